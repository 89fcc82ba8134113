import type { GraphId, TensorType } from '../../graph/project.ts';
import { fullMask, maskingOf, maskType } from '../../nodes/kit/masking.ts';
import type { Names } from '../names.ts';
import type { LayerPlan, LayerValue, LossPlan, ModelOutput, ModelPlan, ValueRef } from '../plan.ts';
import type { Part } from './parts.ts';

/** The masks of the values of one model. */
export type Masks = Map<string, LayerValue>;

const key = (value: LayerValue): string =>
  'input' in value ? `input ${value.input}` : `${value.layer} ${value.output}`;

/** Notes what the mask of a value is. */
export function setMask(masks: Masks, value: LayerValue, mask: LayerValue): void {
  masks.set(key(value), mask);
}

/** What the masks of a layer come to in the plan. */
interface LayerMasks {
  /** Layers that compute masks: they stand before it. */
  readonly makers: readonly LayerPlan[];
  /** Masks the layer reads, for the end of its inputs, and the inputs they belong to. */
  readonly read: readonly LayerValue[];
  readonly masked: readonly number[];
}

/** Where a layer stands. */
interface Place {
  readonly name: string;
  readonly block: string;
  readonly graph: GraphId;
  readonly inputs: readonly LayerValue[];
}

/** Finds the masks a layer reads, and notes those of its outputs. */
export function layerMasks(part: Part, { name, block, graph, inputs }: Place, masks: Masks, names: Names): LayerMasks {
  const { reads, gives } = maskingOf(part.definition, part.params, part.inputTypes);
  const maskOf = (input: number): LayerValue => {
    const mask = masks.get(key(inputs[input]!));
    if (!mask) throw new Error(`${name} should have a mask on input ${input}`);
    return mask;
  };
  const makers: LayerPlan[] = [];
  gives.forEach((origin, output) => {
    if (!origin) return;
    const value = { layer: name, output };
    if ('passed' in origin) return setMask(masks, value, maskOf(origin.passed));
    const maker = names.take(`${name}_mask`);
    makers.push({
      name: maker,
      block,
      graph,
      type: 'mask',
      call: origin.made,
      inputs: origin.from.map((operand) => ('input' in operand ? inputs[operand.input]! : maskOf(operand.maskOf))),
      outputs: [maskType(origin.shape)],
      weights: [],
      trainable: true,
      seed: 0,
      flops: 0,
    });
    setMask(masks, value, { layer: maker, output: 0 });
  });
  return { makers, read: reads.map(maskOf), masked: reads };
}

/** The inputs that are the masks of some others, by number: they stand behind all of those. */
export function withMaskInputs(
  inputs: ModelPlan['inputs'],
  masked: readonly number[],
  masks: Masks,
  names: Names,
): ModelPlan['inputs'] {
  masked.forEach((input, at) => setMask(masks, { input }, { input: inputs.length + at }));
  return [
    ...inputs,
    ...masked.map((input) => {
      const { name, type } = inputs[input]!;
      return { name: names.take(`${name}_mask`), type: maskType(type.shape.slice(0, 1)) };
    }),
  ];
}

/** A model of one layer that gives a sequence the mask of all its steps; `block` is what needs it. */
export function fullMaskModel(name: string, type: TensorType, block: string): ModelPlan {
  const mask = maskType(type.shape.slice(0, 1));
  const layer: LayerPlan = {
    name: 'all_steps',
    block,
    graph: 'main',
    type: 'mask',
    call: fullMask,
    inputs: [{ input: 0 }],
    outputs: [mask],
    weights: [],
    trainable: true,
    seed: 0,
    flops: 0,
  };
  return {
    name,
    label: 'All steps',
    graph: 'main',
    inputs: [{ name: 'sequence', type }],
    layers: [layer],
    outputs: [{ name: 'mask', value: { layer: layer.name, output: 0 }, type: mask }],
  };
}

/** Outputs of a model, and behind them the masks of those that have one. */
export function withMaskOutputs(outputs: readonly ModelOutput[], masks: Masks, names: Names): ModelOutput[] {
  const found: ModelOutput[] = [];
  const own = outputs.map((output): ModelOutput => {
    const mask = masks.get(key(output.value));
    if (!mask || !output.type.masked) return output;
    const name = names.take(`${output.name}_mask`);
    found.push({ name, value: mask, type: maskType(output.type.shape.slice(0, 1)) });
    return { ...output, mask: name };
  });
  return [...own, ...found];
}

/**
 * The mask of a loss's predictions, where they have one: the loss is then the mean over the steps that count. As in
 * Keras the labels' own masks say nothing, and metrics are not masked.
 */
export function lossMask(
  loss: LossPlan['loss'],
  [predictions]: readonly (TensorType | undefined)[],
  mask: ValueRef | undefined,
): ValueRef | undefined {
  return maskedLosses.has(loss) && predictions && masksSteps(predictions) ? mask : undefined;
}

const maskedLosses: ReadonlySet<LossPlan['loss']> = new Set([
  'categoricalCrossentropy',
  'sparseCategoricalCrossentropy',
  'binaryCrossentropy',
  'meanSquaredError',
]);

/** Whether predictions are a sequence with a mask: one number for each row. */
export function masksSteps({ shape, masked }: TensorType): boolean {
  return masked === true && shape.length === 2;
}
