import type { LossPlan } from '../../compiler/plan.ts';
import { LossKind } from '../kernels/lossKinds.ts';
import { add } from './primitives/binary.ts';
import { lossesOfSteps, meanOver } from './maskedLosses.ts';
import { categoricalCrossentropy, meanLoss } from './primitives/losses.ts';
import type { Tape, Value } from './tape.ts';

/**
 * Records the loss of a plan on the values of its inputs, one number for the batch: the mean over samples and, for
 * sequences, over time steps. Each loss is the one of `engine/tfjs/losses.ts`, where the inputs are described.
 */
export function lossValue(tape: Tape, plan: LossPlan, inputs: readonly Value[], mask?: Value): Value {
  if (mask) return meanOver(tape, lossesOfSteps(tape, plan, inputs), mask);
  const fromLogits = plan.args['fromLogits'] === true;
  const binary = fromLogits ? LossKind.BinaryCrossentropyOfLogits : LossKind.BinaryCrossentropy;
  const [first, second] = inputs as readonly [Value, Value];
  switch (plan.loss) {
    case 'categoricalCrossentropy':
    case 'sparseCategoricalCrossentropy':
      return categoricalCrossentropy(tape, first, second, fromLogits);
    case 'binaryCrossentropy':
      return meanLoss(tape, binary, first, second);
    case 'meanSquaredError':
      return meanLoss(tape, LossKind.SquaredError, first, second);
    case 'ganDiscriminator': {
      const [made, real] = [first, second];
      return add(tape, meanLoss(tape, binary, real, 1), meanLoss(tape, binary, made, 0));
    }
    case 'ganGenerator':
      return meanLoss(tape, binary, first, 1);
  }
}
