import type * as tf from '@tensorflow/tfjs';

import { lookThrough, type AffineMap, type LookSettings } from './affineImages.ts';
import { asFloat } from './FunctionLayer.ts';
import { NoiseLayer } from './NoiseLayer.ts';

export interface ImageTransformArgs extends LookSettings {
  seed: number;
  name?: string;
}

/** Moves each image by an affine map of its own during training; passes images through otherwise. */
export abstract class ImageTransform extends NoiseLayer {
  readonly look: LookSettings;

  constructor(args: ImageTransformArgs) {
    super(args);
    this.look = { fillMode: args.fillMode, fillValue: args.fillValue, interpolation: args.interpolation };
  }

  /** A map for each of so many images. */
  protected abstract maps(batch: number, height: number, width: number, seed: number): AffineMap[];

  protected override isNoisy(): boolean {
    return true;
  }

  protected override noisy(images: tf.Tensor, seed: number): tf.Tensor {
    const [batch, height, width] = images.shape as [number, number, number];
    return lookThrough(asFloat(images), this.maps(batch, height, width, seed), [height, width], this.look);
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), ...this.look, seed: this.seed };
  }
}
