import {
  batchNormalization as normalizeBatch,
  normalizeChannels,
  type ScaleAndShift,
} from '../primitives/batchNormalization.ts';
import { layerNormalization as normalizeRows } from '../primitives/layerNormalization.ts';
import type { Value } from '../tape.ts';
import { NotLowered, type LayerLowering, type LoweringsByName, type LayerUse } from './lowering.ts';

/** Over [..., channels]: in training with the moments of the batch, else with their moving averages. */
const batchNormalization: LayerLowering = (use) => {
  const { tape, args, training, weight } = use;
  const x = lastAxisOf(use);
  const [epsilon, momentum] = [args['epsilon'] as number, args['momentum'] as number];
  const moving = { mean: weight('moving_mean'), variance: weight('moving_variance') };
  return training
    ? [normalizeBatch(tape, x, scaleAndShift(use), moving, { epsilon, momentum })]
    : [normalizeChannels(tape, x, scaleAndShift(use), moving, epsilon)];
};

/** Over [..., channels]: each row by itself, in training or not. */
const layerNormalization: LayerLowering = (use) => {
  return [normalizeRows(use.tape, lastAxisOf(use), scaleAndShift(use), use.args['epsilon'] as number)];
};

function lastAxisOf({ args, inputs: [x] }: LayerUse): Value {
  const axis = args['axis'] ?? -1;
  if (axis !== -1 && axis !== x!.shape.length - 1) throw new NotLowered(`axis ${String(axis)} is not the last`);
  return x!;
}

/** Gamma and beta; 1 and 0 for every channel where the layer has none. */
function scaleAndShift({ tape, args, inputs: [x], weight }: LayerUse): ScaleAndShift {
  const channels = x!.shape.at(-1)!;
  const all = (value: number) => tape.constant(Array.from({ length: channels }, () => value), [channels]); // prettier-ignore
  return {
    gamma: args['scale'] === false ? all(1) : weight('gamma'),
    beta: args['center'] === false ? all(0) : weight('beta'),
  };
}

/** By `LayerCall.tfjs`. */
export const normalizationLowerings: LoweringsByName = {
  batchNormalization,
  layerNormalization,
};
