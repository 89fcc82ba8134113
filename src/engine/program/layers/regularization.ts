import { add, multiply } from '../primitives/binary.ts';
import { dropoutMask, normalDraws } from '../primitives/random.ts';
import { affine } from '../primitives/unary.ts';
import type { Value } from '../tape.ts';
import type { LayerLowering, LoweringsByName, LayerUse } from './lowering.ts';

/*
 * Noise: the formulas and the draws are those of the layers of the same names in `tfjs/layers/`.
 */

/** Drops numbers one by one, or along shared axes all at once. */
const dropout: LayerLowering = noise('rate', (use, x) => multiply(use.tape, x, maskOf(use, x)));

const alphaDropout: LayerLowering = noise('rate', (use, x) => {
  const { tape } = use;
  const rate = use.args['rate'] as number;
  const lowest = -1.7580993408473766;
  const stretch = ((1 - rate) * (1 + rate * lowest ** 2)) ** -0.5;
  // The mask is 1 / (1 - rate) where a number is kept.
  const fromLowest = affine(tape, x, stretch * (1 - rate), -stretch * (1 - rate) * lowest);
  const kept = multiply(tape, fromLowest, maskOf(use, x));
  return affine(tape, kept, 1, stretch * lowest * (1 - rate));
});

const gaussianNoise: LayerLowering = noise('stddev', (use, x) =>
  add(use.tape, x, affine(use.tape, drawsOf(use, x), use.args['stddev'] as number)),
);

const gaussianDropout: LayerLowering = noise('rate', (use, x) => {
  const rate = use.args['rate'] as number;
  return multiply(use.tape, x, affine(use.tape, drawsOf(use, x), Math.sqrt(rate / (1 - rate)), 1));
});

/** A layer that passes its input through outside of training, and where the setting that says how much noise is 0. */
function noise(amount: 'rate' | 'stddev', noisy: (use: LayerUse, x: Value) => Value): LayerLowering {
  return (use) => {
    const x = use.inputs[0]!;
    return [use.training && use.args[amount] !== 0 ? noisy(use, x) : x];
  };
}

function maskOf({ tape, args, kept }: LayerUse, x: Value): Value {
  const shared = (args['sharedAxes'] ?? []) as readonly number[];
  const shape = x.shape.map((length, axis) => (shared.includes(axis) ? 1 : length));
  return dropoutMask(tape, shape, { rate: args['rate'] as number, seed: args['seed'] as number }, kept('calls', []));
}

function drawsOf({ tape, args, kept }: LayerUse, x: Value): Value {
  return normalDraws(tape, x.shape, args['seed'] as number, kept('calls', []));
}

/** By `LayerCall.tfjs`. */
export const regularizationLowerings: LoweringsByName = {
  AlphaDropout: alphaDropout,
  Dropout: dropout,
  GaussianDropout: gaussianDropout,
  GaussianNoise: gaussianNoise,
};
