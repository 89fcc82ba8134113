import * as tf from '@tensorflow/tfjs';

import { activate, type ActivationFunctionName } from './activations.ts';
import { savedInitializer, toInitializer, type InitializerArg } from './initializers.ts';

export interface KernelLayerArgs {
  /** One number for each axis that the window slides along: 1 for a sequence, 2 for an image, 3 for a volume. */
  kernelSize: number[];
  strides: number[];
  dilationRate: number[];
  padding: 'valid' | 'same' | 'causal';
  activation: ActivationFunctionName;
  useBias: boolean;
  biasInitializer: InitializerArg;
  name?: string;
  trainable?: boolean;
}

/** What convolutions have in common: a window that slides, and a bias and an activation after it. */
export abstract class KernelLayer extends tf.layers.Layer {
  readonly kernelSize: number[];
  readonly strides: number[];
  readonly dilationRate: number[];
  readonly padding: 'valid' | 'same' | 'causal';
  readonly activation: ActivationFunctionName;
  readonly useBias: boolean;
  readonly biasInitializer: ReturnType<typeof toInitializer>;
  private bias: tf.LayerVariable | null = null;

  constructor(args: KernelLayerArgs) {
    super(args);
    this.kernelSize = args.kernelSize;
    this.strides = args.strides;
    this.dilationRate = args.dilationRate;
    this.padding = args.padding;
    this.activation = args.activation;
    this.useBias = args.useBias;
    this.biasInitializer = toInitializer(args.biasInitializer);
  }

  /** Adds the kernels for an input of so many channels, and says how many channels come out. */
  protected abstract addKernels(channels: number): number;

  /** The products of the windows with the kernels. */
  protected abstract convolve(x: tf.Tensor): tf.Tensor;

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    const outputs = this.addKernels((inputShape as tf.Shape).at(-1)!);
    if (this.useBias) this.bias = this.addWeight('bias', [outputs], 'float32', this.biasInitializer);
    super.build(inputShape);
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const products = this.convolve(Array.isArray(inputs) ? inputs[0]! : inputs);
      return activate(this.bias ? tf.add(products, this.bias.read()) : products, this.activation);
    });
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { kernelSize, strides, dilationRate, padding, activation, useBias } = this;
    const settings = { kernelSize, strides, dilationRate, padding, activation, useBias };
    return { ...super.getConfig(), ...settings, biasInitializer: savedInitializer(this.biasInitializer) };
  }
}
