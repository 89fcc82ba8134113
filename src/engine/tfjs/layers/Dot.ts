import * as tf from '@tensorflow/tfjs';

import { aroundAxis, FunctionLayer, type LayerArgs } from './FunctionLayer.ts';

export interface DotSettings {
  /** One axis of each input, equally long; the batch axis is 0. */
  axes: [number, number];
  /** Brings both inputs to length 1 along their axes first: the cosine of the angle between them. */
  normalize: boolean;
}

/**
 * Multiplies two inputs along one axis of each and adds up, for every place on their other axes: shape
 * `[batch, others of the first, others of the second]`. As `keras.layers.Dot`, for any number of axes.
 */
export class Dot extends FunctionLayer<DotSettings> {
  static className = 'AnyDot';

  constructor(args: DotSettings & LayerArgs) {
    super(args, { axes: args.axes, normalize: args.normalize });
  }

  protected compute(inputs: tf.Tensor[]): tf.Tensor {
    const [a, b] = inputs.map((x, input) => {
      const axis = this.settings.axes[input]!;
      const rows = rowsAlong(x, axis); // [batch, others, length]
      return this.settings.normalize ? normalized(rows) : rows;
    }) as [tf.Tensor, tf.Tensor];
    const products = tf.matMul(a, b, false, true);
    return tf.reshape(products, this.shapesOf(inputs.map(({ shape }) => shape)) as number[]);
  }

  protected shapesOf([a, b]: tf.Shape[]): tf.Shape {
    const rest = [a!, b!].flatMap((shape, input) =>
      shape.filter((_, axis) => axis !== 0 && axis !== this.settings.axes[input]),
    );
    return [a![0]!, ...(rest.length === 0 ? [1] : rest)];
  }
}

tf.serialization.registerClass(Dot);

/** `[batch, others, length]` with the numbers along an axis in rows. */
function rowsAlong(x: tf.Tensor, axis: number): tf.Tensor {
  const [, length, behind] = aroundAxis(x.shape, axis);
  const batch = x.shape[0]!;
  const before = x.size / (batch * length * behind);
  const last = tf.transpose(tf.reshape(x, [batch, before, length, behind]), [0, 1, 3, 2]);
  return tf.reshape(last, [batch, before * behind, length]);
}

/** Rows of length 1, by 1 / sqrt(sum of squares), which is at most 1e7, as Keras has it. */
function normalized(rows: tf.Tensor): tf.Tensor {
  const squares = tf.sum(tf.square(rows), -1, true);
  return tf.mul(rows, tf.minimum(tf.rsqrt(squares), 1e7));
}
