import * as tf from '@tensorflow/tfjs';

import { contract } from '../../../tensor/einsum/contract.ts';
import { equationOf } from '../../../tensor/einsum/equation.ts';
import type { FormulaOperations } from '../../../tensor/formula/evaluate.ts';
import { aligned, broadcastOf, reducedAxes, transposedAxes } from '../../../tensor/formula/evaluate.ts';
import type { Call } from '../../../tensor/formula/parse.ts';
import { withoutGradient } from './FunctionLayer.ts';
import { tensorOperations } from './tensorOperations.ts';
import { absolute, largest, smallest } from './ties.ts';

/** What formulas are computed with. Every operation has a gradient; that of a comparison is 0. */
export const formulaOperations: FormulaOperations<tf.Tensor> = {
  number: (value) => tf.scalar(value),
  call: (call, values) => {
    const [x] = values as [tf.Tensor];
    const ofOne = Object.hasOwn(unary, call.name) ? unary[call.name] : undefined;
    if (ofOne) return ofOne(x);
    const ofSeveral = Object.hasOwn(elementwise, call.name) ? elementwise[call.name] : undefined;
    if (ofSeveral) return ofSeveral(...side(values));
    const ofAxes = Object.hasOwn(alongAxes, call.name) ? alongAxes[call.name] : undefined;
    if (ofAxes) return ofAxes(x, [...reducedAxes(call, x.rank)], call.keepDims);
    return rearranged(call, values);
  },
};

const unary: Readonly<Record<string, (x: tf.Tensor) => tf.Tensor>> = {
  negative: tf.neg,
  abs: absolute,
  sign: (x) => tf.sub(compared(tf.greater)(x, tf.scalar(0)), compared(tf.less)(x, tf.scalar(0))),
  square: tf.square,
  sqrt: tf.sqrt,
  rsqrt: tf.rsqrt,
  exp: tf.exp,
  log: tf.log,
  sin: tf.sin,
  cos: tf.cos,
  relu: tf.relu,
  sigmoid: tf.sigmoid,
  tanh: tf.tanh,
  softplus: tf.softplus,
  silu: (x) => tf.mul(x, tf.sigmoid(x)),
  // x times the share of the normal distribution below x.
  gelu: (x) => tf.mul(tf.mul(x, 0.5), tf.add(tf.erf(tf.mul(x, Math.SQRT1_2)), 1)),
  softmax: (x) => tf.softmax(x),
};

const elementwise: Readonly<Record<string, (...values: tf.Tensor[]) => tf.Tensor>> = {
  add: tf.add,
  subtract: tf.sub,
  multiply: tf.mul,
  divide: tf.div,
  power: tf.pow,
  maximum: (a, b) => repeatedLike(tf.maximum, a!, b!),
  minimum: (a, b) => repeatedLike(tf.minimum, a!, b!),
  clip: (x, low, high) => repeatedLike(tf.minimum, repeatedLike(tf.maximum, x!, low!), high!),
  where: (condition, a, b) => {
    const shape = [...broadcastOf([condition!.shape, a!.shape, b!.shape])];
    const chosen = tf.cast(compared(tf.notEqual)(repeated(condition!, shape), tf.scalar(0)), 'bool');
    return tf.where(chosen, repeated(a!, shape), repeated(b!, shape));
  },
  less: (a, b) => compared(tf.less)(a!, b!),
  lessEqual: (a, b) => compared(tf.lessEqual)(a!, b!),
  greater: (a, b) => compared(tf.greater)(a!, b!),
  greaterEqual: (a, b) => compared(tf.greaterEqual)(a!, b!),
  equal: (a, b) => compared(tf.equal)(a!, b!),
  notEqual: (a, b) => compared(tf.notEqual)(a!, b!),
};

const alongAxes: Readonly<Record<string, (x: tf.Tensor, axes: number[], keepDims: boolean) => tf.Tensor>> = {
  sum: tf.sum,
  mean: tf.mean,
  max: largest,
  min: smallest,
};

function rearranged(call: Call, values: readonly tf.Tensor[]): tf.Tensor {
  const [x] = values as [tf.Tensor];
  if (call.name === 'transpose') return tf.transpose(x, [...transposedAxes(call, x.rank)]);
  if (call.name !== 'matmul') throw new Error(`There is no function called ${call.name}.`);
  const [a, b] = side(values) as [tf.Tensor, tf.Tensor];
  return contract(tensorOperations, equationOf('...ij,...jk->...ik', [a.rank, b.rank]), [a, b]);
}

/** The values with as many axes as the one that has most: samples are broadcast, batches stay side by side. */
function side(values: readonly tf.Tensor[]): tf.Tensor[] {
  const shapes = aligned(values.map(({ shape }) => shape));
  return values.map((value, index) => tf.reshape(value, [...shapes[index]!]));
}

/** 1 where a comparison holds, 0 elsewhere. TensorFlow.js knows no gradient of it: this one is 0. */
function compared(compare: (a: tf.Tensor, b: tf.Tensor) => tf.Tensor): (a: tf.Tensor, b: tf.Tensor) => tf.Tensor {
  return (a, b) => withoutGradient((p, q) => tf.cast(compare(p!, q!), 'float32'), a, b);
}

/** A function whose gradient in TensorFlow.js does not undo broadcasting: its operands are made equally large first. */
function repeatedLike(f: (a: tf.Tensor, b: tf.Tensor) => tf.Tensor, a: tf.Tensor, b: tf.Tensor): tf.Tensor {
  const shape = [...broadcastOf([a.shape, b.shape])];
  return f(repeated(a, shape), repeated(b, shape));
}

/** Adding zeros repeats axes of length 1, and has a gradient for any number of axes. */
function repeated(x: tf.Tensor, shape: number[]): tf.Tensor {
  return tf.add(x, tf.zeros(shape));
}
