import * as tf from '@tensorflow/tfjs';

import { createQuantiles } from '../../../data/quantiles.ts';
import type { Adapting, Summary } from '../../../data/summary.ts';
import { encodedShape, type OutputMode } from './categories.ts';
import { encodeCategories } from './encodeCategories.ts';
import { asFloat, FunctionLayer, withoutGradient, type LayerArgs } from './FunctionLayer.ts';

export interface DiscretizationSettings {
  /** In order: bin 0 is below the first, the last bin not below the last. Absent where they are weights, made of the data. */
  binBoundaries?: number[] | null;
  /** How many bins there are then, and the share of the data by which they may differ. */
  numBins?: number | null;
  epsilon?: number | null;
  outputMode: OutputMode;
}

/** Sorts numbers into bins: how many boundaries are not above each, as `keras.layers.Discretization`. */
export class Discretization extends FunctionLayer<DiscretizationSettings> implements Adapting {
  static className = 'Discretization';
  private boundaries: tf.LayerVariable | undefined;

  constructor(args: DiscretizationSettings & LayerArgs) {
    const { binBoundaries = null, numBins = null, epsilon = null, outputMode } = args;
    super(args, { binBoundaries, numBins, epsilon, outputMode });
  }

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    if (!this.settings.binBoundaries) {
      const zeros = tf.initializers.zeros();
      this.boundaries = this.addWeight('bin_boundaries', [this.bins - 1], 'float32', zeros, undefined, false);
    }
    super.build(inputShape);
  }

  collects(): Summary | null {
    return this.boundaries ? createQuantiles(this.bins, this.settings.epsilon!) : null;
  }

  protected compute([x]: tf.Tensor[]): tf.Tensor {
    return withoutGradient(() => {
      const boundaries = this.boundaries?.read() ?? tf.tensor1d(this.settings.binBoundaries!);
      const above = tf.greaterEqual(tf.expandDims(asFloat(x!), -1), boundaries);
      return encodeCategories(tf.sum(tf.cast(above, 'int32'), -1), this.settings.outputMode, this.bins);
    });
  }

  protected shapesOf([shape]: tf.Shape[]): tf.Shape {
    return encodedShape(shape!, this.settings.outputMode, this.bins);
  }

  private get bins(): number {
    const { binBoundaries, numBins } = this.settings;
    return binBoundaries ? binBoundaries.length + 1 : numBins!;
  }
}

tf.serialization.registerClass(Discretization);
