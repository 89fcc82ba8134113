import * as tf from '@tensorflow/tfjs';

import { dropoutMask, NoiseLayer, type Dropped } from './NoiseLayer.ts';

export interface AlphaDropoutArgs extends Partial<Dropped> {
  rate: number;
  seed: number;
  name?: string;
}

/** What SELU makes of a number far below 0. */
const lowest = -1.7580993408473766;

/**
 * Dropout for nets of SELUs: sets a share of its inputs to the least value of SELU during training, and then stretches
 * and shifts all of them so that a mean of 0 and a deviation of 1 stay (Klambauer et al. 2017).
 */
export class AlphaDropout extends NoiseLayer {
  static className = 'SeededAlphaDropout';
  readonly rate: number;
  readonly sharedAxes: number[];

  constructor(args: AlphaDropoutArgs) {
    super(args);
    this.rate = args.rate;
    this.sharedAxes = args.sharedAxes ?? [];
  }

  protected override isNoisy(): boolean {
    return this.rate > 0;
  }

  protected override noisy(x: tf.Tensor, seed: number): tf.Tensor {
    const kept = tf.mul(dropoutMask(x.shape, this, seed), 1 - this.rate);
    const dropped = tf.add(tf.mul(x, kept), tf.mul(lowest, tf.sub(1, kept)));
    const stretch = ((1 - this.rate) * (1 + this.rate * lowest ** 2)) ** -0.5;
    return tf.add(tf.mul(stretch, dropped), -stretch * lowest * this.rate);
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), rate: this.rate, sharedAxes: this.sharedAxes, seed: this.seed };
  }
}

tf.serialization.registerClass(AlphaDropout);
