import * as tf from '@tensorflow/tfjs';

import { lstm } from './recurrentCells.ts';
import { UnitsLayer, type UnitsArgs } from './UnitsLayer.ts';

/** `keras.layers.LSTM`, with what `tf.layers.lstm` lacks: see `RecurrentLayer`. */
export class LSTM extends UnitsLayer {
  static className = 'KerasLSTM';
  protected override readonly units: number;

  constructor(args: UnitsArgs) {
    super(args, lstm);
    this.units = args.units;
  }
}

tf.serialization.registerClass(LSTM);
