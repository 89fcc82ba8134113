import * as tf from '@tensorflow/tfjs';

import type { LossPlan } from '../../compiler/plan.ts';
import type { MetricName } from '../../nodes/kit/calls.ts';
import { meanOver } from './losses.ts';

/** A metric of a loss block on the loss's own inputs, a scalar: the mean over samples and time steps, as for the loss. */
export function metricValue(
  metric: MetricName,
  plan: LossPlan,
  inputs: readonly tf.Tensor[],
  mask?: tf.Tensor,
): tf.Scalar {
  return tf.tidy(() => {
    const [predicted, wanted] = inputs as [tf.Tensor, tf.Tensor];
    const value = metric === 'accuracy' ? accuracy(plan, predicted, wanted) : absoluteError(predicted, wanted);
    return meanOver(mask)(value).asScalar();
  });
}

function accuracy(plan: LossPlan, scores: tf.Tensor, labels: tf.Tensor): tf.Tensor {
  switch (plan.loss) {
    case 'categoricalCrossentropy':
      return matches(tf.argMax(scores, -1), tf.argMax(labels, -1));
    case 'sparseCategoricalCrossentropy':
      return matches(tf.argMax(scores, -1), tf.cast(labels, 'int32'));
    case 'binaryCrossentropy':
      // Half way: a probability of 0.5, which is a logit of 0.
      return matches(
        tf.cast(tf.greater(scores, plan.args['fromLogits'] === true ? 0 : 0.5), 'int32'),
        tf.cast(labels, 'int32'),
      );
    case 'meanSquaredError':
    case 'ganDiscriminator':
    case 'ganGenerator':
      throw new Error(`${plan.loss} has no accuracy`);
  }
}

function matches(predicted: tf.Tensor, wanted: tf.Tensor): tf.Tensor {
  return tf.cast(tf.equal(predicted, wanted), 'float32');
}

function absoluteError(predicted: tf.Tensor, wanted: tf.Tensor): tf.Tensor {
  return tf.abs(tf.sub(predicted, tf.cast(wanted, 'float32')));
}
