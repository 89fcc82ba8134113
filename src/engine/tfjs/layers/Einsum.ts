import * as tf from '@tensorflow/tfjs';

import { contract } from '../../../tensor/einsum/contract.ts';
import { equationOf } from '../../../tensor/einsum/equation.ts';
import { tensorOperations } from './tensorOperations.ts';

export interface EinsumArgs {
  /** A letter for each axis, the batch axis first: `bij,bjk->bik`. */
  equation: string;
  name?: string;
}

/**
 * Products and sums of tensors by an equation in Einstein's notation, as `keras.ops.einsum`: axes of the same letter go
 * together, and those that the output lacks are summed over.
 */
export class Einsum extends tf.layers.Layer {
  static className = 'Einsum';
  readonly equation: string;

  constructor(args: EinsumArgs) {
    super(args);
    this.equation = args.equation;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const tensors = Array.isArray(inputs) ? inputs : [inputs];
    const equation = equationOf(
      this.equation,
      tensors.map(({ rank }) => rank),
    );
    return tf.tidy(() => contract(tensorOperations, equation, tensors));
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    const shapes = (Array.isArray(inputShape[0]) ? inputShape : [inputShape]) as tf.Shape[];
    const equation = equationOf(
      this.equation,
      shapes.map(({ length }) => length),
    );
    return equation.output.map((label) => {
      const lengths = equation.inputs.flatMap((labels, input) =>
        labels.includes(label) ? [shapes[input]![labels.indexOf(label)] ?? null] : [],
      );
      // An axis of length 1 is repeated as often as another input has it.
      return lengths.find((length) => length !== null && length !== 1) ?? (lengths.includes(null) ? null : 1);
    });
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), equation: this.equation };
  }
}

tf.serialization.registerClass(Einsum);
