import * as tf from '@tensorflow/tfjs';

import { aroundAxis, FunctionLayer, type LayerArgs } from './FunctionLayer.ts';

export interface ZeroPaddingSettings {
  /** How many zeros stand before and behind each axis that follows the batch axis. */
  padding: [before: number, after: number][];
}

/** Sets zeros around sequences or volumes, as `ZeroPadding1D` and `ZeroPadding3D` of Keras, which TensorFlow.js lacks. */
export class ZeroPadding extends FunctionLayer<ZeroPaddingSettings> {
  static className = 'ZeroPadding';

  constructor(args: ZeroPaddingSettings & LayerArgs) {
    super(args, { padding: args.padding });
  }

  protected compute([x]: tf.Tensor[]): tf.Tensor {
    return this.settings.padding.reduce((padded, [before, after], index) => {
      const axis = index + 1;
      const rows = tf.reshape(padded, aroundAxis(padded.shape, axis));
      const wide = tf.pad(rows, [[0, 0], [before, after], [0, 0]]); // prettier-ignore
      return tf.reshape(wide, padded.shape.with(axis, before + padded.shape[axis]! + after));
    }, x!);
  }

  protected shapesOf([shape]: tf.Shape[]): tf.Shape {
    return shape!.map((length, axis) => {
      const [before, after] = this.settings.padding[axis - 1] ?? [0, 0];
      return length === null ? null : before + length + after;
    });
  }
}

tf.serialization.registerClass(ZeroPadding);
