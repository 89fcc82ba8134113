import * as tf from '@tensorflow/tfjs';

import { FunctionLayer, type LayerArgs } from './FunctionLayer.ts';

export interface ExpandDimsSettings {
  /** The new axis, the batch axis being 0. */
  axis: number;
}

/** Adds an axis of length 1, as `keras.ops.expand_dims`. */
export class ExpandDims extends FunctionLayer<ExpandDimsSettings> {
  static className = 'ExpandDims';

  constructor(args: ExpandDimsSettings & LayerArgs) {
    super(args, { axis: args.axis });
  }

  protected compute([x]: tf.Tensor[]): tf.Tensor {
    return tf.expandDims(x!, this.settings.axis);
  }

  protected shapesOf([shape]: tf.Shape[]): tf.Shape {
    return shape!.toSpliced(this.settings.axis, 0, 1);
  }
}

tf.serialization.registerClass(ExpandDims);
