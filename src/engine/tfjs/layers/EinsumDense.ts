import * as tf from '@tensorflow/tfjs';

import { contract } from '../../../tensor/einsum/contract.ts';
import { einsumDenseShapes, type EinsumDenseShapes } from '../../../tensor/einsum/dense.ts';
import { activate, type ActivationFunctionName } from './activations.ts';
import { initialKernel, type InitializerName } from './initialKernel.ts';
import { tensorOperations } from './tensorOperations.ts';

export interface EinsumDenseArgs {
  /** The input, the kernel and the output, a letter for each axis: `abc,cd->abd`. */
  equation: string;
  /** Lengths of the output's axes behind the batch, without those of `...`; -1 where the input has the same letter. */
  outputShape: number[];
  /** Letters of the output that get a bias of their own; none without. */
  biasAxes: string;
  activation: ActivationFunctionName;
  /** Names of factories in `tf.initializers`: `glorotUniform`. */
  kernelInitializer: InitializerName;
  biasInitializer: InitializerName;
  /** Of the kernel; the bias takes the one after it. */
  seed: number;
  name?: string;
  trainable?: boolean;
}

/**
 * A dense layer whose product is any equation in Einstein's notation, with the weights, names and shapes of
 * `keras.layers.EinsumDense`: activation(einsum(input, kernel) + bias).
 */
export class EinsumDense extends tf.layers.Layer {
  static className = 'EinsumDense';
  readonly args: Omit<EinsumDenseArgs, 'name' | 'trainable'>;
  private kernel!: tf.LayerVariable;
  private bias: tf.LayerVariable | null = null;

  constructor(args: EinsumDenseArgs) {
    super(args);
    const { equation, outputShape, biasAxes, activation, kernelInitializer, biasInitializer, seed } = args;
    this.args = { equation, outputShape, biasAxes, activation, kernelInitializer, biasInitializer, seed };
  }

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    const { kernelInitializer, biasInitializer, seed } = this.args;
    const { kernel, bias, fanIn, fanOut } = this.shapesFor(inputShape as tf.Shape);
    const drawn = initialKernel(kernelInitializer, seed, fanIn, fanOut);
    this.kernel = this.addWeight('kernel', [...kernel], 'float32', drawn);
    if (bias) {
      const start = tf.initializers[biasInitializer]({ seed: seed + 1 });
      this.bias = this.addWeight('bias', [...bias], 'float32', start);
    }
    super.build(inputShape);
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const x = Array.isArray(inputs) ? inputs[0]! : inputs;
    return tf.tidy(() => {
      const { equation } = this.shapesFor(x.shape);
      const product = contract(tensorOperations, equation, [x, this.kernel.read()]);
      const shifted = this.bias ? tf.add(product, this.bias.read()) : product;
      return activate(shifted, this.args.activation);
    });
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    const { output } = this.shapesFor(inputShape as tf.Shape);
    return output.map((length) => (typeof length === 'number' ? length : null));
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), ...this.args };
  }

  private shapesFor(inputShape: tf.Shape): EinsumDenseShapes {
    const named = inputShape.map((length, axis) => length ?? `axis ${axis}`);
    const shapes = einsumDenseShapes(this.args, named);
    if ('fault' in shapes) throw new Error(`“${this.args.equation}” does not fit [${inputShape.join()}].`);
    return shapes;
  }
}

tf.serialization.registerClass(EinsumDense);
