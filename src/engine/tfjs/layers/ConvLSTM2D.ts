import * as tf from '@tensorflow/tfjs';

import { ConvLSTM } from './ConvLSTM.ts';

/** `keras.layers.ConvLSTM2D`: over sequences of pictures, `[batch, time, height, width, channels]`. */
export class ConvLSTM2D extends ConvLSTM {
  static className = 'KerasConvLSTM2D';
}

tf.serialization.registerClass(ConvLSTM2D);
