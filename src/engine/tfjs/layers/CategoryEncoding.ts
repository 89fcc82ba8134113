import * as tf from '@tensorflow/tfjs';

import { encodedShape, type OutputMode } from './categories.ts';
import { encodeCategories } from './encodeCategories.ts';
import { FunctionLayer, withoutGradient, type LayerArgs } from './FunctionLayer.ts';

export interface CategoryEncodingSettings {
  numTokens: number;
  outputMode: OutputMode;
}

/** Categories as rows with a 1, or those of a sample as a set or as counts: `keras.layers.CategoryEncoding`. */
export class CategoryEncoding extends FunctionLayer<CategoryEncodingSettings> {
  static className = 'CategoriesEncoding';

  constructor(args: CategoryEncodingSettings & LayerArgs) {
    super(args, { numTokens: args.numTokens, outputMode: args.outputMode });
  }

  protected compute([x]: tf.Tensor[]): tf.Tensor {
    const { numTokens, outputMode } = this.settings;
    return withoutGradient(() => encodeCategories(x!, outputMode, numTokens));
  }

  protected shapesOf([shape]: tf.Shape[]): tf.Shape {
    return encodedShape(shape!, this.settings.outputMode, this.settings.numTokens);
  }
}

tf.serialization.registerClass(CategoryEncoding);
