import * as tf from '@tensorflow/tfjs';

import { asFloat, FunctionLayer, type LayerArgs } from './FunctionLayer.ts';

export interface ClipSettings {
  xMin: number;
  xMax: number;
}

/** Holds each number between two limits, as `keras.ops.clip`; beyond them there is no gradient. */
export class Clip extends FunctionLayer<ClipSettings> {
  static className = 'Clip';

  constructor(args: ClipSettings & LayerArgs) {
    super(args, { xMin: args.xMin, xMax: args.xMax });
  }

  protected compute([x]: tf.Tensor[]): tf.Tensor {
    return tf.clipByValue(asFloat(x!), this.settings.xMin, this.settings.xMax);
  }

  protected shapesOf([shape]: tf.Shape[]): tf.Shape {
    return shape!;
  }
}

tf.serialization.registerClass(Clip);
