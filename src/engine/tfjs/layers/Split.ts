import * as tf from '@tensorflow/tfjs';

import { FunctionLayer, type LayerArgs } from './FunctionLayer.ts';

export interface SplitSettings {
  /** Lengths of the parts, which add up to that of the axis. */
  sizes: number[];
  /** The batch axis is 0. */
  axis: number;
  /** Whether the axis goes: each part is then one entry of it, as in `keras.ops.unstack`. */
  squeeze: boolean;
}

/** Cuts its input into parts along one axis, as `keras.ops.split` and `keras.ops.unstack`: an output for each. */
export class Split extends FunctionLayer<SplitSettings> {
  static className = 'Split';

  constructor(args: SplitSettings & LayerArgs) {
    super(args, { sizes: args.sizes, axis: args.axis, squeeze: args.squeeze });
  }

  protected compute([x]: tf.Tensor[]): tf.Tensor[] {
    const { sizes, axis, squeeze } = this.settings;
    let start = 0;
    return sizes.map((size) => {
      const begin = x!.shape.map((_, each) => (each === axis ? start : 0));
      start += size;
      const part = tf.slice(x!, begin, x!.shape.with(axis, size));
      return squeeze ? tf.squeeze(part, [axis]) : part;
    });
  }

  protected shapesOf([shape]: tf.Shape[]): tf.Shape[] {
    const { sizes, axis, squeeze } = this.settings;
    return sizes.map((size) => (squeeze ? shape!.toSpliced(axis, 1) : shape!.with(axis, size)));
  }
}

tf.serialization.registerClass(Split);
