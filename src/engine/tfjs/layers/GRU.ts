import * as tf from '@tensorflow/tfjs';

import { gru, gruResetAfter } from './recurrentCells.ts';
import type { RecurrentShapes } from './RecurrentLayer.ts';
import { UnitsLayer, type UnitsArgs } from './UnitsLayer.ts';

export interface GRUArgs extends UnitsArgs {
  /** Whether the reset gate scales the product of the hidden state, rather than the hidden state itself. */
  resetAfter: boolean;
}

/**
 * `keras.layers.GRU`, with what `tf.layers.gru` lacks: `resetAfter`, which is Keras's default, and more (see
 * `RecurrentLayer`). With it the bias is `[2, 3 × units]`: one for the products of inputs, one for those of hidden states.
 */
export class GRU extends UnitsLayer {
  static className = 'KerasGRU';
  protected override readonly units: number;
  private readonly resetAfter: boolean;

  constructor(args: GRUArgs) {
    super(args, args.resetAfter ? gruResetAfter : gru);
    this.units = args.units;
    this.resetAfter = args.resetAfter;
  }

  protected override shapesFor(sequence: tf.Shape): RecurrentShapes {
    const shapes = super.shapesFor(sequence);
    return this.resetAfter ? { ...shapes, bias: [2, ...shapes.bias] } : shapes;
  }

  protected override biases(): (tf.Tensor | undefined)[] {
    if (!this.resetAfter || !this.bias) return super.biases();
    return tf.unstack(this.bias.read());
  }
}

tf.serialization.registerClass(GRU);
