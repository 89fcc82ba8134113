import * as tf from '@tensorflow/tfjs';

import { asFloat, broadcastShape, FunctionLayer, withoutGradient, type LayerArgs } from './FunctionLayer.ts';

export interface CompareSettings {
  comparison: keyof typeof comparisons;
  /** What a layer with one input compares it with. */
  value: number;
}

const comparisons = {
  equal: tf.equal,
  notEqual: tf.notEqual,
  less: tf.less,
  lessEqual: tf.lessEqual,
  greater: tf.greater,
  greaterEqual: tf.greaterEqual,
};

/** 1 where the comparison of its inputs holds and 0 where it does not, as `keras.ops.less` and the like. */
export class Compare extends FunctionLayer<CompareSettings> {
  static className = 'Compare';

  constructor(args: CompareSettings & LayerArgs) {
    super(args, { comparison: args.comparison, value: args.value });
  }

  protected compute([a, b = tf.scalar(this.settings.value)]: tf.Tensor[]): tf.Tensor {
    const holds = comparisons[this.settings.comparison];
    return withoutGradient(() => tf.cast(holds(asFloat(a!), asFloat(b)), 'float32'));
  }

  protected shapesOf(inputs: tf.Shape[]): tf.Shape {
    return broadcastShape(inputs);
  }
}

tf.serialization.registerClass(Compare);
