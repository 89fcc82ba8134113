import * as tf from '@tensorflow/tfjs';

import { FunctionLayer, type LayerArgs } from './FunctionLayer.ts';

export interface StackSettings {
  /** The new axis, the batch axis being 0. */
  axis: number;
}

/** Puts tensors of one shape beside each other along an axis of their own, as `keras.ops.stack`. */
export class Stack extends FunctionLayer<StackSettings> {
  static className = 'Stack';

  constructor(args: StackSettings & LayerArgs) {
    super(args, { axis: args.axis });
  }

  protected compute(inputs: tf.Tensor[]): tf.Tensor {
    return tf.stack(inputs, this.settings.axis);
  }

  protected shapesOf(inputs: tf.Shape[]): tf.Shape {
    return inputs[0]!.toSpliced(this.settings.axis, 0, inputs.length);
  }
}

tf.serialization.registerClass(Stack);
