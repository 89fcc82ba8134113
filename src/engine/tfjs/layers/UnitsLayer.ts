import * as tf from '@tensorflow/tfjs';

import { RecurrentLayer, type RecurrentArgs, type RecurrentShapes } from './RecurrentLayer.ts';

export interface UnitsArgs extends RecurrentArgs {
  /** Numbers in the state, and in each output. */
  units: number;
}

/** A recurrent layer over rows of features, `[batch, time, features]`, whose products are those of matrices. */
export abstract class UnitsLayer extends RecurrentLayer {
  protected abstract readonly units: number;

  protected override shapesFor(sequence: tf.Shape): RecurrentShapes {
    const width = this.cell.gates * this.units;
    return {
      kernel: [sequence.at(-1)!, width],
      recurrentKernel: [this.units, width],
      bias: [width],
      state: [this.units],
    };
  }

  protected override timesKernel(x: tf.Tensor, kernel: tf.Tensor): tf.Tensor {
    return tf.matMul(x, kernel);
  }

  protected override timesRecurrentKernel(hidden: tf.Tensor, kernel: tf.Tensor): tf.Tensor {
    return tf.matMul(hidden, kernel);
  }

  /** As in Keras: only where the hidden state is dropped too. */
  protected override dropsByGate(): boolean {
    return this.args.recurrentDropout > 0;
  }
}
