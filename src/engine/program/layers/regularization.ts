import { multiply } from '../primitives/binary.ts';
import { dropoutMask } from '../primitives/random.ts';
import type { Value } from '../tape.ts';
import type { LayerLowering, LoweringsByName, LayerUse } from './lowering.ts';

/** Drops numbers one by one. */
const dropout: LayerLowering = (use) => [masked(use, (x) => x.shape)];

/** Drops whole channels of a sequence [batch, time, channels]. */
const spatialDropout1d: LayerLowering = (use) => [masked(use, ({ shape }) => shape.with(1, 1))];

function masked({ tape, args, inputs, training, kept }: LayerUse, maskShape: (x: Value) => readonly number[]): Value {
  const x = inputs[0]!;
  const rate = args['rate'] as number;
  if (!training || rate === 0) return x;
  const mask = dropoutMask(tape, maskShape(x), { rate, seed: args['seed'] as number }, kept('calls', []));
  return multiply(tape, x, mask);
}

/** By `LayerCall.tfjs`. */
export const regularizationLowerings: LoweringsByName = {
  Dropout: dropout,
  spatialDropout1d,
};
