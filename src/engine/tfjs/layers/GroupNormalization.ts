import * as tf from '@tensorflow/tfjs';

import { NormalizationLayer, type NormalizationLayerArgs } from './NormalizationLayer.ts';
import { axesFrom, standardize } from './standardize.ts';

export interface GroupNormalizationArgs extends NormalizationLayerArgs {
  axis: number;
  /** Of channels, which must be a multiple of it; -1 makes each channel a group of its own (instance normalization). */
  groups: number;
}

/**
 * Gives each group of channels of each sample the mean 0 and the variance 1, then scales and shifts each channel (Wu and
 * He 2018). Weights as in `keras.layers.GroupNormalization`.
 */
export class GroupNormalization extends NormalizationLayer {
  static className = 'GroupNormalization';
  declare readonly axis: number;
  readonly groups: number;

  constructor(args: GroupNormalizationArgs) {
    super(args);
    this.groups = args.groups;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const x = Array.isArray(inputs) ? inputs[0]! : inputs;
      const [channels] = axesFrom(this.axis, x.rank) as [number];
      const others = x.shape.map((_, axis) => axis).filter((axis) => axis !== 0 && axis !== channels);
      const order = [0, channels, ...others]; // [batch, channels, ...]
      const first = tf.transpose(x, order);
      const groups = this.groups === -1 ? x.shape[channels]! : this.groups;
      const grouped = tf.reshape(first, [x.shape[0]!, groups, x.size / (x.shape[0]! * groups)]);
      const normalized = tf.reshape(standardize(grouped, [2], this.epsilon), first.shape);
      const back = order.map((_, axis) => order.indexOf(axis));
      return this.scaleAndShift(tf.transpose(normalized, back));
    });
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), groups: this.groups };
  }
}

tf.serialization.registerClass(GroupNormalization);
