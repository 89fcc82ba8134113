import * as tf from '@tensorflow/tfjs';

import { contract } from '../../../tensor/einsum/contract.ts';
import { equationOf } from '../../../tensor/einsum/equation.ts';
import { asFloat, FunctionLayer, type LayerArgs } from './FunctionLayer.ts';
import { tensorOperations } from './tensorOperations.ts';

export interface EinsumSettings {
  /** A letter for each axis, the batch axis first: `bij,bjk->bik`. */
  equation: string;
}

/**
 * Products and sums of tensors by an equation in Einstein's notation, as `keras.ops.einsum`: axes of the same letter go
 * together, and those that the output lacks are summed over.
 */
export class Einsum extends FunctionLayer<EinsumSettings> {
  static className = 'Einsum';

  constructor({ equation, ...args }: EinsumSettings & LayerArgs) {
    super(args, { equation });
  }

  protected override compute(inputs: tf.Tensor[]): tf.Tensor {
    const ranks = inputs.map(({ rank }) => rank);
    return tf.clone(contract(tensorOperations, equationOf(this.settings.equation, ranks), inputs.map(asFloat)));
  }

  protected override shapesOf(shapes: tf.Shape[]): tf.Shape {
    const ranks = shapes.map(({ length }) => length);
    const { inputs, output } = equationOf(this.settings.equation, ranks);
    return output.map((label) => {
      const lengths = inputs.flatMap((labels, input) =>
        labels.includes(label) ? [shapes[input]![labels.indexOf(label)] ?? null] : [],
      );
      // An axis of length 1 is repeated as often as another input has it.
      return lengths.find((length) => length !== null && length !== 1) ?? (lengths.includes(null) ? null : 1);
    });
  }
}

tf.serialization.registerClass(Einsum);
