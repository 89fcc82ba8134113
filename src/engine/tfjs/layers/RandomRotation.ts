import * as tf from '@tensorflow/tfjs';

import { drawsBetween, type AffineMap } from './affineImages.ts';
import { ImageTransform, type ImageTransformArgs } from './ImageTransform.ts';

export interface RandomRotationArgs extends ImageTransformArgs {
  /** Least and most of a turn: 0.25 is a quarter. */
  factor: [number, number];
}

/** Turns each image about its middle during training, as `keras.layers.RandomRotation`. */
export class RandomRotation extends ImageTransform {
  static className = 'SeededRandomRotation';
  readonly factor: [number, number];

  constructor(args: RandomRotationArgs) {
    super(args);
    this.factor = args.factor;
  }

  protected override maps(batch: number, height: number, width: number, seed: number): AffineMap[] {
    const [x, y] = [(width - 1) / 2, (height - 1) / 2];
    const [least, most] = this.factor.map((turns) => 2 * Math.PI * turns) as [number, number];
    return drawsBetween([least, most], batch, seed).map((angle) => {
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      return [cos, -sin, x - x * cos + y * sin, sin, cos, y - x * sin - y * cos];
    });
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), factor: this.factor };
  }
}

tf.serialization.registerClass(RandomRotation);
