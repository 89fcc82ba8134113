import * as tf from '@tensorflow/tfjs';

import { asFloat, FunctionLayer, withoutGradient, type LayerArgs } from './FunctionLayer.ts';

export interface PaddingMaskSettings {
  /** The number that padding is made of. */
  padding: number;
  /** Whether a step is a row of features: it is padding where all of them are. */
  features: boolean;
}

/**
 * The mask of a sequence: 1 in the steps that count, 0 in those that only fill it up. `keras.layers.Embedding` with
 * `mask_zero` and `keras.layers.Masking` make theirs in this way. `[batch, time]` of `[batch, time(, features)]`.
 */
export class PaddingMask extends FunctionLayer<PaddingMaskSettings> {
  static className = 'PaddingMask';

  constructor({ padding, features, ...args }: PaddingMaskSettings & LayerArgs) {
    super(args, { padding, features });
  }

  protected override compute([x]: [tf.Tensor]): tf.Tensor {
    return paddingMask(x, this.settings);
  }

  protected override shapesOf([shape]: [tf.Shape]): tf.Shape {
    return this.settings.features ? shape.slice(0, -1) : shape;
  }
}

/** See {@link PaddingMask}. */
export function paddingMask(x: tf.Tensor, { padding, features }: PaddingMaskSettings): tf.Tensor {
  return withoutGradient((given) => {
    const counts = tf.cast(tf.notEqual(asFloat(given), padding), 'float32');
    return features ? tf.max(counts, -1) : counts;
  }, x);
}

tf.serialization.registerClass(PaddingMask);
