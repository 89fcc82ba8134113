import * as tf from '@tensorflow/tfjs';

import { aroundAxis, FunctionLayer, type LayerArgs } from './FunctionLayer.ts';

/** One entry for each axis behind the batch axis. */
export interface SliceSettings {
  begin: number[];
  /** How many are taken; -1 takes an axis as it is. */
  size: number[];
  /** How far apart they are; negative steps walk backwards. */
  strides: number[];
}

/**
 * A part of its input: along each axis `size` numbers from `begin` on, `strides` apart.
 *
 * `tf.stridedSlice` has no gradient. Here each axis is turned round if need be, cut, and every n-th number is taken by
 * folding the axis into rows of n, whose first column stays: all steps that have one.
 */
export class Slice extends FunctionLayer<SliceSettings> {
  static className = 'Slice';

  constructor(args: SliceSettings & LayerArgs) {
    super(args, { begin: args.begin, size: args.size, strides: args.strides });
  }

  protected compute([x]: tf.Tensor[]): tf.Tensor {
    const { begin, size, strides } = this.settings;
    return size.reduce<tf.Tensor>(
      (part, count, index) => (count < 0 ? part : alongAxis(part, index + 1, begin[index]!, count, strides[index]!)),
      x!,
    );
  }

  protected shapesOf([shape]: tf.Shape[]): tf.Shape {
    return shape!.map((length, axis) => {
      const count = axis === 0 ? -1 : this.settings.size[axis - 1]!;
      return count < 0 ? length : count;
    });
  }
}

function alongAxis(x: tf.Tensor, axis: number, begin: number, count: number, stride: number): tf.Tensor {
  if (begin === 0 && stride === 1 && count === x.shape[axis]) return x;
  const [before, length, behind] = aroundAxis(x.shape, axis);
  const rows = tf.reshape(x, [before, length, behind]);
  const part =
    stride < 0
      ? everyNth(tf.reverse(rows, 1), length - 1 - begin, count, -stride)
      : everyNth(rows, begin, count, stride);
  return tf.reshape(part, x.shape.with(axis, count));
}

/** `[before, length, behind]` to `[before, count, behind]` */
function everyNth(x: tf.Tensor, begin: number, count: number, step: number): tf.Tensor {
  const [before, length, behind] = x.shape as [number, number, number];
  const reach = Math.min(count * step, length - begin);
  const cut = tf.slice(x, [0, begin, 0], [before, reach, behind]);
  if (step === 1) return cut;
  const whole = tf.pad(cut, [
    [0, 0],
    [0, count * step - reach],
    [0, 0],
  ]);
  const folded = tf.reshape(whole, [before * count, step, behind]);
  return tf.reshape(tf.slice(folded, [0, 0, 0], [before * count, 1, behind]), [before, count, behind]);
}

tf.serialization.registerClass(Slice);
