import * as tf from '@tensorflow/tfjs';

import { simpleRNN } from './recurrentCells.ts';
import { UnitsLayer, type UnitsArgs } from './UnitsLayer.ts';

/** `keras.layers.SimpleRNN`, with what `tf.layers.simpleRNN` lacks: see `RecurrentLayer`. */
export class SimpleRNN extends UnitsLayer {
  static className = 'KerasSimpleRNN';
  protected override readonly units: number;

  constructor(args: UnitsArgs) {
    super(args, simpleRNN);
    this.units = args.units;
  }
}

tf.serialization.registerClass(SimpleRNN);
