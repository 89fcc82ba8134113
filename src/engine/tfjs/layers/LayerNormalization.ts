import * as tf from '@tensorflow/tfjs';

import { NormalizationLayer } from './NormalizationLayer.ts';
import { axesFrom, standardize } from './standardize.ts';

/**
 * Gives each sample the mean 0 and the variance 1 along its axes, then scales and shifts each place along them (Ba et al.
 * 2016). `tf.layers.layerNormalization` does not train without scale or shift, nor along axes that are not the last ones.
 * Weights as in `keras.layers.LayerNormalization`.
 */
export class LayerNormalization extends NormalizationLayer {
  static className = 'KerasLayerNormalization';

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const x = Array.isArray(inputs) ? inputs[0]! : inputs;
      return this.scaleAndShift(standardize(x, axesFrom(this.axis, x.rank), this.epsilon));
    });
  }
}

tf.serialization.registerClass(LayerNormalization);
