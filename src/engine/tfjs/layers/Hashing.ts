import * as tf from '@tensorflow/tfjs';

import { encodedShape, hashedShape, hashTable, type HashSettings, type OutputMode } from './categories.ts';
import { encodeCategories, lookUp } from './encodeCategories.ts';
import { FunctionLayer, withoutGradient, type LayerArgs } from './FunctionLayer.ts';

export interface HashingSettings extends HashSettings {
  outputMode: OutputMode;
}

/** Whole numbers in few bins, by a hash of their digits: the bins of `keras.layers.Hashing`. */
export class Hashing extends FunctionLayer<HashingSettings> {
  static className = 'Hashing';

  constructor(args: HashingSettings & LayerArgs) {
    const { numBins, maskValue = null, salt = null, inputValues, outputMode } = args;
    super(args, { numBins, maskValue, salt, inputValues, outputMode });
  }

  protected compute([x]: tf.Tensor[]): tf.Tensor {
    const { numBins, outputMode } = this.settings;
    return withoutGradient(() => {
      const numbers = tf.reshape(x!, hashedShape(x!.shape, outputMode) as number[]);
      return encodeCategories(lookUp(numbers, tf.tensor1d(hashTable(this.settings))), outputMode, numBins);
    });
  }

  protected shapesOf([shape]: tf.Shape[]): tf.Shape {
    const { numBins, outputMode } = this.settings;
    return encodedShape(hashedShape(shape!, outputMode), outputMode, numBins);
  }
}

tf.serialization.registerClass(Hashing);
