import * as tf from '@tensorflow/tfjs';

import { encodedShape, hashTable, type HashSettings, type OutputMode } from './categories.ts';
import { encodeCategories, lookUp } from './encodeCategories.ts';
import { FunctionLayer, withoutGradient, type LayerArgs } from './FunctionLayer.ts';

export interface HashingSettings extends HashSettings {
  outputMode: OutputMode;
}

/** Whole numbers in few bins, by a hash of their digits: the bins of `keras.layers.Hashing` without a salt. */
export class Hashing extends FunctionLayer<HashingSettings> {
  static className = 'Hashing';

  constructor(args: HashingSettings & LayerArgs) {
    const { numBins, maskValue = null, inputValues, outputMode } = args;
    super(args, { numBins, maskValue, inputValues, outputMode });
  }

  protected compute([x]: tf.Tensor[]): tf.Tensor {
    const { numBins, outputMode } = this.settings;
    return withoutGradient(() => encodeCategories(lookUp(x!, hashTable(this.settings)), outputMode, numBins));
  }

  protected shapesOf([shape]: tf.Shape[]): tf.Shape {
    return encodedShape(shape!, this.settings.outputMode, this.settings.numBins);
  }
}

tf.serialization.registerClass(Hashing);
