import * as tf from '@tensorflow/tfjs';

import type { LossPlan } from '../../compiler/plan.ts';
import type { LossName } from '../../nodes/kit/calls.ts';

type Loss = (inputs: readonly tf.Tensor[], fromLogits: boolean) => tf.Tensor;

/**
 * One number for the batch: the mean over samples and, for sequences, over time steps.
 * Where the scores are probabilities these are the losses of `model.compile`, which clip them at 1e-7.
 */
const losses: Readonly<Record<LossName, Loss>> = {
  /** Scores and one-hot labels, `[..., classes]`. */
  categoricalCrossentropy: ([scores, labels], fromLogits) => crossentropy(scores!, labels!, fromLogits),
  /** Scores `[..., classes]` and the classes' numbers `[...]`. */
  sparseCategoricalCrossentropy: ([scores, labels], fromLogits) =>
    crossentropy(scores!, tf.oneHot(tf.cast(labels!, 'int32'), scores!.shape.at(-1)!), fromLogits),
  /** Scores and labels of 0 and 1, of one shape. */
  binaryCrossentropy: ([scores, labels], fromLogits) => binaryCrossentropy(scores!, labels!, fromLogits),
  /** Predictions and targets of one shape. */
  meanSquaredError: ([predicted, wanted], _) => tf.mean(tf.squaredDifference(predicted!, tf.cast(wanted!, 'float32'))),
  /** Scores of made and of real samples: -mean log D(real) - mean log(1 - D(made)), Goodfellow et al. 2014, section 3. */
  ganDiscriminator: ([made, real], fromLogits) =>
    tf.add(
      binaryCrossentropy(real!, tf.onesLike(real!), fromLogits),
      binaryCrossentropy(made!, tf.zerosLike(made!), fromLogits),
    ),
  /** Scores of made samples: -mean log D(made), which keeps its slope where the discriminator is sure (ibid.). */
  ganGenerator: ([made], fromLogits) => binaryCrossentropy(made!, tf.onesLike(made!), fromLogits),
};

/** The loss of a plan on the values of its inputs, a scalar. */
export function lossValue(plan: LossPlan, inputs: readonly tf.Tensor[]): tf.Scalar {
  return tf.tidy(() => losses[plan.loss](inputs, plan.args['fromLogits'] === true).asScalar());
}

function crossentropy(scores: tf.Tensor, labels: tf.Tensor, fromLogits: boolean): tf.Tensor {
  const wanted = tf.cast(labels, 'float32');
  if (fromLogits) return tf.neg(tf.mean(tf.sum(tf.mul(wanted, tf.logSoftmax(scores)), -1)));
  return tf.mean(tf.metrics.categoricalCrossentropy(wanted, scores));
}

function binaryCrossentropy(scores: tf.Tensor, labels: tf.Tensor, fromLogits: boolean): tf.Tensor {
  const wanted = tf.cast(labels, 'float32');
  if (!fromLogits) return tf.mean(tf.metrics.binaryCrossentropy(wanted, scores));
  // max(x, 0) - x z + log(1 + exp(-|x|)): never overflows.
  const positive = tf.sub(tf.relu(scores), tf.mul(scores, wanted));
  return tf.mean(tf.add(positive, tf.log1p(tf.exp(tf.neg(tf.abs(scores))))));
}
