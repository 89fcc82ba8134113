import * as tf from '@tensorflow/tfjs';

import { FunctionLayer, type LayerArgs } from './FunctionLayer.ts';

export interface SqueezeSettings {
  /** The axis that goes, the batch axis being 0. */
  axis: number;
}

/** Takes an axis of length 1 away, as `keras.ops.squeeze`. */
export class Squeeze extends FunctionLayer<SqueezeSettings> {
  static className = 'Squeeze';

  constructor(args: SqueezeSettings & LayerArgs) {
    super(args, { axis: args.axis });
  }

  protected compute([x]: tf.Tensor[]): tf.Tensor {
    return tf.squeeze(x!, [this.settings.axis]);
  }

  protected shapesOf([shape]: tf.Shape[]): tf.Shape {
    return shape!.toSpliced(this.settings.axis, 1);
  }
}

tf.serialization.registerClass(Squeeze);
