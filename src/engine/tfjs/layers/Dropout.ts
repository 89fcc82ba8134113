import * as tf from '@tensorflow/tfjs';

import { dropoutMask, NoiseLayer, type Dropped } from './NoiseLayer.ts';

export interface DropoutArgs extends Partial<Dropped> {
  rate: number;
  seed: number;
  name?: string;
}

/**
 * Sets a share of its inputs to zero during training and scales up the rest, so that the expected sum stays
 * (Srivastava et al. 2014). With shared axes it drops whole channels: `sharedAxes: [1, 2]` those of an image
 * `[batch, height, width, channels]` (Tompson et al. 2015).
 */
export class Dropout extends NoiseLayer {
  static className = 'SeededDropout';
  readonly rate: number;
  readonly sharedAxes: number[];

  constructor(args: DropoutArgs) {
    super(args);
    this.rate = args.rate;
    this.sharedAxes = args.sharedAxes ?? [];
  }

  protected override isNoisy(): boolean {
    return this.rate > 0;
  }

  protected override noisy(x: tf.Tensor, seed: number): tf.Tensor {
    return tf.mul(x, dropoutMask(x.shape, this, seed));
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), rate: this.rate, sharedAxes: this.sharedAxes, seed: this.seed };
  }
}

tf.serialization.registerClass(Dropout);
