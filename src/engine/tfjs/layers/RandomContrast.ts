import * as tf from '@tensorflow/tfjs';

import { drawsBetween } from './affineImages.ts';
import { asFloat } from './FunctionLayer.ts';
import { NoiseLayer } from './NoiseLayer.ts';

export interface RandomContrastArgs {
  /** How much less contrast an image may get, and how much more, as shares. */
  factor: [number, number];
  /** The lowest and the highest number of an image: results are held between them. */
  valueRange: [number, number];
  seed: number;
  name?: string;
}

/** Moves the numbers of each channel away from its mean, or towards it, during training: `keras.layers.RandomContrast`. */
export class RandomContrast extends NoiseLayer {
  static className = 'SeededRandomContrast';
  readonly factor: [number, number];
  readonly valueRange: [number, number];

  constructor(args: RandomContrastArgs) {
    super(args);
    this.factor = args.factor;
    this.valueRange = args.valueRange;
  }

  protected override isNoisy(): boolean {
    return true;
  }

  protected override noisy(input: tf.Tensor, seed: number): tf.Tensor {
    const images = asFloat(input);
    const batch = images.shape[0]!;
    const [less, more] = this.factor;
    const factors = tf.tensor(drawsBetween([1 - less, 1 + more], batch, seed), [batch, 1, 1, 1]);
    const mean = tf.mean(images, [1, 2], true);
    const moved = tf.add(tf.mul(tf.sub(images, mean), factors), mean);
    return tf.clipByValue(moved, ...this.valueRange);
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), factor: this.factor, valueRange: this.valueRange, seed: this.seed };
  }
}

tf.serialization.registerClass(RandomContrast);
