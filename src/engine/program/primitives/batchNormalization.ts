import { batchMoments, batchNormalizationGradient, batchWorkspace, channelScratch, normalizeChannels as normalizeChannelsOf } from '../../kernels/instructions/batchNormalization.ts'; // prettier-ignore
import type { Primitive } from '../primitive.ts';
import type { Tape, Value } from '../tape.ts';
import { divide, multiply, subtract } from './binary.ts';
import { sumTo } from './reduce.ts';
import { rowsOf } from './rows.ts';
import { affine, unary } from './unary.ts';

/** Learned numbers for each channel of x `[..., channels]`. */
export interface ScaleAndShift {
  readonly gamma: Value;
  readonly beta: Value;
}

/** Kept numbers for each channel. */
export interface Moments {
  readonly mean: Value;
  readonly variance: Value;
}

/**
 * Normalizes each channel with the batch's own mean and variance, then scales and shifts. The moving averages follow the
 * batch's moments in place, as in TensorFlow.js 4.22: moving -= (moving - moment) (1 - momentum), with the variance
 * divided by the number of rows.
 */
export function batchNormalization(
  tape: Tape,
  x: Value,
  { gamma, beta }: ScaleAndShift,
  moving: Moments,
  settings: { readonly epsilon: number; readonly momentum: number },
): Value {
  return tape.record(batchNormalizationPrimitive, [x, gamma, beta, moving.mean, moving.variance], { ...settings })[0]!;
}

/** Normalizes each channel with moments given, which are not trained, then scales and shifts. */
export function normalizeChannels(
  tape: Tape,
  x: Value,
  { gamma, beta }: ScaleAndShift,
  { mean, variance }: Moments,
  epsilon: number,
): Value {
  return tape.record(normalizeChannelsPrimitive, [x, gamma, beta, mean, variance], { epsilon })[0]!;
}

type Epsilon = { readonly epsilon: number };

/** Inputs: x, gamma, beta, moving mean and variance. Outputs: y and the moments of the batch. */
const batchNormalizationPrimitive: Primitive<Epsilon & { readonly momentum: number }> = {
  name: 'batchNormalization',
  outputs: ([x, gamma]) => [{ shape: x!.shape }, { shape: gamma!.shape }, { shape: gamma!.shape }],
  gradients: ({ tape, attributes: { epsilon }, inputs: [x, gamma], outputs: [_y, mean, variance] }, [dy]) =>
    tape.record(batchNormalizationGradientPrimitive, [x!, dy!, mean!, variance!, gamma!], { epsilon }),
  emit({ attributes, inputs, outputs, address, workspace, scratch }) {
    const [x, gamma, beta, movingMean, movingVariance] = inputs.map(address) as [
      number,
      number,
      number,
      number,
      number,
    ];
    const [y, mean, variance] = outputs.map(address) as [number, number, number];
    const { epsilon, momentum } = attributes;
    const rows = { x, ...rowsOf(inputs[0]!) };
    const moving = { mean: movingMean, variance: movingVariance, momentum };
    scratch(channelScratch(rows.channels));
    return [
      ...batchMoments({ mean, variance }, rows, workspace(batchWorkspace(rows)), moving),
      normalizeChannelsOf(y, rows, { mean, variance }, { gamma, beta, epsilon }),
    ];
  },
  overwrites: [0],
  updates: [3, 4],
};

/** Inputs: x, dy, mean, variance, gamma. Outputs: gradients of x, gamma, beta. */
const batchNormalizationGradientPrimitive: Primitive<Epsilon> = {
  name: 'batchNormalizationGradient',
  outputs: ([x, , , , gamma]) => [{ shape: x!.shape }, { shape: gamma!.shape }, { shape: gamma!.shape }],
  emit({ attributes: { epsilon }, inputs, outputs, address, workspace, scratch }) {
    const [x, dy, mean, variance, gamma] = inputs.map(address) as [number, number, number, number, number];
    const [dx, dgamma, dbeta] = outputs.map(address) as [number, number, number];
    const rows = { x, ...rowsOf(inputs[0]!) };
    scratch(channelScratch(rows.channels));
    const settings = { gamma, epsilon, workspace: workspace(batchWorkspace(rows)) };
    return batchNormalizationGradient({ dx, dgamma, dbeta }, rows, dy, { mean, variance }, settings);
  },
  overwrites: [1],
};

/** Inputs: x, gamma, beta, mean, variance. */
const normalizeChannelsPrimitive: Primitive<Epsilon> = {
  name: 'normalizeChannels',
  outputs: ([x]) => [{ shape: x!.shape }],
  gradients({ tape, attributes: { epsilon }, inputs: [x, gamma, beta, mean, variance] }, [dy]) {
    const deviation = unary(tape, 'sqrt', affine(tape, variance!, 1, epsilon));
    const unit = divide(tape, subtract(tape, x!, mean!), deviation);
    return [
      multiply(tape, dy!, divide(tape, gamma!, deviation)),
      sumTo(tape, multiply(tape, dy!, unit), gamma!.shape),
      sumTo(tape, dy!, beta!.shape),
    ];
  },
  emit({ attributes: { epsilon }, inputs, outputs: [y], address, scratch }) {
    const [x, gamma, beta, mean, variance] = inputs.map(address) as [number, number, number, number, number];
    const rows = { x, ...rowsOf(inputs[0]!) };
    scratch(channelScratch(rows.channels));
    return [normalizeChannelsOf(address(y!), rows, { mean, variance }, { gamma, beta, epsilon })];
  },
  overwrites: [0],
};
