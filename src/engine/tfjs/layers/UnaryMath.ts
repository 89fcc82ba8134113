import * as tf from '@tensorflow/tfjs';

import { asFloat, FunctionLayer, withoutGradient, type LayerArgs } from './FunctionLayer.ts';
import { absolute } from './ties.ts';

export interface UnaryMathSettings {
  /** A function of `keras.ops`. */
  function: keyof typeof functions;
}

type Unary = (x: tf.Tensor) => tf.Tensor;

/** Flat wherever it has a slope. */
const flat =
  (f: Unary): Unary =>
  (x) =>
    withoutGradient(() => f(x));

/** By their names in `keras.ops`. */
const functions = {
  abs: absolute,
  negative: tf.neg,
  square: tf.square,
  sqrt: tf.sqrt,
  rsqrt: tf.rsqrt,
  reciprocal: tf.reciprocal,
  exp: tf.exp,
  expm1: (x: tf.Tensor) => tf.sub(tf.exp(x), 1),
  log: tf.log,
  log1p: (x: tf.Tensor) => tf.log(tf.add(x, 1)),
  log2: (x: tf.Tensor) => tf.mul(tf.log(x), Math.LOG2E),
  log10: (x: tf.Tensor) => tf.mul(tf.log(x), Math.LOG10E),
  sin: tf.sin,
  cos: tf.cos,
  tan: (x: tf.Tensor) => tf.div(tf.sin(x), tf.cos(x)),
  sinh: (x: tf.Tensor) => tf.mul(tf.sub(tf.exp(x), tf.exp(tf.neg(x))), 0.5),
  cosh: (x: tf.Tensor) => tf.mul(tf.add(tf.exp(x), tf.exp(tf.neg(x))), 0.5),
  tanh: tf.tanh,
  sigmoid: tf.sigmoid,
  floor: flat(tf.floor),
  ceil: flat(tf.ceil),
  round: flat(tf.round),
  sign: flat(tf.sign),
  logicalNot: flat((x) => tf.cast(tf.equal(x, 0), 'float32')),
} satisfies Readonly<Record<string, Unary>>;

/** A function of each number. */
export class UnaryMath extends FunctionLayer<UnaryMathSettings> {
  static className = 'UnaryMath';

  constructor(args: UnaryMathSettings & LayerArgs) {
    super(args, { function: args.function });
  }

  protected compute([x]: tf.Tensor[]): tf.Tensor {
    const f: Unary = functions[this.settings.function];
    return f(asFloat(x!));
  }

  protected shapesOf([shape]: tf.Shape[]): tf.Shape {
    return shape!;
  }
}

tf.serialization.registerClass(UnaryMath);
