import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LayerPlan, ModelPlan, Plan } from '../src/compiler/plan.ts';
import { exportTypeScript, type ExportFile } from '../src/compiler/targets/typescript/exportTypeScript.ts';
import { printModels } from '../src/compiler/targets/typescript/model.ts';
import { buildModel, disposeModel } from '../src/engine/tfjs/build.ts';
import type { TensorType } from '../src/graph/project.ts';
import { blockDefinitions } from '../src/nodes/index.ts';
import type { LayerDefinition, LayerExample } from '../src/nodes/kit/define.ts';
import { exampleInputs } from '../src/nodes/kit/example.ts';
import { maskingOf, maskType } from '../src/nodes/kit/masking.ts';
import { readParams } from '../src/nodes/kit/read.ts';
import { importModule, typeErrors, unformatted, writeProject, type Exported } from './exported.ts';

/** Every example of every layer as a model of that one layer. */
const cases = blockDefinitions
  .filter((definition): definition is LayerDefinition => definition.role === 'layer')
  .flatMap((definition) =>
    definition.examples.map((example, index) => ({
      name: `${definition.type}: ${example.title}`,
      file: `${definition.type}_${index}.ts`,
      model: modelOf(definition, example),
    })),
  );

const seed = 11;
/** What layers import that is no layer. */
const carriedData = ['random', 'moments', 'quantiles', 'summary', 'hashes', 'lookup', 'tally'].map(
  (name) => `data/${name}.ts`,
);

function modelOf(definition: LayerDefinition, example: LayerExample): ModelPlan {
  const { values } = readParams(definition.params, example.params);
  const inputs = exampleInputs(example);
  const inferred = definition.infer(values, inputs);
  if ('problem' in inferred) throw new Error(`The example "${example.title}" is refused.`);
  const outputs = inferred.outputs as TensorType[];
  const { reads } = maskingOf(definition, values, inputs);
  const all = [...inputs, ...reads.map((input) => maskType(inputs[input]!.shape.slice(0, 1)))];
  const layer: LayerPlan = {
    name: definition.type,
    block: 'block',
    graph: 'main',
    type: definition.type,
    call: definition.lower(values, inputs),
    inputs: all.map((_, input) => ({ input })),
    ...(reads.length > 0 ? { masked: reads } : {}),
    outputs,
    weights: definition.weights?.(values, inputs) ?? [],
    trainable: true,
    seed: 21,
    flops: 1234,
  };
  return {
    name: 'net',
    label: example.title,
    graph: 'main',
    inputs: all.map((type, index) => ({ name: `input_${index}`, type })),
    layers: [layer],
    outputs: outputs.map((type, output) => ({ name: `output_${output}`, value: { layer: layer.name, output }, type })),
  };
}

const planOf = (...models: ModelPlan[]): Plan => ({
  title: 'Layers',
  sources: [],
  models,
  calls: [],
  losses: [],
  steps: [],
  run: { epochs: 1, batchSize: 1, seed },
});

describe('the printed code of every layer', () => {
  let exported: Exported;
  let files: readonly ExportFile[];
  beforeAll(async () => {
    await tf.setBackend('cpu');
    files = cases.map(({ file, model }) => ({ path: file, text: printModels(planOf(model)).text }));
    const along = exportTypeScript(planOf(...cases.map(({ model }) => model))).filter(
      ({ path }) => path.startsWith('layers/') || carriedData.includes(path) || path === 'tsconfig.json',
    );
    exported = writeProject([...files, ...along]);
  });
  afterAll(() => exported.remove());

  it('is formatted and has the types that strict TypeScript asks for', async () => {
    expect(await unformatted(exported.files)).toEqual([]);
    expect(typeErrors(exported.root)).toBe('');
  });

  it.each(cases)('makes the same layer as the app, $name', async ({ file, model }) => {
    const app = buildModel(model, seed);
    const { createNet } = (await importModule(exported, file)) as { createNet: (seed: number) => tf.LayersModel };
    const code = createNet(seed);
    expect(code.outputs.map(({ shape }) => shape)).toEqual(app.model.outputs.map(({ shape }) => shape));
    const weights = ({ layers }: tf.LayersModel) =>
      layers.flatMap((layer) => layer.weights.map((weight) => [...weight.read().dataSync()]));
    expect(weights(code)).toEqual(weights(app.model));
    const settings = (net: tf.LayersModel) => {
      // A sequential model's first layer states the shape of the input, which the app's input states.
      const { batchInputShape: _, dtype: __, ...config } = net.getLayer(model.layers[0]!.name).getConfig();
      return JSON.parse(
        JSON.stringify(config, (key, value: unknown) => (key === 'name' ? undefined : value)),
      ) as unknown;
    };
    expect(settings(code)).toEqual(settings(app.model));
    code.dispose();
    disposeModel(app);
  });
});
