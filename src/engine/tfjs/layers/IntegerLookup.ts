import * as tf from '@tensorflow/tfjs';

import { encodedShape, vocabularyTable, type LookupSettings, type OutputMode } from './categories.ts';
import { encodeCategories, lookUp } from './encodeCategories.ts';
import { FunctionLayer, withoutGradient, type LayerArgs } from './FunctionLayer.ts';

export interface IntegerLookupSettings extends LookupSettings {
  outputMode: OutputMode;
}

/** The place of whole numbers in a vocabulary; numbers outside of it share the first: `keras.layers.IntegerLookup`. */
export class IntegerLookup extends FunctionLayer<IntegerLookupSettings> {
  static className = 'IntegerLookup';

  constructor(args: IntegerLookupSettings & LayerArgs) {
    const { vocabulary, numOovIndices, inputValues, outputMode } = args;
    super(args, { vocabulary, numOovIndices, inputValues, outputMode });
  }

  protected compute([x]: tf.Tensor[]): tf.Tensor {
    const { outputMode } = this.settings;
    return withoutGradient(() => encodeCategories(lookUp(x!, vocabularyTable(this.settings)), outputMode, this.depth));
  }

  protected shapesOf([shape]: tf.Shape[]): tf.Shape {
    return encodedShape(shape!, this.settings.outputMode, this.depth);
  }

  private get depth(): number {
    return this.settings.vocabulary.length + this.settings.numOovIndices;
  }
}

tf.serialization.registerClass(IntegerLookup);
