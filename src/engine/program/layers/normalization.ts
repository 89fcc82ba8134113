import { assign } from '../primitives/assign.ts';
import {
  batchNormalization as normalizeBatch,
  normalizeChannels,
  type Moments,
  type ScaleAndShift,
} from '../primitives/batchNormalization.ts';
import { add, binary, divide, maximum, multiply, subtract } from '../primitives/binary.ts';
import { layerNormalization as normalizeRows } from '../primitives/layerNormalization.ts';
import { matMul } from '../primitives/matMul.ts';
import { reshape, transpose } from '../primitives/movement.ts';
import { broadcastTo, reduceMax, reduceMean, reduceSum } from '../primitives/reduce.ts';
import { affine, unary } from '../primitives/unary.ts';
import type { SeededCall } from '../../../compiler/seeds.ts';
import { sizeOf, type Tape, type Value } from '../tape.ts';
import type { LayerLowering, LoweringsByName, LayerUse } from './lowering.ts';

/** In training with the moments of the batch, else and where it is frozen with their moving averages. */
const batchNormalization: LayerLowering = (use) => {
  const { tape, args, plan, training, weight, masks, inputs } = use;
  const x = inputs[0]!;
  const [epsilon, momentum] = [args['epsilon'] as number, args['momentum'] as number];
  const moving = { mean: weight('moving_mean'), variance: weight('moving_variance') };
  const [axis] = axesOf(use) as [number];
  const learned = scaleAndShift(use, [x.shape[axis]!]);
  return [
    withAxesLast(tape, x, [axis], (last) => {
      if (!training || !plan.trainable) return normalizeChannels(tape, last, learned, moving, epsilon);
      if (!masks[0]) return normalizeBatch(tape, last, learned, moving, { epsilon, momentum });
      const counts = withAxesLast(tape, countsOf(tape, masks[0], x), [axis], (each) => each, 'stay');
      return maskedBatchNormalization(tape, last, counts, learned, moving, { epsilon, momentum });
    }),
  ];
};

/** A mask `[batch, time]` for each number of x `[batch, time, ...]`. */
function countsOf(tape: Tape, mask: Value, x: Value): Value {
  const ones = [...mask.shape, ...x.shape.slice(mask.shape.length).map(() => 1)];
  return broadcastTo(tape, reshape(tape, mask, ones), x.shape);
}

/** Over `[..., channels]`, with the moments of what counts. */
function maskedBatchNormalization(
  tape: Tape,
  x: Value,
  counts: Value,
  { gamma, beta }: ScaleAndShift,
  moving: Moments,
  { epsilon, momentum }: { readonly epsilon: number; readonly momentum: number },
): Value {
  const others = x.shape.slice(0, -1).map((_, axis) => axis);
  const number = affine(tape, reduceSum(tape, counts, others), 1, 1e-7);
  const mean = divide(tape, reduceSum(tape, multiply(tape, x, counts), others), number);
  const centred = subtract(tape, x, mean);
  const squares = multiply(tape, multiply(tape, centred, centred), counts);
  const variance = divide(tape, reduceSum(tape, squares, others), number);
  const follow = (average: Value, moment: Value): void => {
    assign(tape, average, add(tape, affine(tape, average, momentum), affine(tape, moment, 1 - momentum)));
  };
  follow(moving.mean, mean);
  follow(moving.variance, variance);
  const inverse = unary(tape, 'reciprocalSqrt', affine(tape, variance, 1, epsilon));
  return add(tape, multiply(tape, centred, multiply(tape, inverse, gamma)), beta);
}

/** Each sample by itself along the axes, in training or not. */
const layerNormalization: LayerLowering = (use) => {
  const { tape, args, inputs } = use;
  const x = inputs[0]!;
  const axes = axesOf(use);
  const learned = scaleAndShift(use, axes.map((axis) => x.shape[axis]!)); // prettier-ignore
  return [withAxesLast(tape, x, axes, (rows) => normalizeRows(tape, rows, learned, args['epsilon'] as number))];
};

/** Each group of channels of each sample by itself. */
const groupNormalization: LayerLowering = (use) => {
  const { tape, args, inputs } = use;
  const x = inputs[0]!;
  const [channelAxis] = axesOf(use) as [number];
  const [batch, channels] = [x.shape[0]!, x.shape[channelAxis]!];
  const groups = args['groups'] === -1 ? channels : (args['groups'] as number);
  const order = [0, channelAxis, ...x.shape.keys()].filter((axis, place, all) => all.indexOf(axis) === place);
  const first = transpose(tape, x, order); // [batch, channels, ...]
  const rows = reshape(tape, first, [batch * groups, sizeOf(x) / (batch * groups)]);
  const [one, zero] = [1, 0].map((number) => broadcastTo(tape, tape.constant([number], []), [rows.shape[1]!]));
  const normalized = normalizeRows(tape, rows, { gamma: one!, beta: zero! }, args['epsilon'] as number);
  const back = order.map((_, axis) => order.indexOf(axis));
  const along = x.shape.map((length, axis) => (axis === channelAxis ? length : 1));
  const scaled = (y: Value): Value =>
    args['scale'] === false ? y : multiply(tape, y, reshape(tape, use.weight('gamma'), along));
  const shifted = (y: Value): Value =>
    args['center'] === false ? y : add(tape, y, reshape(tape, use.weight('beta'), along));
  return [shifted(scaled(transpose(tape, reshape(tape, normalized, first.shape), back)))];
};

