import * as tf from '@tensorflow/tfjs';

import { NoiseLayer, normalDraws } from './NoiseLayer.ts';

export interface GaussianNoiseArgs {
  /** Deviation of what is added. */
  stddev: number;
  seed: number;
  name?: string;
}

/** Adds draws from a normal distribution of mean 0 during training. */
export class GaussianNoise extends NoiseLayer {
  static className = 'SeededGaussianNoise';
  readonly stddev: number;

  constructor(args: GaussianNoiseArgs) {
    super(args);
    this.stddev = args.stddev;
  }

  protected override isNoisy(): boolean {
    return this.stddev > 0;
  }

  protected override noisy(x: tf.Tensor, seed: number): tf.Tensor {
    return tf.add(x, tf.mul(this.stddev, normalDraws(x.shape, seed)));
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), stddev: this.stddev, seed: this.seed };
  }
}

tf.serialization.registerClass(GaussianNoise);
