import * as tf from '@tensorflow/tfjs';

import { aroundAxis, FunctionLayer, type LayerArgs } from './FunctionLayer.ts';

export interface RollSettings {
  /** How far entries move towards the end; negative ones move towards the front. */
  shift: number;
  /** The batch axis is 0. */
  axis: number;
}

/** Moves entries along an axis; those that leave at one end come in at the other, as `keras.ops.roll`. */
export class Roll extends FunctionLayer<RollSettings> {
  static className = 'Roll';

  constructor(args: RollSettings & LayerArgs) {
    super(args, { shift: args.shift, axis: args.axis });
  }

  protected compute([x]: tf.Tensor[]): tf.Tensor {
    const { shift, axis } = this.settings;
    const [before, length, behind] = aroundAxis(x!.shape, axis);
    const first = (((length - shift) % length) + length) % length;
    const rows = tf.reshape(x!, [before, length, behind]);
    const [end, start] = tf.split(rows, [first, length - first], 1) as [tf.Tensor, tf.Tensor];
    return tf.reshape(first === 0 ? rows : tf.concat([start, end], 1), x!.shape);
  }

  protected shapesOf([shape]: tf.Shape[]): tf.Shape {
    return shape!;
  }
}

tf.serialization.registerClass(Roll);
