import * as tf from '@tensorflow/tfjs';

import { savedInitializer, toInitializer, type InitializerArg } from './initializers.ts';
import { KernelLayer, type KernelLayerArgs } from './KernelLayer.ts';
import { convolveDepthwise, windowShape } from './windows.ts';

export interface DepthwiseConvolutionArgs extends KernelLayerArgs {
  padding: 'valid' | 'same';
  depthMultiplier: number;
  depthwiseInitializer: InitializerArg;
}

/**
 * Convolves each channel of `[batch, ..., channels]` by itself, over sequences or images, with dilation if wanted, which
 * `tf.layers.depthwiseConv2d` forgets. Weights as in `keras.layers.DepthwiseConv2D`: a kernel
 * `[...window, channels, depthMultiplier]` and a bias `[channels * depthMultiplier]`.
 */
export class DepthwiseConvolution extends KernelLayer {
  static className = 'DepthwiseConvolution';
  readonly depthMultiplier: number;
  readonly depthwiseInitializer: ReturnType<typeof toInitializer>;
  private kernel!: tf.LayerVariable;

  constructor(args: DepthwiseConvolutionArgs) {
    super(args);
    this.depthMultiplier = args.depthMultiplier;
    this.depthwiseInitializer = toInitializer(args.depthwiseInitializer);
  }

  protected override addKernels(channels: number): number {
    const shape = [...this.kernelSize, channels, this.depthMultiplier];
    this.kernel = this.addWeight('depthwise_kernel', shape, 'float32', this.depthwiseInitializer);
    return channels * this.depthMultiplier;
  }

  protected override convolve(x: tf.Tensor): tf.Tensor {
    return convolveDepthwise(x, this.kernel.read(), this);
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    const shape = inputShape as tf.Shape;
    return windowShape(shape, this, shape.at(-1)! * this.depthMultiplier);
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { depthMultiplier } = this;
    const depthwiseInitializer = savedInitializer(this.depthwiseInitializer);
    return { ...super.getConfig(), depthMultiplier, depthwiseInitializer };
  }
}

tf.serialization.registerClass(DepthwiseConvolution);
