import * as tf from '@tensorflow/tfjs';

import { asFloat, FunctionLayer, type LayerArgs } from './FunctionLayer.ts';

export interface CumulativeSumSettings {
  /** The batch axis is 0. */
  axis: number;
}

/** Each number with all before it along an axis added up, as `keras.ops.cumsum`. */
export class CumulativeSum extends FunctionLayer<CumulativeSumSettings> {
  static className = 'CumulativeSum';

  constructor(args: CumulativeSumSettings & LayerArgs) {
    super(args, { axis: args.axis });
  }

  protected compute([x]: tf.Tensor[]): tf.Tensor {
    const { axis } = this.settings;
    // Brought to the end and back by hand: the gradient of `tf.cumsum` along any other axis has the wrong shape.
    const last = x!.rank - 1;
    const order = x!.shape.map((_, each) => (each === axis ? last : each === last ? axis : each));
    return tf.transpose(tf.cumsum(tf.transpose(asFloat(x!), order), last), order);
  }

  protected shapesOf([shape]: tf.Shape[]): tf.Shape {
    return shape!;
  }
}

tf.serialization.registerClass(CumulativeSum);