/** x / |x| along the axes. What is shorter than 1e-12 is divided by that. */
const unitNormalization: LayerLowering = (use) => {
  const { tape, inputs } = use;
  const x = inputs[0]!;
  const squares = reduceSum(tape, multiply(tape, x, x), axesOf(use), true);
  const inverse = unary(tape, 'reciprocalSqrt', maximum(tape, squares, tape.constant([1e-24], [])));
  return [multiply(tape, x, inverse)];
};

/** x / √(mean x² + epsilon) scale, along the last axes. */
const rmsNormalization: LayerLowering = (use) => {
  const { tape, args, inputs, weight } = use;
  const x = inputs[0]!;
  const squares = reduceMean(tape, multiply(tape, x, x), axesOf(use), true);
  const inverse = unary(tape, 'reciprocalSqrt', affine(tape, squares, 1, args['epsilon'] as number));
  return [multiply(tape, multiply(tape, x, inverse), weight('scale'))];
};

/** In training the kernel is divided by its largest singular value, in place, before the wrapped layer takes it. */
const spectralNormalization: LayerLowering = (use) => {
  const { tape, args, inputs, training, weight, lower } = use;
  const { layer } = args['layer'] as { readonly layer: SeededCall };
  if (training) normalizeKernel(tape, weight('kernel'), weight('vector_u'), args['powerIterations'] as number);
  return lower(layer, inputs);
};

function normalizeKernel(tape: Tape, kernel: Value, vector: Value, iterations: number): void {
  const columns = kernel.shape.at(-1)!;
  const rows = reshape(tape, kernel, [sizeOf(kernel) / columns, columns]);
  const unit = (x: Value): Value => {
    const length = maximum(tape, reduceSum(tape, multiply(tape, x, x)), tape.constant([1e-14], []));
    return multiply(tape, x, unary(tape, 'reciprocalSqrt', length));
  };
  let [u, v] = [vector, vector];
  for (let step = 0; step < iterations; step++) {
    v = unit(matMul(tape, u, rows, { transposeB: true }));
    u = unit(matMul(tape, v, rows));
  }
  const largest = reduceSum(tape, multiply(tape, matMul(tape, v, rows), u));
  // A kernel of zeros, which has no direction, stays, and so does the vector.
  const none = binary(tape, 'equal', reduceMax(tape, unary(tape, 'abs', kernel)), tape.constant([0], []));
  const divided = divide(tape, kernel, add(tape, largest, none));
  assign(tape, vector, add(tape, u, multiply(tape, vector, none)));
  assign(tape, kernel, divided);
}

/** The axes of a layer from 0 up, the batch axis among them. */
function axesOf({ args, inputs: [x] }: LayerUse): readonly number[] {
  const axes = [args['axis'] as number | readonly number[]].flat();
  return axes.map((axis) => (axis < 0 ? axis + x!.shape.length : axis)).sort((a, b) => a - b); // prettier-ignore
}

/** Lets `use` work on x with some axes as one last axis, or as they are behind the others, and puts them back. */
function withAxesLast(
  tape: Tape,
  x: Value,
  axes: readonly number[],
  use: (last: Value) => Value,
  back: 'return' | 'stay' = 'return',
): Value {
  const others = [...x.shape.keys()].filter((axis) => !axes.includes(axis));
  const order = [...others, ...axes];
  const moved = transpose(tape, x, order);
  const lengths = others.map((axis) => x.shape[axis]!);
  const flat = reshape(tape, moved, [...lengths, sizeOf({ shape: axes.map((axis) => x.shape[axis]!) })]);
  const y = use(flat);
  if (back === 'stay') return y;
  return transpose(tape, reshape(tape, y, moved.shape), order.map((_, axis) => order.indexOf(axis))); // prettier-ignore
}

/** Gamma and beta in a row; 1 and 0 for every place where the layer has none. */
function scaleAndShift({ tape, args, weight }: LayerUse, lengths: readonly number[]): ScaleAndShift {
  const row = [sizeOf({ shape: lengths })];
  const all = (value: number): Value => broadcastTo(tape, tape.constant([value], []), row);
  return {
    gamma: args['scale'] === false ? all(1) : reshape(tape, weight('gamma'), row),
    beta: args['center'] === false ? all(0) : reshape(tape, weight('beta'), row),
  };
}

/** By `LayerCall.tfjs`. */
export const normalizationLowerings: LoweringsByName = {
  batchNormalization,
  BatchNormalization: batchNormalization,
  layerNormalization,
  LayerNormalization: layerNormalization,
  GroupNormalization: groupNormalization,
  UnitNormalization: unitNormalization,
  RMSNormalization: rmsNormalization,
  SpectralNormalization: spectralNormalization,
};
