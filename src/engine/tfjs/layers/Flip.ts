import * as tf from '@tensorflow/tfjs';

import { aroundAxis, FunctionLayer, type LayerArgs } from './FunctionLayer.ts';

export interface FlipSettings {
  /** The axes that are turned round, the batch axis being 0. */
  axes: number[];
}

/** Turns axes round: what was first is last, as `keras.ops.flip`. */
export class Flip extends FunctionLayer<FlipSettings> {
  static className = 'Flip';

  constructor(args: FlipSettings & LayerArgs) {
    super(args, { axes: args.axes });
  }

  protected compute([x]: tf.Tensor[]): tf.Tensor {
    return this.settings.axes.reduce<tf.Tensor>(
      (turned, axis) => tf.reshape(tf.reverse(tf.reshape(turned, aroundAxis(x!.shape, axis)), 1), x!.shape),
      x!,
    );
  }

  protected shapesOf([shape]: tf.Shape[]): tf.Shape {
    return shape!;
  }
}

tf.serialization.registerClass(Flip);
