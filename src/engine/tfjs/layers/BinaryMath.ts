import * as tf from '@tensorflow/tfjs';

import { asFloat, broadcastShape, FunctionLayer, withoutGradient, type LayerArgs } from './FunctionLayer.ts';

export interface BinaryMathSettings {
  /** A function of `keras.ops`. */
  function: keyof typeof functions;
  /** The second operand of a layer with one input. */
  value: number;
}

type Binary = (a: tf.Tensor, b: tf.Tensor) => tf.Tensor;

/** The largest whole number that is not above a / b. */
const floorOfQuotient: Binary = (a, b) => withoutGradient(() => tf.floor(tf.div(a, b)));
const isTrue = (x: tf.Tensor): tf.Tensor => tf.cast(tf.notEqual(x, 0), 'float32');

/** Both in the shape they come to: TensorFlow.js has no gradient of extremes once an axis was repeated. */
const ofOneShape = (a: tf.Tensor, b: tf.Tensor): [tf.Tensor, tf.Tensor] => [
  tf.add(a, tf.zerosLike(b)),
  tf.add(b, tf.zerosLike(a)),
];

/** By their names in `keras.ops`. */
const functions = {
  add: tf.add,
  subtract: tf.sub,
  multiply: tf.mul,
  divide: tf.div,
  power: tf.pow,
  maximum: (a: tf.Tensor, b: tf.Tensor) => tf.maximum(...ofOneShape(a, b)),
  minimum: (a: tf.Tensor, b: tf.Tensor) => tf.minimum(...ofOneShape(a, b)),
  mod: (a: tf.Tensor, b: tf.Tensor) => tf.sub(a, tf.mul(b, floorOfQuotient(a, b))),
  floorDivide: floorOfQuotient,
  logicalAnd: (a: tf.Tensor, b: tf.Tensor) => withoutGradient(() => tf.mul(isTrue(a), isTrue(b))),
  logicalOr: (a: tf.Tensor, b: tf.Tensor) => withoutGradient(() => tf.maximum(isTrue(a), isTrue(b))),
} satisfies Readonly<Record<string, Binary>>;

/** A function of two tensors number by number, or of one and a fixed number. Axes of length 1 are repeated. */
export class BinaryMath extends FunctionLayer<BinaryMathSettings> {
  static className = 'BinaryMath';

  constructor(args: BinaryMathSettings & LayerArgs) {
    super(args, { function: args.function, value: args.value });
  }

  protected compute([a, b = tf.scalar(this.settings.value)]: tf.Tensor[]): tf.Tensor {
    const f: Binary = functions[this.settings.function];
    return f(asFloat(a!), asFloat(b));
  }

  protected shapesOf(inputs: tf.Shape[]): tf.Shape {
    return broadcastShape(inputs);
  }
}

tf.serialization.registerClass(BinaryMath);
