import * as tf from '@tensorflow/tfjs';

import { savedInitializer, toInitializer, type InitializerArg } from './initializers.ts';
import { KernelLayer, type KernelLayerArgs } from './KernelLayer.ts';
import { convolveDepthwise, windowShape } from './windows.ts';

export interface SeparableConvolutionArgs extends KernelLayerArgs {
  padding: 'valid' | 'same';
  filters: number;
  depthMultiplier: number;
  depthwiseInitializer: InitializerArg;
  pointwiseInitializer: InitializerArg;
}

/**
 * Convolves each channel of `[batch, ..., channels]` by itself, then mixes the channels of each place (Chollet 2016), over
 * sequences or images, in steps and dilated if wanted. Weights as in `keras.layers.SeparableConv2D`: kernels
 * `[...window, channels, depthMultiplier]` and `[1, ..., channels * depthMultiplier, filters]`, and a bias `[filters]`.
 */
export class SeparableConvolution extends KernelLayer {
  static className = 'SeparableConvolution';
  readonly filters: number;
  readonly depthMultiplier: number;
  readonly depthwiseInitializer: ReturnType<typeof toInitializer>;
  readonly pointwiseInitializer: ReturnType<typeof toInitializer>;
  private depthwise!: tf.LayerVariable;
  private pointwise!: tf.LayerVariable;

  constructor(args: SeparableConvolutionArgs) {
    super(args);
    this.filters = args.filters;
    this.depthMultiplier = args.depthMultiplier;
    this.depthwiseInitializer = toInitializer(args.depthwiseInitializer);
    this.pointwiseInitializer = toInitializer(args.pointwiseInitializer);
  }

  protected override addKernels(channels: number): number {
    const { kernelSize, depthMultiplier, filters } = this;
    const each = [...kernelSize, channels, depthMultiplier];
    const mixing = [...kernelSize.map(() => 1), channels * depthMultiplier, filters];
    this.depthwise = this.addWeight('depthwise_kernel', each, 'float32', this.depthwiseInitializer);
    this.pointwise = this.addWeight('pointwise_kernel', mixing, 'float32', this.pointwiseInitializer);
    return filters;
  }

  protected override convolve(x: tf.Tensor): tf.Tensor {
    const apart = convolveDepthwise(x, this.depthwise.read(), this);
    // One matrix for all places.
    const channels = apart.shape.at(-1)!;
    const mixing = tf.reshape(this.pointwise.read(), [channels, this.filters]);
    const rows = tf.matMul(tf.reshape(apart, [-1, channels]), mixing);
    return tf.reshape(rows, [...apart.shape.slice(0, -1), this.filters]);
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    return windowShape(inputShape as tf.Shape, this, this.filters);
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { filters, depthMultiplier } = this;
    const depthwiseInitializer = savedInitializer(this.depthwiseInitializer);
    const pointwiseInitializer = savedInitializer(this.pointwiseInitializer);
    return { ...super.getConfig(), filters, depthMultiplier, depthwiseInitializer, pointwiseInitializer };
  }
}

tf.serialization.registerClass(SeparableConvolution);
