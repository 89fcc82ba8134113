import * as tf from '@tensorflow/tfjs';

import { windowLength, type SequencePadding } from '../../../tensor/window.ts';

/** How a window slides along the axes between the batch and the channels. */
export interface Windows {
  kernelSize: number[];
  strides: number[];
  dilationRate: number[];
  padding: SequencePadding;
}

/**
 * The shape that a sliding window makes of `[batch, ..., channels]`. An axis whose length is not known yet has an
 * unknown one after it too.
 */
export function windowShape(shape: tf.Shape, windows: Windows, channels: number): tf.Shape {
  const { kernelSize, strides, dilationRate, padding } = windows;
  const sides = shape.slice(1, -1).map((side, axis) => {
    if (side === null) return null;
    return windowLength(side, kernelSize[axis]!, strides[axis]!, padding, dilationRate[axis]!).length;
  });
  return [shape[0]!, ...sides, channels];
}

/**
 * A kernel `[..., in, out]` with `rate - 1` zeros between its numbers along each axis of its window. A convolution with
 * it is the dilated one, and has a gradient, which that of TensorFlow.js has not.
 */
export function dilated(kernel: tf.Tensor, rates: number[]): tf.Tensor {
  return rates.reduce((wider, rate, axis) => spreadOut(wider, rate, axis), kernel);
}

function spreadOut(x: tf.Tensor, rate: number, axis: number): tf.Tensor {
  const length = x.shape[axis]!;
  if (rate === 1 || length === 1) return x;
  const before = x.shape.slice(0, axis).reduce((product, side) => product * side, 1);
  const after = x.size / before / length;
  // Behind each number its zeros, those behind the last one cut off again.
  const padded = tf.pad(tf.reshape(x, [before * length, 1, after]), [[0, 0], [0, rate - 1], [0, 0]]); // prettier-ignore
  const reach = (length - 1) * rate + 1;
  const cut = tf.slice(tf.reshape(padded, [before, length * rate, after]), [0, 0, 0], [before, reach, after]);
  return tf.reshape(cut, x.shape.with(axis, reach));
}

/** `[batch, steps, channels]` as images of height 1, and a kernel of a sequence as one of images. */
export function asImages(x: tf.Tensor): tf.Tensor4D {
  const [batch, steps, channels] = x.shape as [number, number, number];
  return tf.reshape(x, [batch, 1, steps, channels]);
}

/** What {@link asImages} made, back again. */
export function asSequences(images: tf.Tensor): tf.Tensor {
  const [batch, , steps, channels] = images.shape as [number, number, number, number];
  return tf.reshape(images, [batch, steps, channels]);
}

export function imageKernel(kernel: tf.Tensor): tf.Tensor4D {
  return tf.reshape(kernel, [1, ...kernel.shape] as [number, number, number, number]);
}

/** Each channel of sequences or images by itself, with a kernel `[...window, channels, multiplier]`. */
export function convolveDepthwise(x: tf.Tensor, kernel: tf.Tensor, windows: Windows): tf.Tensor {
  const taps = dilated(kernel, windows.dilationRate);
  const strides = windows.strides as [number, number];
  const padding = windows.padding as 'valid' | 'same';
  if (strides.length === 2) return tf.depthwiseConv2d(x as tf.Tensor4D, taps as tf.Tensor4D, strides, padding);
  return asSequences(tf.depthwiseConv2d(asImages(x), imageKernel(taps), [1, strides[0]], padding));
}

/**
 * Pools the axes of `[batch, ..., channels]` between the two one after another, the innermost first. `pool` is given each
 * as the second axis of `[before, length, 1, after]`.
 */
export function poolAxes(x: tf.Tensor, pool: (line: tf.Tensor4D, axis: number) => tf.Tensor4D): tf.Tensor {
  const axes = Array.from({ length: x.rank - 2 }, (_, axis) => axis);
  return axes.reduceRight((pooled, axis) => {
    const [outer, length, inner] = [
      pooled.shape.slice(0, axis + 1),
      pooled.shape[axis + 1]!,
      pooled.shape.slice(axis + 2),
    ];
    const line = pool(tf.reshape(pooled, [product(outer), length, 1, product(inner)]), axis);
    return tf.reshape(line, [...outer, line.shape[1], ...inner]);
  }, x);
}

const product = (sides: number[]): number => sides.reduce((all, side) => all * side, 1);
