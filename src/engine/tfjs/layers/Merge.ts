import * as tf from '@tensorflow/tfjs';

import { broadcastShape, FunctionLayer, type LayerArgs } from './FunctionLayer.ts';

export interface MergeSettings {
  operation: keyof typeof operations;
}

const operations = { subtract: tf.sub, maximum: tf.maximum, minimum: tf.minimum } as const;

/**
 * Puts inputs together number by number, from the first to the last. One with fewer axes gets more of length 1 behind
 * the batch axis, and axes of length 1 are repeated, as Keras has it.
 *
 * TensorFlow.js has no layer that subtracts, and in those for extremes no gradient once an axis was repeated.
 */
export class Merge extends FunctionLayer<MergeSettings> {
  static className = 'Merge';

  constructor(args: MergeSettings & LayerArgs) {
    super(args, { operation: args.operation });
  }

  protected compute(inputs: tf.Tensor[]): tf.Tensor {
    const shape = this.shapesOf(inputs.map((input) => input.shape)) as number[];
    const whole = inputs.map((input) => {
      const [batch, ...axes] = input.shape as [number, ...number[]];
      const behind = Array<number>(shape.length - input.rank).fill(1);
      // Adding zeros repeats an axis, and its gradient adds up what was repeated.
      return tf.add(tf.reshape(input, [batch, ...behind, ...axes]), tf.zeros(shape));
    });
    return whole.reduce((merged, input) => operations[this.settings.operation](merged, input));
  }

  protected shapesOf(inputs: tf.Shape[]): tf.Shape {
    const rank = Math.max(...inputs.map((shape) => shape.length));
    return broadcastShape(
      inputs.map(([batch, ...axes]) => [batch!, ...Array<number>(rank - axes.length - 1).fill(1), ...axes]),
    );
  }
}

tf.serialization.registerClass(Merge);
