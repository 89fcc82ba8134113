import * as tf from '@tensorflow/tfjs';

import { savedInitializer, toInitializer, type InitializerArg } from './initializers.ts';
import { KernelLayer, type KernelLayerArgs } from './KernelLayer.ts';
import { convolveVolume } from './volumes.ts';
import { dilated, windowShape, type Windows } from './windows.ts';

export interface ConvolutionArgs extends KernelLayerArgs {
  filters: number;
  groups: number;
  kernelInitializer: InitializerArg;
}

/**
 * A convolution over sequences, images or volumes `[batch, ..., channels]` with what `tf.layers.conv2d` lacks: dilation
 * that can be trained (Yu and Koltun 2015), groups of channels that see only their own filters (Krizhevsky et al. 2012),
 * and over sequences the `causal` padding, with which no step sees a later one (van den Oord et al. 2016). Weights as in
 * `keras.layers.Conv2D`: a kernel `[...window, channels / groups, filters]` and a bias `[filters]`.
 */
export class Convolution extends KernelLayer {
  static className = 'Convolution';
  readonly filters: number;
  readonly groups: number;
  readonly kernelInitializer: ReturnType<typeof toInitializer>;
  private kernel!: tf.LayerVariable;

  constructor(args: ConvolutionArgs) {
    super(args);
    this.filters = args.filters;
    this.groups = args.groups;
    this.kernelInitializer = toInitializer(args.kernelInitializer);
  }

  protected override addKernels(channels: number): number {
    const shape = [...this.kernelSize, channels / this.groups, this.filters];
    this.kernel = this.addWeight('kernel', shape, 'float32', this.kernelInitializer);
    return this.filters;
  }

  protected override convolve(x: tf.Tensor): tf.Tensor {
    const kernel = this.kernel.read();
    if (this.groups === 1) return convolution(x, kernel, this);
    const kernels = tf.split(kernel, this.groups, -1);
    const parts = tf.split(x, this.groups, -1);
    return tf.concat(parts.map((part, group) => convolution(part, kernels[group]!, this)), -1); // prettier-ignore
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    return windowShape(inputShape as tf.Shape, this, this.filters);
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { filters, groups } = this;
    return { ...super.getConfig(), filters, groups, kernelInitializer: savedInitializer(this.kernelInitializer) };
  }
}

/** Over as many axes as there are strides. */
function convolution(x: tf.Tensor, kernel: tf.Tensor, windows: Windows): tf.Tensor {
  const { strides, dilationRate, padding } = windows;
  if (strides.length === 3) return convolveVolume(x, kernel, windows);
  const taps = dilated(kernel, dilationRate);
  if (strides.length === 2) {
    return tf.conv2d(x as tf.Tensor4D, taps as tf.Tensor4D, strides as [number, number], padding as 'valid' | 'same');
  }
  const [steps, stride] = [x as tf.Tensor3D, strides[0]!];
  if (padding !== 'causal') return tf.conv1d(steps, taps as tf.Tensor3D, stride, padding);
  const late: tf.Tensor3D = tf.pad(steps, [[0, 0], [taps.shape[0]! - 1, 0], [0, 0]]); // prettier-ignore
  return tf.conv1d(late, taps as tf.Tensor3D, stride, 'valid');
}

tf.serialization.registerClass(Convolution);
