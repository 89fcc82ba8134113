import * as tf from '@tensorflow/tfjs';

import { savedInitializer, toInitializer, type InitializerArg } from './initializers.ts';

export interface ParametricReLUArgs {
  alphaInitializer: InitializerArg;
  /** Axes along which all numbers have one slope; the batch axis is 0. */
  sharedAxes: number[];
  name?: string;
}

/**
 * max(x, 0) + alpha min(x, 0) with learned slopes alpha (He et al. 2015).
 *
 * TensorFlow.js's own layer, `tf.layers.prelu`, takes slopes of the last axes only on its WebAssembly backend.
 */
export class ParametricReLU extends tf.layers.Layer {
  static className = 'ParametricReLU';
  readonly sharedAxes: number[];
  private readonly alphaInitializer: ReturnType<typeof toInitializer>;
  private alpha!: tf.LayerVariable;

  constructor(args: ParametricReLUArgs) {
    super(args);
    this.sharedAxes = args.sharedAxes;
    this.alphaInitializer = toInitializer(args.alphaInitializer);
    this.supportsMasking = true;
  }

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    const shape = (inputShape as tf.Shape).map((length, axis) => (this.sharedAxes.includes(axis) ? 1 : length));
    this.alpha = this.addWeight('alpha', shape.slice(1), 'float32', this.alphaInitializer);
    super.build(inputShape);
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const x = Array.isArray(inputs) ? inputs[0]! : inputs;
      return tf.sub(tf.relu(x), tf.mul(this.alpha.read(), tf.relu(tf.neg(x))));
    });
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape | tf.Shape[] {
    return inputShape;
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { sharedAxes, alphaInitializer } = this;
    return { ...super.getConfig(), sharedAxes, alphaInitializer: savedInitializer(alphaInitializer) };
  }
}

tf.serialization.registerClass(ParametricReLU);
