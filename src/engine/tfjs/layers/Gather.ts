import * as tf from '@tensorflow/tfjs';

import { FunctionLayer, type LayerArgs } from './FunctionLayer.ts';

export interface GatherSettings {
  /** The axis that the numbers count along, the batch axis being 0. */
  axis: number;
}

/**
 * Called on `[x, indices]`: the entries of x along an axis whose numbers are in `indices`, each sample by itself, as
 * `keras.ops.take`. A number beyond the axis takes its first or last entry.
 *
 * `tf.gatherND` has no gradient: the axis is brought to the front, the samples are laid end to end, and rows are taken.
 */
export class Gather extends FunctionLayer<GatherSettings> {
  static className = 'Gather';

  constructor(args: GatherSettings & LayerArgs) {
    super(args, { axis: args.axis });
  }

  protected compute([x, indices]: tf.Tensor[]): tf.Tensor {
    const { axis } = this.settings;
    const { shape } = x!;
    const [batch, length] = [shape[0]!, shape[axis]!];
    const others = shape.flatMap((_, each) => (each === 0 || each === axis ? [] : [each]));
    const rest = others.map((each) => shape[each]!);
    const features = rest.reduce((product, each) => product * each, 1);
    const taken = indices!.shape.slice(1);

    const rows = tf.reshape(tf.transpose(x!, [0, axis, ...others]), [batch * length, features]);
    const inside = tf.reshape(tf.clipByValue(indices!, 0, length - 1), [batch, -1]);
    const starts = tf.mul(tf.range(0, batch, 1, 'int32').expandDims(1), tf.scalar(length, 'int32'));
    const places = tf.add(tf.cast(inside, 'int32'), starts);
    const found = tf.gather(rows, tf.reshape(places, [-1]));

    // Back to where the axis was: what stood before it, what was taken, what stood behind it.
    const whole = tf.reshape(found, [batch, ...taken, ...rest]);
    const before = axis - 1;
    const order = [...taken.keys()].map((each) => 1 + each);
    const moved = rest.map((_, each) => 1 + taken.length + each);
    return tf.transpose(whole, [0, ...moved.slice(0, before), ...order, ...moved.slice(before)]);
  }

  protected shapesOf([shape, indices]: tf.Shape[]): tf.Shape {
    return shape!.toSpliced(this.settings.axis, 1, ...indices!.slice(1));
  }
}

tf.serialization.registerClass(Gather);
