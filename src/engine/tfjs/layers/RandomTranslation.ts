import * as tf from '@tensorflow/tfjs';

import { drawsBetween, type AffineMap } from './affineImages.ts';
import { ImageTransform, type ImageTransformArgs } from './ImageTransform.ts';

export interface RandomTranslationArgs extends ImageTransformArgs {
  /** Least and most, as shares of the height: positive ones move down. */
  heightFactor: [number, number];
  /** The same of the width: positive ones move to the right. */
  widthFactor: [number, number];
}

/** Moves each image down and across during training, as `keras.layers.RandomTranslation`. */
export class RandomTranslation extends ImageTransform {
  static className = 'SeededRandomTranslation';
  readonly heightFactor: [number, number];
  readonly widthFactor: [number, number];

  constructor(args: RandomTranslationArgs) {
    super(args);
    this.heightFactor = args.heightFactor;
    this.widthFactor = args.widthFactor;
  }

  protected override maps(batch: number, height: number, width: number, seed: number): AffineMap[] {
    const across = drawsBetween(this.widthFactor, batch, seed, 1);
    return drawsBetween(this.heightFactor, batch, seed).map((share, image) => {
      return [1, 0, -across[image]! * width, 0, 1, -share * height];
    });
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), heightFactor: this.heightFactor, widthFactor: this.widthFactor };
  }
}

tf.serialization.registerClass(RandomTranslation);
