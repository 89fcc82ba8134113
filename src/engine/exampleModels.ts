// Models of single layers for the engine's tests: the examples that every block's definition gives.
import type { LayerPlan, ModelPlan, Plan } from '../compiler/plan.ts';
import type { TensorType } from '../graph/project.ts';
import { blockDefinitions } from '../nodes/index.ts';
import type { LayerDefinition, LayerExample } from '../nodes/kit/define.ts';
import { readParams } from '../nodes/kit/read.ts';
import { tensor } from '../nodes/kit/shapes.ts';
import type { Batch, Column } from './program.ts';
import { floats, integers } from './testColumns.ts';
import { dense, from, layerNormalization, supervised } from './testPlans.ts';

export interface ExampleModel {
  readonly plan: ModelPlan;
  readonly layer: LayerPlan;
  readonly inputs: readonly TensorType[];
}

/** Every example of every layer block, with a title. */
export const layerExamples = blockDefinitions
  .filter((definition): definition is LayerDefinition => definition.role === 'layer')
  .flatMap((definition) =>
    definition.examples.map((example) => [`${definition.type}: ${example.title}`, definition, example] as const),
  );

/** A model that is the layer of an example. */
export function exampleModel(definition: LayerDefinition, example: LayerExample): ExampleModel {
  const { values } = readParams(definition.params, example.params);
  const inputs = example.in.map((shape) =>
    example.classes === undefined ? tensor(shape) : tensor(shape, 'int32', example.classes),
  );
  const inferred = definition.infer(values, inputs);
  if ('problem' in inferred) throw new Error(`the example "${example.title}" is refused: ${inferred.problem.code}`);
  const outputs = inferred.outputs as TensorType[];
  const layer: LayerPlan = {
    name: 'layer',
    block: 'layer',
    graph: 'main',
    type: definition.type,
    call: definition.lower(values, inputs),
    inputs: inputs.map((_, input) => ({ input })),
    outputs,
    weights: definition.weights?.(values, inputs) ?? [],
    trainable: true,
    seed: 1,
    flops: 0,
  };
  const plan: ModelPlan = {
    name: 'model',
    label: 'Model',
    graph: 'main',
    inputs: inputs.map((type, at) => ({ name: `input_${at}`, type })),
    layers: [layer],
    outputs: outputs.map((type, output) => ({ name: `output_${output}`, value: { layer: 'layer', output }, type })),
  };
  return { plan, layer, inputs };
}

/** Enough that the moments of a batch are not a matter of rounding. */
const samples = 4;
/** A dense layer wider than this takes the judge seconds. */
const widest = 200;

/**
 * A plan that trains the layer of an example and, so that its gradients by its inputs count too, a dense layer before
 * each input of floats, or a normalization where that would be too wide; with a batch of samples.
 */
export function trainedExample(definition: LayerDefinition, example: LayerExample): { plan: Plan; batch: Batch } {
  const { plan: single, layer, inputs } = exampleModel(definition, example);
  const before = inputs.map(({ shape, dtype }, input) => {
    const width = shape.at(-1) as number;
    if (dtype === 'int32') return undefined;
    const name = `before_${input}`;
    return width > widest ? layerNormalization(name, width, { input }) : dense(name, width, width, 'linear', { input });
  });
  const model: ModelPlan = {
    ...single,
    layers: [
      ...before.flatMap((each, index) => (each ? [{ ...each, seed: 10 * index }] : [])),
      { ...layer, inputs: before.map((each, input) => (each ? from(each.name) : { input })), seed: 100 },
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
