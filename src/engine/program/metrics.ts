import type { LossPlan } from '../../compiler/plan.ts';
import type { MetricName } from '../../nodes/kit/calls.ts';
import { LossKind } from '../kernels/lossKinds.ts';
import { meanOver, metricOfSteps } from './maskedLosses.ts';
import { categoricalAccuracy, meanLoss } from './primitives/losses.ts';
import type { Tape, Value } from './tape.ts';

/**
 * Records a metric of a loss block on the loss's own inputs: the mean over samples and time steps. Each is the one of
 * `engine/tfjs/metrics.ts`.
 */
export function metricValue(
  tape: Tape,
  metric: MetricName,
  plan: LossPlan,
  inputs: readonly Value[],
  mask?: Value,
): Value {
  if (mask) return meanOver(tape, metricOfSteps(tape, metric, plan, inputs), mask);
  const [predicted, wanted] = inputs as readonly [Value, Value];
  if (metric === 'meanAbsoluteError') return meanLoss(tape, LossKind.AbsoluteError, predicted, wanted);
  switch (plan.loss) {
    case 'categoricalCrossentropy':
    case 'sparseCategoricalCrossentropy':
      return categoricalAccuracy(tape, predicted, wanted);
    case 'binaryCrossentropy': {
      // Half way: a probability of 0.5, which is a logit of 0.
      const half = plan.args['fromLogits'] === true ? LossKind.AboveZero : LossKind.AboveHalf;
      return meanLoss(tape, half, predicted, wanted);
    }
    case 'meanSquaredError':
    case 'ganDiscriminator':
    case 'ganGenerator':
      throw new Error(`${plan.loss} has no accuracy`);
  }
}
