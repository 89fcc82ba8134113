import * as tf from '@tensorflow/tfjs';

import { NoiseLayer, normalDraws } from './NoiseLayer.ts';

export interface GaussianDropoutArgs {
  /** Share of the numbers that dropout with as much noise would drop. */
  rate: number;
  seed: number;
  name?: string;
}

/**
 * Multiplies its inputs by draws from a normal distribution of mean 1 and variance rate / (1 - rate) during training:
 * the noise of dropout, and no number is lost (Srivastava et al. 2014, section 10).
 */
export class GaussianDropout extends NoiseLayer {
  static className = 'SeededGaussianDropout';
  readonly rate: number;

  constructor(args: GaussianDropoutArgs) {
    super(args);
    this.rate = args.rate;
  }

  protected override isNoisy(): boolean {
    return this.rate > 0;
  }

  protected override noisy(x: tf.Tensor, seed: number): tf.Tensor {
    const stddev = Math.sqrt(this.rate / (1 - this.rate));
    return tf.mul(x, tf.add(1, tf.mul(stddev, normalDraws(x.shape, seed))));
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), rate: this.rate, seed: this.seed };
  }
}

tf.serialization.registerClass(GaussianDropout);
