import * as tf from '@tensorflow/tfjs';

import { asFloat, FunctionLayer, type LayerArgs } from './FunctionLayer.ts';
import { resamplingMatrix, spansOf, type ResizeSettings } from './resampling.ts';

/**
 * Images `[batch, height, width, channels]` in another size, as `keras.layers.Resizing`: two products with the matrices
 * of `resamplingMatrix`, which every backend computes alike and has the gradient of.
 */
export class Resizing extends FunctionLayer<ResizeSettings> {
  static className = 'ImageResizing';

  constructor(args: ResizeSettings & LayerArgs) {
    const { height, width, interpolation, aspectRatio, fillValue } = args;
    super(args, { height, width, interpolation, aspectRatio, fillValue });
  }

  protected compute([images]: tf.Tensor[]): tf.Tensor {
    return resized(asFloat(images!), this.settings);
  }

  protected shapesOf([shape]: tf.Shape[]): tf.Shape {
    return [shape![0]!, this.settings.height, this.settings.width, shape![3]!];
  }
}

/** Images in another size. */
export function resized(images: tf.Tensor, settings: ResizeSettings): tf.Tensor {
  const { height, width, interpolation, fillValue } = settings;
  const [batch, fromHeight, fromWidth, channels] = images.shape as [number, number, number, number];
  const [down, across] = spansOf(fromHeight, fromWidth, settings);
  // Beyond the image there is the fill value: it is taken off before, and put on again behind.
  const shifted = fillValue === 0 ? images : tf.sub(images, fillValue);
  const rows = tf.tensor(resamplingMatrix(fromHeight, height, interpolation, down), [1, height, fromHeight]);
  const columns = tf.tensor(resamplingMatrix(fromWidth, width, interpolation, across), [1, width, fromWidth]);
  const high = tf.matMul(repeated(rows, batch), tf.reshape(shifted, [batch, fromHeight, fromWidth * channels]));
  const lines = tf.reshape(high, [batch * height, fromWidth, channels]);
  const wide = tf.reshape(tf.matMul(repeated(columns, batch * height), lines), [batch, height, width, channels]);
  return fillValue === 0 ? wide : tf.add(wide, fillValue);
}

/** `[1, m, n]` to `[count, m, n]` */
function repeated(matrix: tf.Tensor, count: number): tf.Tensor {
  return tf.broadcastTo(matrix, [count, matrix.shape[1]!, matrix.shape[2]!]);
}

tf.serialization.registerClass(Resizing);
