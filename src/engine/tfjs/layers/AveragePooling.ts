import * as tf from '@tensorflow/tfjs';

import { FunctionLayer, type LayerArgs } from './FunctionLayer.ts';
import { poolAxes, windowShape } from './windows.ts';

export interface AveragePoolingArgs extends LayerArgs {
  /** One number for each axis that the window slides along: 1 for a sequence, 2 for an image, 3 for a volume. */
  poolSize: number[];
  strides: number[];
  padding: 'valid' | 'same';
}

/**
 * The mean of each window over `[batch, ..., channels]`, of which cells outside of the input are no part, as in
 * `keras.layers.AveragePooling2D`. The gradient of `tf.layers.averagePooling2d` divides by the size of the whole window
 * at the border too, where the mean was of fewer cells.
 */
export class AveragePooling extends FunctionLayer<Pick<AveragePoolingArgs, 'poolSize' | 'strides' | 'padding'>> {
  static className = 'AveragePooling';

  constructor({ poolSize, strides, padding, ...args }: AveragePoolingArgs) {
    super(args, { poolSize, strides, padding });
  }

  protected override compute([x]: tf.Tensor[]): tf.Tensor {
    const { poolSize, strides, padding } = this.settings;
    return poolAxes(x!, (line, axis) => meanAlong(line, poolSize[axis]!, strides[axis]!, padding));
  }

  protected override shapesOf([shape]: tf.Shape[]): tf.Shape {
    const { poolSize, strides, padding } = this.settings;
    const dilationRate = poolSize.map(() => 1);
    return windowShape(shape!, { kernelSize: poolSize, strides, padding, dilationRate }, shape!.at(-1)!);
  }
}

/**
 * Means along the second axis of `[before, length, 1, after]`: sums over zeros outside, divided by how many cells are
 * inside.
 */
function meanAlong(x: tf.Tensor4D, window: number, stride: number, padding: 'valid' | 'same'): tf.Tensor4D {
  const length = x.shape[1];
  const places = padding === 'same' ? Math.ceil(length / stride) : Math.floor((length - window) / stride) + 1;
  const outside = Math.max((places - 1) * stride + window - length, 0);
  const before = Math.floor(outside / 2);
  const padded = tf.pad(x, [[0, 0], [before, outside - before], [0, 0], [0, 0]]); // prettier-ignore
  const means = tf.avgPool(padded, [window, 1], [stride, 1], 'valid');
  const share = Array.from({ length: places }, (_, place) => {
    const start = place * stride - before;
    return window / (Math.min(start + window, length) - Math.max(start, 0));
  });
  return tf.mul(means, tf.tensor4d(share, [1, places, 1, 1]));
}

tf.serialization.registerClass(AveragePooling);
