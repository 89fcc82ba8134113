import * as tf from '@tensorflow/tfjs';

import { encodedShape, type OutputMode } from './categories.ts';
import { encodeCategories } from './encodeCategories.ts';
import { asFloat, FunctionLayer, withoutGradient, type LayerArgs } from './FunctionLayer.ts';

export interface DiscretizationSettings {
  /** In order: bin 0 is below the first, the last bin not below the last. */
  binBoundaries: number[];
  outputMode: OutputMode;
}

/** Sorts numbers into bins: how many boundaries are not above each, as `keras.layers.Discretization`. */
export class Discretization extends FunctionLayer<DiscretizationSettings> {
  static className = 'Discretization';

  constructor(args: DiscretizationSettings & LayerArgs) {
    super(args, { binBoundaries: args.binBoundaries, outputMode: args.outputMode });
  }

  protected compute([x]: tf.Tensor[]): tf.Tensor {
    const { binBoundaries, outputMode } = this.settings;
    return withoutGradient(() => {
      const above = tf.greaterEqual(tf.expandDims(asFloat(x!), -1), tf.tensor1d(binBoundaries));
      const bins = tf.sum(tf.cast(above, 'int32'), -1);
      return encodeCategories(bins, outputMode, binBoundaries.length + 1);
    });
  }

  protected shapesOf([shape]: tf.Shape[]): tf.Shape {
    const { binBoundaries, outputMode } = this.settings;
    return encodedShape(shape!, outputMode, binBoundaries.length + 1);
  }
}

tf.serialization.registerClass(Discretization);
