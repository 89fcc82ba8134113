import * as tf from '@tensorflow/tfjs';

import { asFloat, FunctionLayer, withoutGradient, type LayerArgs } from './FunctionLayer.ts';
import { largest, smallest } from './ties.ts';

export interface ReduceSettings {
  reduction: keyof typeof reductions;
  /** The axes that go, the batch axis being 0. */
  axes: number[];
  /** The axes stay, of length 1. */
  keepdims: boolean;
}

/** How each reduction makes one number of many, with the axes kept. */
const reductions = {
  mean: (x: tf.Tensor, axes: number[]) => tf.mean(x, axes, true),
  sum: (x: tf.Tensor, axes: number[]) => tf.sum(x, axes, true),
  max: (x: tf.Tensor, axes: number[]) => largest(x, axes, true),
  min: (x: tf.Tensor, axes: number[]) => smallest(x, axes, true),
  prod: (x: tf.Tensor, axes: number[]) => axes.reduce(product, x),
  var: variance,
  std: (x: tf.Tensor, axes: number[]) => tf.sqrt(variance(x, axes)),
  logsumexp: (x: tf.Tensor, axes: number[]) => {
    const most = withoutGradient(() => tf.max(x, axes, true));
    return tf.add(tf.log(tf.sum(tf.exp(tf.sub(x, most)), axes, true)), most);
  },
};

/** One number of many along some axes, as `keras.ops.mean`, `sum`, `max`, `min`, `prod`, `var`, `std` and `logsumexp`. */
export class Reduce extends FunctionLayer<ReduceSettings> {
  static className = 'Reduce';

  constructor(args: ReduceSettings & LayerArgs) {
    super(args, { reduction: args.reduction, axes: args.axes, keepdims: args.keepdims });
  }

  protected compute([x]: tf.Tensor[]): tf.Tensor {
    const { reduction, axes, keepdims } = this.settings;
    const reduced = reductions[reduction](asFloat(x!), axes);
    return keepdims ? reduced : tf.squeeze(reduced, axes);
  }

  protected shapesOf([shape]: tf.Shape[]): tf.Shape {
    const { axes, keepdims } = this.settings;
    return shape!.flatMap((length, axis) => (!axes.includes(axis) ? [length] : keepdims ? [1] : []));
  }
}

/** Mean of the squared distances from the mean. */
function variance(x: tf.Tensor, axes: number[]): tf.Tensor {
  return tf.mean(tf.square(tf.sub(x, tf.mean(x, axes, true))), axes, true);
}

/** Multiplies along one axis, two halves at a time: products of two have a gradient at 0 too. */
function product(x: tf.Tensor, axis: number): tf.Tensor {
  let rest = x;
  for (let length = x.shape[axis]!; length > 1; length = Math.ceil(length / 2)) {
    const half = Math.floor(length / 2);
    const odd = length % 2;
    const [first, second, last] = tf.split(rest, odd ? [half, half, 1] : [half, half], axis) as [
      tf.Tensor,
      tf.Tensor,
      tf.Tensor?,
    ];
    const products = tf.mul(first, second);
    rest = last ? tf.concat([products, last], axis) : products;
  }
  return rest;
}

tf.serialization.registerClass(Reduce);
