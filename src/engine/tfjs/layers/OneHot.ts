import * as tf from '@tensorflow/tfjs';

import { FunctionLayer, withoutGradient, type LayerArgs } from './FunctionLayer.ts';
import { oneHotRows } from './oneHotRows.ts';

export interface OneHotSettings {
  numClasses: number;
}

/** A row for each whole number, 1 at its place and 0 elsewhere, as `keras.ops.one_hot`. */
export class OneHot extends FunctionLayer<OneHotSettings> {
  static className = 'OneHot';

  constructor(args: OneHotSettings & LayerArgs) {
    super(args, { numClasses: args.numClasses });
  }

  protected compute([x]: tf.Tensor[]): tf.Tensor {
    const { numClasses } = this.settings;
    return withoutGradient(() => oneHotRows(x!, numClasses));
  }

  protected shapesOf([shape]: tf.Shape[]): tf.Shape {
    return [...shape!, this.settings.numClasses];
  }
}

tf.serialization.registerClass(OneHot);
