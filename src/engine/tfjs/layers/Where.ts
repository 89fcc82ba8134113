import * as tf from '@tensorflow/tfjs';

import { asFloat, broadcastShape, FunctionLayer, withoutGradient, type LayerArgs } from './FunctionLayer.ts';

/** Called on `[condition, a, b]`: a where the condition is not 0 and b elsewhere, as `keras.ops.where`. */
export class Where extends FunctionLayer<object> {
  static className = 'Where';

  constructor(args: LayerArgs = {}) {
    super(args, {});
  }

  protected compute([condition, a, b]: tf.Tensor[]): tf.Tensor {
    const [whenTrue, whenFalse] = [asFloat(a!), asFloat(b!)];
    const shape = broadcastShape([condition!.shape, a!.shape, b!.shape]) as number[];
    const holds = withoutGradient(() => tf.cast(tf.notEqual(asFloat(condition!), 0), 'float32'));
    return tf.where(
      tf.cast(tf.broadcastTo(holds, shape), 'bool'),
      tf.broadcastTo(whenTrue, shape),
      tf.broadcastTo(whenFalse, shape),
    );
  }

  protected shapesOf(inputs: tf.Shape[]): tf.Shape {
    return broadcastShape(inputs);
  }
}

tf.serialization.registerClass(Where);
