import * as tf from '@tensorflow/tfjs';

import { FunctionLayer, type LayerArgs } from './FunctionLayer.ts';
import { paddingMask } from './PaddingMask.ts';

export interface MaskingSettings {
  /** A step all of whose features are this number does not count. */
  maskValue: number;
}

/**
 * `keras.layers.Masking`: the steps that do not count become zeros, whatever stood there. `tf.layers.masking` has no
 * gradient.
 */
export class Masking extends FunctionLayer<MaskingSettings> {
  static className = 'KerasMasking';

  constructor({ maskValue, ...args }: MaskingSettings & LayerArgs) {
    super(args, { maskValue });
  }

  protected override compute([x]: [tf.Tensor]): tf.Tensor {
    const counts = paddingMask(x, { padding: this.settings.maskValue, features: true });
    return tf.mul(x, tf.expandDims(counts, -1));
  }

  protected override shapesOf([shape]: [tf.Shape]): tf.Shape {
    return shape;
  }
}

tf.serialization.registerClass(Masking);
