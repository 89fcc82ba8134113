import * as tf from '@tensorflow/tfjs';

import { transposedLength, windowLength } from '../../../tensor/window.ts';
import { dilated, type Windows } from './windows.ts';

/*
 * Convolutions of volumes [batch, depth, height, width, channels], as sums of convolutions of images: one for each layer
 * of the kernel. `tf.conv3d` has wrong gradients on the wasm backend, and `tf.conv3dTranspose` none at all.
 */

type Volume = readonly [batch: number, depth: number, height: number, width: number, channels: number];

/** With a kernel `[depth, height, width, channels, filters]`. */
export function convolveVolume(x: tf.Tensor, kernel: tf.Tensor, windows: Windows): tf.Tensor {
  const [batch, depth, height, width, channels] = x.shape as unknown as Volume;
  const [taps] = kernel.shape as unknown as Volume;
  const [stride, ...steps] = windows.strides as [number, number, number];
  const [rate] = windows.dilationRate as [number];
  const padding = windows.padding as 'valid' | 'same';
  const places = windowLength(depth, taps, stride, padding, rate).length;

  // So many zeros in front and behind that the last tap can be cut out in whole strides.
  const needed = (places - 1) * stride + (taps - 1) * rate + 1;
  const before = padding === 'same' ? Math.floor(Math.max(needed - depth, 0) / 2) : 0;
  const behind = Math.max((taps - 1) * rate + places * stride - before - depth, 0);
  const layers = tf.pad(tf.reshape(x, [batch, depth, -1]), [[0, 0], [before, behind], [0, 0]]); // prettier-ignore
  const size = height * width * channels;
  const images = imageKernels(kernel, windows).map((taken, tap) => {
    const cut = tf.slice(layers, [0, tap * rate, 0], [batch, places * stride, size]);
    const first = tf.slice(tf.reshape(cut, [batch, places, stride, size]), [0, 0, 0, 0], [batch, places, 1, size]);
    const given: tf.Tensor4D = tf.reshape(first, [batch * places, height, width, channels]);
    return tf.conv2d(given, taken, steps, padding);
  });
  const sum = tf.addN(images);
  return tf.reshape(sum, [batch, places, ...sum.shape.slice(1)]);
}

/** With a kernel `[depth, height, width, filters, channels]`, to volumes of this shape. */
export function transposeVolume(
  x: tf.Tensor,
  kernel: tf.Tensor,
  windows: Windows,
  outputPadding: number | null,
  shape: number[],
): tf.Tensor {
  const [batch, depth, height, width, channels] = x.shape as unknown as Volume;
  const [taps] = kernel.shape as unknown as Volume;
  const [stride, ...steps] = windows.strides as [number, number, number];
  const [rate] = windows.dilationRate as [number];
  const padding = windows.padding as 'valid' | 'same';
  const [, , outHeight, outWidth, filters] = shape as unknown as Volume;
  const { length } = transposedLength(depth, taps, stride, padding, outputPadding, rate);

  const given: tf.Tensor4D = tf.reshape(x, [batch * depth, height, width, channels]);
  const imageShape: [number, number, number, number] = [batch * depth, outHeight, outWidth, filters];
  const reach = (depth - 1) * stride + (taps - 1) * rate + 1;
  const whole = Math.max(reach + stride - 1, length);
  const painted = imageKernels(kernel, windows).map((taken, tap) => {
    const images = tf.conv2dTranspose(given, taken, imageShape, steps, padding);
    // Behind each image the layers that only other taps paint, in front of all those that only earlier taps do.
    const apart = tf.pad(tf.reshape(images, [batch, depth, 1, -1]), [[0, 0], [0, 0], [0, stride - 1], [0, 0]]); // prettier-ignore
    const layers = tf.reshape(apart, [batch, depth * stride, -1]);
    return tf.pad(layers, [[0, 0], [tap * rate, whole - tap * rate - depth * stride], [0, 0]]); // prettier-ignore
  });
  const before = padding === 'same' ? Math.floor(Math.max(reach - length, 0) / 2) : 0;
  const cut = tf.slice(tf.addN(painted), [0, before, 0], [batch, length, outHeight * outWidth * filters]);
  return tf.reshape(cut, shape);
}

/** A kernel of images for each layer of one of volumes, dilated along height and width. */
function imageKernels(kernel: tf.Tensor, { dilationRate }: Windows): tf.Tensor4D[] {
  const [taps, ...sides] = kernel.shape as [number, number, number, number, number];
  const layers = tf.reshape(kernel, [taps, -1]);
  return Array.from({ length: taps }, (_, tap) => {
    const layer = tf.reshape(tf.slice(layers, [tap, 0], [1, -1]), sides);
    return dilated(layer, dilationRate.slice(1)) as tf.Tensor4D;
  });
}
