import * as tf from '@tensorflow/tfjs';

import { aroundAxis, FunctionLayer, type LayerArgs } from './FunctionLayer.ts';

export interface CroppingSettings {
  /** How much is cut off before and behind each axis that follows the batch axis. */
  cropping: [before: number, after: number][];
}

/** Cuts sequences or volumes off at their ends, as `Cropping1D` and `Cropping3D` of Keras, which TensorFlow.js lacks. */
export class Cropping extends FunctionLayer<CroppingSettings> {
  static className = 'Cropping';

  constructor(args: CroppingSettings & LayerArgs) {
    super(args, { cropping: args.cropping });
  }

  protected compute([x]: tf.Tensor[]): tf.Tensor {
    return this.settings.cropping.reduce((cropped, [before, after], index) => {
      const axis = index + 1;
      const [front, length, behind] = aroundAxis(cropped.shape, axis);
      const left = length - before - after;
      const part = tf.slice(tf.reshape(cropped, [front, length, behind]), [0, before, 0], [front, left, behind]);
      return tf.reshape(part, cropped.shape.with(axis, left));
    }, x!);
  }

  protected shapesOf([shape]: tf.Shape[]): tf.Shape {
    return shape!.map((length, axis) => {
      const [before, after] = this.settings.cropping[axis - 1] ?? [0, 0];
      return length === null ? null : length - before - after;
    });
  }
}

tf.serialization.registerClass(Cropping);
