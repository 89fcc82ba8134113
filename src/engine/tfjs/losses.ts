import * as tf from '@tensorflow/tfjs';

import type { LossPlan } from '../../compiler/plan.ts';
import type { LossName } from '../../nodes/kit/calls.ts';
import { oneHotRows } from './layers/oneHotRows.ts';

/** The mean of some numbers: of all, or of the steps that count. */
type Mean = (numbers: tf.Tensor) => tf.Tensor;
type Loss = (inputs: readonly tf.Tensor[], fromLogits: boolean, mean: Mean) => tf.Tensor;

/**
 * One number for the batch: the mean over samples and, for sequences, over time steps; over those that count where the
 * predictions have a mask.
 * Where the scores are probabilities these are the losses of `model.compile`, which clip them at 1e-7.
 */
const losses: Readonly<Record<LossName, Loss>> = {
  /** Scores and one-hot labels, `[..., classes]`. */
  categoricalCrossentropy: ([scores, labels], fromLogits, mean) => crossentropy(scores!, labels!, fromLogits, mean),
  /** Scores `[..., classes]` and the classes' numbers `[...]`. */
  sparseCategoricalCrossentropy: ([scores, labels], fromLogits, mean) =>
    crossentropy(scores!, oneHotRows(labels!, scores!.shape.at(-1)!), fromLogits, mean),
  /** Scores and labels of 0 and 1, of one shape. */
  binaryCrossentropy: ([scores, labels], fromLogits, mean) => binaryCrossentropy(scores!, labels!, fromLogits, mean),
  /** Predictions and targets of one shape. */
  meanSquaredError: ([predicted, wanted], _, mean) =>
    mean(tf.squaredDifference(predicted!, tf.cast(wanted!, 'float32'))),
  /** Scores of made and of real samples: -mean log D(real) - mean log(1 - D(made)), Goodfellow et al. 2014, section 3. */
  ganDiscriminator: ([made, real], fromLogits, mean) =>
    tf.add(
      binaryCrossentropy(real!, tf.onesLike(real!), fromLogits, mean),
      binaryCrossentropy(made!, tf.zerosLike(made!), fromLogits, mean),
    ),
  /** Scores of made samples: -mean log D(made), which keeps its slope where the discriminator is sure (ibid.). */
  ganGenerator: ([made], fromLogits, mean) => binaryCrossentropy(made!, tf.onesLike(made!), fromLogits, mean),
};

/** The loss of a plan on the values of its inputs, a scalar. */
export function lossValue(plan: LossPlan, inputs: readonly tf.Tensor[], mask?: tf.Tensor): tf.Scalar {
  return tf.tidy(() => losses[plan.loss](inputs, plan.args['fromLogits'] === true, meanOver(mask)).asScalar());
}

/** The mean, over the steps `[batch, time]` that count where there is a mask: 0 where none does, as in Keras. */
export function meanOver(mask: tf.Tensor | undefined): Mean {
  if (!mask) return (numbers) => tf.mean(numbers);
  return (numbers) => {
    const ofSteps = numbers.rank > mask.rank ? tf.mean(numbers, -1) : numbers;
    return tf.div(tf.sum(tf.mul(ofSteps, mask)), tf.maximum(tf.sum(mask), 1));
  };
}

function crossentropy(scores: tf.Tensor, labels: tf.Tensor, fromLogits: boolean, mean: Mean): tf.Tensor {
  const wanted = tf.cast(labels, 'float32');
  if (fromLogits) return tf.neg(mean(tf.sum(tf.mul(wanted, tf.logSoftmax(scores)), -1)));
  return mean(tf.metrics.categoricalCrossentropy(wanted, scores));
}

function binaryCrossentropy(scores: tf.Tensor, labels: tf.Tensor, fromLogits: boolean, mean: Mean): tf.Tensor {
  const wanted = tf.cast(labels, 'float32');
  if (!fromLogits) return mean(tf.metrics.binaryCrossentropy(wanted, scores));
  // max(x, 0) - x z + log(1 + exp(-|x|)): never overflows.
  const positive = tf.sub(tf.relu(scores), tf.mul(scores, wanted));
  return mean(tf.add(positive, tf.log1p(tf.exp(tf.neg(tf.abs(scores))))));
}
