import * as tf from '@tensorflow/tfjs';

import { drawsBetween, lookThrough, type AffineMap } from './affineImages.ts';
import { asFloat } from './FunctionLayer.ts';
import { NoiseLayer } from './NoiseLayer.ts';

export interface RandomFlipArgs {
  mode: 'horizontal' | 'vertical' | 'horizontalAndVertical';
  seed: number;
  name?: string;
}

/**
 * Mirrors each image with a chance of a half during training, left to right, upside down, or both one by one. Keras's
 * layer of this name draws once for both.
 */
export class RandomFlip extends NoiseLayer {
  static className = 'SeededRandomFlip';
  readonly mode: RandomFlipArgs['mode'];

  constructor(args: RandomFlipArgs) {
    super(args);
    this.mode = args.mode;
  }

  protected override isNoisy(): boolean {
    return true;
  }

  protected override noisy(images: tf.Tensor, seed: number): tf.Tensor {
    const [batch, height, width] = images.shape as [number, number, number];
    const across = drawsBetween([0, 1], batch, seed).map((draw) => this.mode !== 'vertical' && draw <= 0.5);
    const down = drawsBetween([0, 1], batch, seed, 1).map((draw) => this.mode !== 'horizontal' && draw <= 0.5);
    const maps = across.map((mirrored, image): AffineMap => [
      ...([mirrored ? -1 : 1, 0, mirrored ? width - 1 : 0] as const),
      ...([0, down[image] ? -1 : 1, down[image] ? height - 1 : 0] as const),
    ]);
    const settings = { fillMode: 'constant', fillValue: 0, interpolation: 'nearest' } as const;
    return lookThrough(asFloat(images), maps, [height, width], settings);
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), mode: this.mode, seed: this.seed };
  }
}

tf.serialization.registerClass(RandomFlip);
