import * as tf from '@tensorflow/tfjs';

import { ConvLSTM } from './ConvLSTM.ts';

/** `keras.layers.ConvLSTM1D`: over sequences of rows, `[batch, time, places, channels]`. */
export class ConvLSTM1D extends ConvLSTM {
  static className = 'KerasConvLSTM1D';
}

tf.serialization.registerClass(ConvLSTM1D);
