// Models of single layers for the engine's tests: the examples that every block's definition gives.
import { partsOf, type PartValue } from '../compiler/passes/parts.ts';
import type { LayerPlan, LayerValue, ModelPlan, Plan } from '../compiler/plan.ts';
import type { TensorType } from '../graph/project.ts';
import { blockDefinitions } from '../nodes/index.ts';
import type { CompositeDefinition } from '../nodes/kit/composite.ts';
import type { LayerDefinition, LayerExample } from '../nodes/kit/define.ts';
import { exampleInputs } from '../nodes/kit/example.ts';
import { readParams } from '../nodes/kit/read.ts';
import type { Batch, Column } from './program.ts';
import { floats, integers } from './testColumns.ts';
import { dense, from, layerNormalization, supervised } from './testPlans.ts';

export interface ExampleModel {
  readonly plan: ModelPlan;
  /** The only layer, or the last one. */
  readonly layer: LayerPlan;
  readonly inputs: readonly TensorType[];
}

type Exemplified = LayerDefinition | CompositeDefinition;

const titled = <D extends Exemplified>(definitions: readonly D[]) =>
  definitions.flatMap((definition) =>
    definition.examples.map((example) => [`${definition.type}: ${example.title}`, definition, example] as const),
  );

/** Every example of every layer block, with a title. */
export const layerExamples = titled(blockDefinitions.filter((definition) => definition.role === 'layer'));

/** Every example of every composite, with a title. */
export const compositeExamples = titled(blockDefinitions.filter((definition) => definition.role === 'composite'));

/** A model that is the block of an example: one layer, or the layers of a composite. */
export function exampleModel(definition: Exemplified, example: LayerExample): ExampleModel {
  const { values } = readParams(definition.params, example.params);
  const inputs = exampleInputs(example);
  const made = partsOf(definition, values, inputs);
  if ('problem' in made) throw new Error(`the example "${example.title}" is refused: ${made.problem.code}`);
  const nameOf = (part: string): string => (part === '' ? 'layer' : part);
  const valueOf = (value: PartValue): LayerValue =>
    'input' in value ? value : { layer: nameOf(value.part), output: value.output };
  const layers = made.parts.map((part, at): LayerPlan => ({
    name: nameOf(part.name),
    block: 'layer',
    graph: 'main',
    type: part.definition.type,
    call: part.definition.lower(part.params, part.inputTypes),
    inputs: part.inputs.map(valueOf),
    outputs: part.outputTypes,
    weights: part.weights,
    trainable: true,
    seed: 1 + 10 * at,
    flops: 0,
  }));
  const plan: ModelPlan = {
    name: 'model',
    label: 'Model',
    graph: 'main',
    inputs: inputs.map((type, at) => ({ name: `input_${at}`, type })),
    layers,
    outputs: made.outputs.map((value, output) => ({
      name: `output_${output}`,
      value: valueOf(value),
      type: made.outputTypes[output]!,
    })),
  };
  return { plan, layer: layers.at(-1)!, inputs };
}

/** Enough that the moments of a batch are not a matter of rounding. */
const samples = 4;
/** A dense layer wider than this takes the judge seconds. */
const widest = 200;

/**
 * A plan that trains the layer of an example and, so that its gradients by its inputs count too, a dense layer before
 * each input of floats, or a normalization where that would be too wide; with a batch of samples.
 */
export function trainedExample(definition: Exemplified, example: LayerExample): { plan: Plan; batch: Batch } {
  const { plan: single, inputs } = exampleModel(definition, example);
  const before = inputs.map(({ shape, dtype }, input) => {
    const width = shape.at(-1) as number;
    if (dtype === 'int32') return undefined;
    const name = `before_${input}`;
    return width > widest ? layerNormalization(name, width, { input }) : dense(name, width, width, 'linear', { input });
  });
  const behind = (value: LayerValue): LayerValue => {
    const layer = 'input' in value ? before[value.input] : undefined;
    return layer ? from(layer.name) : value;
  };
  const model: ModelPlan = {
    ...single,
    layers: [
      ...before.flatMap((each, index) => (each ? [{ ...each, seed: 10 * index }] : [])),
      ...single.layers.map((layer) => ({ ...layer, inputs: layer.inputs.map(behind), seed: layer.seed + 99 })),
    ],
  };
  const sgd = { name: 'sgd', args: { learningRate: 0.1 } } as const;
  const columns = Object.fromEntries(
    model.inputs.map(({ name, type }, index): [string, Column] => {
      const shape = [samples, ...(type.shape as number[])];
      return [name, type.dtype === 'int32' ? integers(shape, type.classes ?? 2) : floats(shape, 1 + index)];
    }),
  );
  const labels = floats([samples, ...example.out[0]!], 50);
  return {
    plan: supervised(model, { loss: 'meanSquaredError', metrics: [] }, sgd),
    batch: { data: { ...columns, labels } },
  };
}
