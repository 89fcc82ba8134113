import * as tf from '@tensorflow/tfjs';

import { drawsBetween, type AffineMap } from './affineImages.ts';
import { ImageTransform, type ImageTransformArgs } from './ImageTransform.ts';

export interface RandomZoomArgs extends ImageTransformArgs {
  /** Least and most: 0.2 shows a fifth more of the height, -0.2 a fifth less. */
  heightFactor: [number, number];
  /** The same for the width; without it both sides are zoomed alike. */
  widthFactor?: [number, number] | null;
}

/** Zooms each image about its middle during training, as `keras.layers.RandomZoom`. */
export class RandomZoom extends ImageTransform {
  static className = 'SeededRandomZoom';
  readonly heightFactor: [number, number];
  readonly widthFactor: [number, number] | null;

  constructor(args: RandomZoomArgs) {
    super(args);
    this.heightFactor = args.heightFactor;
    this.widthFactor = args.widthFactor ?? null;
  }

  protected override maps(batch: number, height: number, width: number, seed: number): AffineMap[] {
    const zooms = ([least, most]: [number, number], kind: number): number[] =>
      drawsBetween([1 + least, 1 + most], batch, seed, kind);
    const down = zooms(this.heightFactor, 0);
    const across = this.widthFactor ? zooms(this.widthFactor, 1) : down;
    return down.map((zoom, image) => {
      const wide = across[image]!;
      return [wide, 0, ((width - 1) / 2) * (1 - wide), 0, zoom, ((height - 1) / 2) * (1 - zoom)];
    });
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), heightFactor: this.heightFactor, widthFactor: this.widthFactor };
  }
}

tf.serialization.registerClass(RandomZoom);
