import type { LossPlan } from '../../compiler/plan.ts';
import type { MetricName } from '../../nodes/kit/calls.ts';
import { asFloat } from './layers/asFloat.ts';
import { binary, divide, maximum, multiply, subtract } from './primitives/binary.ts';
import { reshape } from './primitives/movement.ts';
import { argMax, reduceMean, reduceSum } from './primitives/reduce.ts';
import { logSoftmax } from './primitives/softmax.ts';
import { affine, unary } from './primitives/unary.ts';
import type { Tape, Value } from './tape.ts';

/*
 * Losses and metrics of sequences with a mask. The kernels' losses are means over all rows; here each step has a number,
 * and the mean is over the steps that count, as in Keras. Scores are `[batch, time, ...]`, the mask is `[batch, time]`.
 */

/** The mean of numbers `[batch, time(, features)]` over the steps that count: 0 where none does. */
export function meanOver(tape: Tape, numbers: Value, mask: Value): Value {
  const ofSteps = numbers.shape.length > mask.shape.length ? reduceMean(tape, numbers, [-1]) : numbers;
  const steps = maximum(tape, reduceSum(tape, mask), tape.constant([1], []));
  return divide(tape, reduceSum(tape, multiply(tape, ofSteps, mask)), steps);
}

/** What each step adds to a loss; each is the one of `engine/tfjs/losses.ts`. */
export function lossesOfSteps(tape: Tape, plan: LossPlan, [scores, labels]: readonly Value[]): Value {
  const fromLogits = plan.args['fromLogits'] === true;
  const wanted = asFloat(tape, labels!);
  switch (plan.loss) {
    case 'categoricalCrossentropy':
      return crossentropy(tape, scores!, wanted, fromLogits);
    case 'sparseCategoricalCrossentropy':
      return crossentropy(tape, scores!, oneHot(tape, wanted, scores!.shape.at(-1)!), fromLogits);
    case 'binaryCrossentropy':
      return binaryCrossentropy(tape, scores!, wanted, fromLogits);
    case 'meanSquaredError':
      return binary(tape, 'squaredDifference', scores!, wanted);
    case 'ganDiscriminator':
    case 'ganGenerator':
      throw new Error(`${plan.loss} has no mask`);
  }
}

/** What each step adds to a metric; each is the one of `engine/tfjs/metrics.ts`. */
export function metricOfSteps(
  tape: Tape,
  metric: MetricName,
  plan: LossPlan,
  [scores, labels]: readonly Value[],
): Value {
  const wanted = asFloat(tape, labels!);
  if (metric === 'meanAbsoluteError') return unary(tape, 'abs', subtract(tape, scores!, wanted));
  if (plan.loss === 'binaryCrossentropy') {
    const half = tape.constant([plan.args['fromLogits'] === true ? 0 : 0.5], []);
    return binary(tape, 'equal', binary(tape, 'greater', scores!, half), wanted);
  }
  const classes = plan.loss === 'categoricalCrossentropy' ? asFloat(tape, argMax(tape, wanted)) : wanted;
  return binary(tape, 'equal', asFloat(tape, argMax(tape, scores!)), classes);
}

function crossentropy(tape: Tape, scores: Value, wanted: Value, fromLogits: boolean): Value {
  const logarithms = fromLogits
    ? logSoftmax(tape, scores)
    : unary(tape, 'log', clipped(tape, divide(tape, scores, reduceSum(tape, scores, [-1], true))));
  return affine(tape, reduceSum(tape, multiply(tape, wanted, logarithms), [-1]), -1);
}

/** log(1 + e^x) - x z, where x is the logit: the same as max(x, 0) - x z + log(1 + e^-|x|), without its corners at 0. */
function binaryCrossentropy(tape: Tape, scores: Value, wanted: Value, fromLogits: boolean): Value {
  const x = fromLogits ? scores : logitsOf(tape, clipped(tape, scores));
  return subtract(tape, unary(tape, 'softplus', x), multiply(tape, x, wanted));
}

function logitsOf(tape: Tape, probabilities: Value): Value {
  return unary(tape, 'log', divide(tape, probabilities, affine(tape, probabilities, -1, 1)));
}

/** Probabilities kept 1e-7 from 0 and 1. */
function clipped(tape: Tape, probabilities: Value): Value {
  return unary(tape, 'clip', probabilities, { first: 1e-7, second: 1 - 1e-7 });
}

/** Rows with a 1 at the place that a number names. */
function oneHot(tape: Tape, numbers: Value, classes: number): Value {
  const places = tape.constant(Array.from({ length: classes }, (_, place) => place), [classes]); // prettier-ignore
  return binary(tape, 'equal', reshape(tape, numbers, [...numbers.shape, 1]), places);
}
