import * as tf from '@tensorflow/tfjs';

import { encodedShape, type OutputMode } from './categories.ts';
import { encodeCategories } from './encodeCategories.ts';
import { FunctionLayer, withoutGradient, type LayerArgs } from './FunctionLayer.ts';
import { oneHotRows } from './oneHotRows.ts';

export interface CategoryEncodingSettings {
  numTokens: number;
  outputMode: OutputMode;
}

/**
 * Categories as rows with a 1, or those of a sample as a set or as counts: `keras.layers.CategoryEncoding`. A second
 * input says how much each counts.
 */
export class CategoryEncoding extends FunctionLayer<CategoryEncodingSettings> {
  static className = 'CategoriesEncoding';

  constructor(args: CategoryEncodingSettings & LayerArgs) {
    super(args, { numTokens: args.numTokens, outputMode: args.outputMode });
  }

  protected compute([x, weights]: tf.Tensor[]): tf.Tensor {
    const { numTokens, outputMode } = this.settings;
    if (!weights) return withoutGradient(() => encodeCategories(x!, outputMode, numTokens));
    const rows = withoutGradient(() => oneHotRows(x!, numTokens));
    return tf.sum(tf.mul(rows, tf.expandDims(weights, -1)), 1);
  }

  protected shapesOf([shape]: tf.Shape[]): tf.Shape {
    return encodedShape(shape!, this.settings.outputMode, this.settings.numTokens);
  }
}

tf.serialization.registerClass(CategoryEncoding);
