import * as tf from '@tensorflow/tfjs';

import { mixSeed } from '../../../data/random.ts';
import { drawsBetween, lookThrough, type AffineMap } from './affineImages.ts';
import { croppedAndResized } from './CenterCrop.ts';
import { asFloat } from './FunctionLayer.ts';
import { NoiseLayer } from './NoiseLayer.ts';

export interface RandomCropArgs {
  height: number;
  width: number;
  seed: number;
  name?: string;
}

/**
 * During training a part of each image from a place of its own, as `keras.layers.RandomCrop`, which draws one place for
 * a whole batch. Otherwise, and from images that are too small, the largest middle part of these proportions, resized.
 */
export class RandomCrop extends NoiseLayer {
  static className = 'SeededRandomCrop';
  readonly height: number;
  readonly width: number;

  constructor(args: RandomCropArgs) {
    super(args);
    this.height = args.height;
    this.width = args.width;
    this.supportsMasking = false;
  }

  override call(inputs: tf.Tensor | tf.Tensor[], { training }: { training?: boolean }): tf.Tensor {
    return tf.tidy(() => {
      const images = asFloat(Array.isArray(inputs) ? inputs[0]! : inputs);
      const [, height, width] = images.shape as [number, number, number];
      const fits = height >= this.height && width >= this.width;
      if (!training || !fits) return croppedAndResized(images, { height: this.height, width: this.width });
      return this.noisy(images, mixSeed(this.seed, this.calls++));
    });
  }

  protected override isNoisy(): boolean {
    return true;
  }

  protected override noisy(images: tf.Tensor, seed: number): tf.Tensor {
    const [batch, height, width] = images.shape as [number, number, number];
    const starts = (spare: number, kind: number): number[] =>
      drawsBetween([0, spare + 1], batch, seed, kind).map((draw) => Math.min(Math.floor(draw), spare));
    const across = starts(width - this.width, 1);
    const maps = starts(height - this.height, 0).map((top, image): AffineMap => [1, 0, across[image]!, 0, 1, top]);
    const settings = { fillMode: 'constant', fillValue: 0, interpolation: 'nearest' } as const;
    return lookThrough(images, maps, [this.height, this.width], settings);
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    const [batch, , , channels] = inputShape as tf.Shape;
    return [batch!, this.height, this.width, channels!];
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), height: this.height, width: this.width, seed: this.seed };
  }
}

tf.serialization.registerClass(RandomCrop);
