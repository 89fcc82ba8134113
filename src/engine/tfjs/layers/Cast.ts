import * as tf from '@tensorflow/tfjs';

import { FunctionLayer, withoutGradient, type LayerArgs } from './FunctionLayer.ts';

export interface CastSettings {
  target: 'float32' | 'int32';
}

/** Whole numbers as floats, or floats as whole numbers by leaving out what is behind the point, as `keras.ops.cast`. */
export class Cast extends FunctionLayer<CastSettings> {
  static className = 'CastTo';

  constructor(args: CastSettings & LayerArgs) {
    super(args, { target: args.target });
  }

  protected compute([x]: tf.Tensor[]): tf.Tensor {
    const { target } = this.settings;
    if (x!.dtype === target) return tf.clone(x!);
    return withoutGradient(() => tf.cast(x!, target));
  }

  protected shapesOf([shape]: tf.Shape[]): tf.Shape {
    return shape!;
  }
}

tf.serialization.registerClass(Cast);
