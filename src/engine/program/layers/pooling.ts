import { reshape } from '../primitives/movement.ts';
import { averagePool, maxPool } from '../primitives/pooling.ts';
import { reduceMax, reduceMean } from '../primitives/reduce.ts';
import type { LayerLowering, LoweringsByName, LayerUse } from './lowering.ts';

/** Over [batch, height, width, channels]. */
const maxPooling2d: LayerLowering = (use) => [pool2d(use, maxPool)];
const averagePooling2d: LayerLowering = (use) => [pool2d(use, averagePool)];

/** Over [batch, steps, channels]. */
const maxPooling1d: LayerLowering = (use) => [pool1d(use, maxPool)];
const averagePooling1d: LayerLowering = (use) => [pool1d(use, averagePool)];

/** From [batch, ..., channels] to [batch, channels]. */
const globalMaxPooling: LayerLowering = ({ tape, inputs: [x] }) => [reduceMax(tape, x!, inner(x!.shape))];
const globalAveragePooling: LayerLowering = ({ tape, inputs: [x] }) => [reduceMean(tape, x!, inner(x!.shape))];

function pool2d({ tape, args, inputs: [x] }: LayerUse, pool: typeof maxPool) {
  return pool(tape, x!, {
    window: args['poolSize'] as [number, number],
    strides: (args['strides'] ?? args['poolSize']) as [number, number],
    padding: args['padding'] as 'valid' | 'same',
  });
}

/** A sequence is an image of height 1. */
function pool1d({ tape, args, inputs: [x] }: LayerUse, pool: typeof maxPool) {
  const [batch, steps, channels] = x!.shape as [number, number, number];
  const window = single(args['poolSize']);
  const y = pool(tape, reshape(tape, x!, [batch, 1, steps, channels]), {
    window: [1, window],
    strides: [1, single(args['strides'] ?? window)],
    padding: args['padding'] as 'valid' | 'same',
  });
  return reshape(tape, y, [batch, y.shape[2]!, channels]);
}

/** The axes between the first and the last. */
function inner(shape: readonly number[]): readonly number[] {
  return shape.slice(1, -1).map((_, index) => index + 1);
}

/** One number, which may be stated as a list of one. */
function single(value: unknown): number {
  return Array.isArray(value) ? (value[0] as number) : (value as number);
}

/** By `LayerCall.tfjs`. */
export const poolingLowerings: LoweringsByName = {
  maxPooling1d,
  maxPooling2d,
  averagePooling1d,
  averagePooling2d,
  globalMaxPooling1d: globalMaxPooling,
  globalMaxPooling2d: globalMaxPooling,
  globalAveragePooling1d: globalAveragePooling,
  globalAveragePooling2d: globalAveragePooling,
};
