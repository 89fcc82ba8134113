import * as tf from '@tensorflow/tfjs';

import { asFloat, FunctionLayer, withoutGradient, type LayerArgs } from './FunctionLayer.ts';

export interface ArgExtremeSettings {
  extreme: 'max' | 'min';
  /** The axis that goes, the batch axis being 0. */
  axis: number;
}

/** The place of the largest or smallest number along an axis, as `keras.ops.argmax` and `argmin`. */
export class ArgExtreme extends FunctionLayer<ArgExtremeSettings> {
  static className = 'ArgExtreme';

  constructor(args: ArgExtremeSettings & LayerArgs) {
    super(args, { extreme: args.extreme, axis: args.axis });
  }

  protected compute([x]: tf.Tensor[]): tf.Tensor {
    const { extreme, axis } = this.settings;
    const find = extreme === 'max' ? tf.argMax : tf.argMin;
    return withoutGradient(() => find(asFloat(x!), axis));
  }

  protected shapesOf([shape]: tf.Shape[]): tf.Shape {
    return shape!.toSpliced(this.settings.axis, 1);
  }
}

tf.serialization.registerClass(ArgExtreme);
