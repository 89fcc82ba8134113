import * as tf from '@tensorflow/tfjs';

import { FunctionLayer, type LayerArgs } from './FunctionLayer.ts';
import { poolAxes, windowShape } from './windows.ts';

interface Settings {
  kind: 'max' | 'average';
  /** One number for each axis that the window slides along: 1 for a sequence, 2 for an image, 3 for a volume. */
  poolSize: number[];
  strides: number[];
  padding: 'valid' | 'same';
}

export type PoolingArgs = Settings & LayerArgs;

/**
 * The largest number or the mean of each window over `[batch, ..., channels]`. Cells outside of the input are no part of
 * it, as in `keras.layers.AveragePooling2D`: the gradient of `tf.layers.averagePooling2d` divides by the size of the whole
 * window at the border too, and the poolings of volumes differ from one backend to another. A window is a window of each
 * axis, so the axes are pooled one after another.
 */
export class Pooling extends FunctionLayer<Settings> {
  static className = 'Pooling';

  constructor({ kind, poolSize, strides, padding, ...args }: PoolingArgs) {
    super(args, { kind, poolSize, strides, padding });
  }

  protected override compute([x]: tf.Tensor[]): tf.Tensor {
    const { kind, poolSize, strides, padding } = this.settings;
    return poolAxes(x!, (line, axis) => {
      const [window, stride] = [poolSize[axis]!, strides[axis]!];
      if (kind === 'max') return tf.maxPool(line, [window, 1], [stride, 1], padding);
      return meanAlong(line, window, stride, padding);
    });
  }

  protected override shapesOf([shape]: tf.Shape[]): tf.Shape {
    const { poolSize, strides, padding } = this.settings;
    const dilationRate = poolSize.map(() => 1);
    return windowShape(shape!, { kernelSize: poolSize, strides, padding, dilationRate }, shape!.at(-1)!);
  }
}

/** Means along the second axis of `[before, length, 1, after]`: of zeros outside too, and then of what is inside. */
function meanAlong(x: tf.Tensor4D, window: number, stride: number, padding: 'valid' | 'same'): tf.Tensor4D {
  const length = x.shape[1];
  const places = padding === 'same' ? Math.ceil(length / stride) : Math.floor((length - window) / stride) + 1;
  const outside = Math.max((places - 1) * stride + window - length, 0);
  const before = padding === 'same' ? Math.floor(outside / 2) : 0;
  const padded = tf.pad(x, [[0, 0], [before, outside - before], [0, 0], [0, 0]]); // prettier-ignore
  const means = tf.avgPool(padded, [window, 1], [stride, 1], 'valid');
  if (outside === 0) return means;
  const shares = Array.from({ length: places }, (_, place) => {
    const start = place * stride - before;
    return window / (Math.min(start + window, length) - Math.max(start, 0));
  });
  return tf.mul(means, tf.tensor4d(shares, [1, places, 1, 1]));
}

tf.serialization.registerClass(Pooling);
