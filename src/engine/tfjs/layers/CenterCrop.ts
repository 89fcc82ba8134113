import * as tf from '@tensorflow/tfjs';

import { asFloat, FunctionLayer, type LayerArgs } from './FunctionLayer.ts';
import { resized } from './Resizing.ts';

export interface CenterCropSettings {
  height: number;
  width: number;
}

/**
 * The middle of each image, as `keras.layers.CenterCrop`. From an image that is too small the largest middle part of the
 * same proportions is taken, and made as large as asked.
 */
export class CenterCrop extends FunctionLayer<CenterCropSettings> {
  static className = 'ImageCenterCrop';

  constructor(args: CenterCropSettings & LayerArgs) {
    super(args, { height: args.height, width: args.width });
  }

  protected compute([images]: tf.Tensor[]): tf.Tensor {
    const x = asFloat(images!);
    const [batch, height, width, channels] = x.shape as [number, number, number, number];
    const [down, across] = [height - this.settings.height, width - this.settings.width];
    if (down < 0 || across < 0) return croppedAndResized(x, this.settings);
    const begin = [0, Math.floor(down / 2), Math.floor(across / 2), 0];
    return tf.slice(x, begin, [batch, this.settings.height, this.settings.width, channels]);
  }

  protected shapesOf([shape]: tf.Shape[]): tf.Shape {
    return [shape![0]!, this.settings.height, this.settings.width, shape![3]!];
  }
}

/** The largest middle part of these proportions, in this size. */
export function croppedAndResized(images: tf.Tensor, size: CenterCropSettings): tf.Tensor {
  return resized(images, { ...size, interpolation: 'bilinear', aspectRatio: 'crop', fillValue: 0 });
}

tf.serialization.registerClass(CenterCrop);
