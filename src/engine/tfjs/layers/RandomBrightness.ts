import * as tf from '@tensorflow/tfjs';

import { drawsBetween } from './affineImages.ts';
import { asFloat } from './FunctionLayer.ts';
import { NoiseLayer } from './NoiseLayer.ts';

export interface RandomBrightnessArgs {
  /** Least and most that is added, as shares of the range of values. */
  factor: [number, number];
  /** The lowest and the highest number of an image: results are held between them. */
  valueRange: [number, number];
  seed: number;
  name?: string;
}

/** Adds one number to all of an image during training, another for each: `keras.layers.RandomBrightness`. */
export class RandomBrightness extends NoiseLayer {
  static className = 'SeededRandomBrightness';
  readonly factor: [number, number];
  readonly valueRange: [number, number];

  constructor(args: RandomBrightnessArgs) {
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
    const [lowest, highest] = this.valueRange;
    const [least, most] = this.factor.map((share) => share * (highest - lowest)) as [number, number];
    const added = tf.tensor(drawsBetween([least, most], batch, seed), [batch, 1, 1, 1]);
    return tf.clipByValue(tf.add(images, added), lowest, highest);
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), factor: this.factor, valueRange: this.valueRange, seed: this.seed };
  }
}

tf.serialization.registerClass(RandomBrightness);
