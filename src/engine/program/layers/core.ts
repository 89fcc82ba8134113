import { matMul } from '../primitives/matMul.ts';
import type { Value } from '../tape.ts';
import { activate } from './activation.ts';
import type { LayerLowering, LoweringsByName, LayerUse } from './lowering.ts';

/** x kernel + bias along the last axis. */
const dense: LayerLowering = (use) =>
  finished(use, (finish) => matMul(use.tape, use.inputs[0]!, use.weight('kernel'), finish));

/** The bias and the activation that a product does itself. */
interface Finish {
  readonly bias: Value | undefined;
  readonly activation: 'linear' | 'relu';
}

/** A layer that is a product, its bias and its activation: relu goes into the product, any other follows it. */
export function finished({ tape, args, weight }: LayerUse, product: (finish: Finish) => Value): readonly Value[] {
  const activation = args['activation'] as string;
  const bias = args['useBias'] ? weight('bias') : undefined;
  if (activation === 'relu') return [product({ bias, activation })];
  return [activate(tape, activation, product({ bias, activation: 'linear' }))];
}

/** By `LayerCall.tfjs`. */
export const coreLowerings: LoweringsByName = {
  dense,
};
