// Models of single layers for the engine's tests: the examples that every block's definition gives.
import { layerMasks, setMask, type Masks } from '../compiler/passes/masks.ts';
import { partsOf, type PartValue } from '../compiler/passes/parts.ts';
import type { LayerPlan, LayerValue, ModelPlan, Plan } from '../compiler/plan.ts';
import type { TensorType } from '../graph/project.ts';
import { blockDefinitions } from '../nodes/index.ts';
import type { CompositeDefinition } from '../nodes/kit/composite.ts';
import { stopsGradient, type LayerDefinition, type LayerExample } from '../nodes/kit/define.ts';
import { exampleInputs } from '../nodes/kit/example.ts';
import { maskType } from '../nodes/kit/masking.ts';
import { readParams } from '../nodes/kit/read.ts';
import type { Batch, Column } from './program.ts';
import { floats, integers } from './testColumns.ts';
import { dense, from, layer, layerNormalization, supervised, tensor } from './testPlans.ts';

export interface ExampleModel {
  readonly plan: ModelPlan;
  /** The only layer, or the last one. */
  readonly layer: LayerPlan;
  /** Behind the inputs come the masks of those that have one, see {@link isMask}. */
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
  const masks: Masks = new Map();
  const maskTypes = (example.masks ?? []).map((input, at) => {
    setMask(masks, { input }, { input: inputs.length + at });
    return stepsMask(inputs[input]!);
  });
  const layers = made.parts.flatMap((part, at): LayerPlan[] => {
    const place = { name: nameOf(part.name), block: 'layer', graph: 'main', inputs: part.inputs.map(valueOf) } as const;
    const { makers, read, masked } = layerMasks(part, place, masks, { take: (name) => name });
    const layer: LayerPlan = {
      ...place,
      type: part.definition.type,
      call: part.definition.lower(part.params, part.inputTypes),
      inputs: [...place.inputs, ...read],
      ...(masked.length > 0 ? { masked } : {}),
      outputs: part.outputTypes,
      weights: part.weights,
      trainable: true,
      seed: 1 + 10 * at,
      flops: 0,
    };
    return [...makers, layer];
  });
  const all = [...inputs, ...maskTypes];
  const plan: ModelPlan = {
    name: 'model',
    label: 'Model',
    graph: 'main',
    inputs: all.map((type, at) => ({ name: `input_${at}`, type })),
    layers,
    outputs: made.outputs.map((value, output) => ({
      name: `output_${output}`,
      value: valueOf(value),
      type: made.outputTypes[output]!,
    })),
  };
  return { plan, layer: layers.at(-1)!, inputs: all };
}

/** The mask of a sequence: its numbers are 0 and 1. */
function stepsMask({ shape }: TensorType): TensorType {
  return { ...maskType(shape.slice(0, 1)), classes: 2 };
}

/** Whether a type is the mask of an example's input. */
export const isMask = ({ dtype, classes }: TensorType): boolean => dtype === 'float32' && classes === 2;

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
    if (dtype === 'int32' || isMask(inputs[input]!)) return undefined;
    const name = `before_${input}`;
    return width > widest ? layerNormalization(name, width, { input }) : dense(name, width, width, 'linear', { input });
  });
  const behind = (value: LayerValue): LayerValue => {
    const layer = 'input' in value ? before[value.input] : undefined;
    return layer ? from(layer.name) : value;
  };
  const flat = stopsGradient(definition, readParams(definition.params, example.params).values);
  const model = readable(flat, {
    ...single,
    layers: [
      ...before.flatMap((each, index) => (each ? [{ ...each, seed: 10 * index }] : [])),
      ...single.layers.map((layer) => ({ ...layer, inputs: layer.inputs.map(behind), seed: layer.seed + 99 })),
    ],
  });
  const sgd = { name: 'sgd', args: { learningRate: 0.1 } } as const;
  const columns = Object.fromEntries(
    model.inputs.map(({ name, type }, index): [string, Column] => {
      const shape = [samples, ...(type.shape as number[])];
      if (isMask(type))
        return [name, { ...floats(shape), data: Float32Array.from(integers(shape, 3).data, Math.sign) }];
      return [name, type.dtype === 'int32' ? integers(shape, type.classes ?? 2) : floats(shape, 1 + index)];
    }),
  );
  const labels = floats([samples, ...(model.outputs[0]!.type.shape as number[])], 50);
  return {
    plan: supervised(model, { loss: 'meanSquaredError', metrics: [] }, sgd),
    batch: { data: { ...columns, labels } },
  };
}

/**
 * A model whose first output has a gradient: where none passes the layer, or no weight leads to it, a dense layer that
 * reads what it gives comes first.
 */
function readable(flat: boolean, model: ModelPlan): ModelPlan {
  const { value, type } = model.outputs[0]!;
  if (!flat && model.layers.some(({ weights }) => weights.length > 0)) return model;
  const count = (type.shape as number[]).reduce((product, length) => product * length, 1);
  return {
    ...model,
    layers: [
      ...model.layers,
      layer('floats', 'Cast', { target: 'float32' }, { custom: true, inputs: [value] }),
      layer('row', 'reshape', { targetShape: [count] }, { inputs: [from('floats')] }),
      { ...dense('reader', count, 2, 'linear', from('row')), seed: 77 },
    ],
    outputs: [{ name: 'read', value: from('reader'), type: tensor([2]) }, ...model.outputs],
  };
}
