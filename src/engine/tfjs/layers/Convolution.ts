import * as tf from '@tensorflow/tfjs';

import { savedInitializer, toInitializer, type InitializerArg } from './initializers.ts';
import { KernelLayer, type KernelLayerArgs } from './KernelLayer.ts';
import { dilated, windowShape } from './windows.ts';

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
    const kernel = dilated(this.kernel.read(), this.dilationRate);
    const causal = this.padding === 'causal';
    const padded = causal ? tf.pad(x, [[0, 0], [kernel.shape[0]! - 1, 0], [0, 0]]) : x; // prettier-ignore
    const padding = this.padding === 'causal' ? 'valid' : this.padding;
    if (this.groups === 1) return convolution(padded, kernel, this.strides, padding);
    const kernels = tf.split(kernel, this.groups, -1);
    const parts = tf.split(padded, this.groups, -1);
    return tf.concat(parts.map((part, group) => convolution(part, kernels[group]!, this.strides, padding)), -1); // prettier-ignore
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    return windowShape(inputShape as tf.Shape, this, this.filters);
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { filters, groups } = this;
    return { ...super.getConfig(), filters, groups, kernelInitializer: savedInitializer(this.kernelInitializer) };
  }
}

/** The plain convolution over as many axes as there are strides. */
function convolution(x: tf.Tensor, kernel: tf.Tensor, strides: number[], padding: 'valid' | 'same'): tf.Tensor {
  if (strides.length === 1) return tf.conv1d(x as tf.Tensor3D, kernel as tf.Tensor3D, strides[0]!, padding);
  if (strides.length === 2) {
    return tf.conv2d(x as tf.Tensor4D, kernel as tf.Tensor4D, strides as [number, number], padding);
  }
  return tf.conv3d(x as tf.Tensor5D, kernel as tf.Tensor5D, strides as [number, number, number], padding);
}

tf.serialization.registerClass(Convolution);
