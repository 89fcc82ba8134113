import { add, binary, maximum, multiply, subtract } from '../primitives/binary.ts';
import { slice, transpose } from '../primitives/movement.ts';
import { broadcastTo, reduceMax, reduceSum } from '../primitives/reduce.ts';
import { logSoftmax, softmax } from '../primitives/softmax.ts';
import { affine, unary, type UnaryName } from '../primitives/unary.ts';
import type { Tape, Value } from '../tape.ts';
import { NotLowered, type LayerLowering, type LoweringsByName, type LayerUse } from './lowering.ts';

/** Settings of an activation, as the arguments of its layer name them. */
type Settings = LayerUse['args'];
type Activation = (tape: Tape, x: Value, settings: Settings) => Value;

/** One function of the kernels. */
const kernel =
  (name: UnaryName): Activation =>
  (tape, x) =>
    unary(tape, name, x);

/** The activations of Keras 3 by name: the formulas are beside those for TensorFlow.js, in `tfjs/layers/activations.ts`. */
export const activations: Readonly<Record<string, Activation>> = {
  linear: (_tape, x) => x,
  relu: rectified,
  relu6: kernel('relu6'),
  leakyRelu: (tape, x, { negativeSlope }) => unary(tape, 'leakyRelu', x, { first: number(negativeSlope, 0.2) }),
  elu: (tape, x, { alpha }) => unary(tape, 'elu', x, { first: number(alpha, 1) }),
  selu: kernel('selu'),
  celu: (tape, x, { alpha }) => {
    const width = number(alpha, 1);
    return affine(tape, unary(tape, 'elu', affine(tape, x, 1 / width)), width);
  },
  gelu: (tape, x, { approximate }) => unary(tape, approximate === true ? 'geluTanh' : 'gelu', x),
  swish: kernel('swish'),
  mish: kernel('mish'),
  sigmoid: kernel('sigmoid'),
  logSigmoid: (tape, x) => affine(tape, unary(tape, 'softplus', affine(tape, x, -1)), -1),
  hardSigmoid: kernel('hardSigmoid'),
  hardSilu: (tape, x) => multiply(tape, x, unary(tape, 'hardSigmoid', x)),
  tanh: kernel('tanh'),
  hardTanh: (tape, x) => unary(tape, 'clip', x, { first: -1, second: 1 }),
  tanhShrink: (tape, x) => subtract(tape, x, unary(tape, 'tanh', x)),
  softplus: kernel('softplus'),
  softsign: kernel('softsign'),
  exponential: kernel('exp'),
  threshold: (tape, x, { threshold, value }) => {
    const above = stepAbove(tape, x, number(threshold, 0));
    const other = number(value, 0);
    const kept = multiply(tape, x, above);
    return other === 0 ? kept : add(tape, kept, affine(tape, above, -other, other));
  },
  hardShrink: (tape, x, { threshold }) =>
    multiply(tape, x, stepAbove(tape, unary(tape, 'abs', x), number(threshold, 0.5))),
  softShrink: (tape, x, { threshold }) => {
    const by = number(threshold, 0.5);
    const positive = unary(tape, 'relu', affine(tape, x, 1, -by));
    return subtract(tape, positive, unary(tape, 'relu', affine(tape, x, -1, -by)));
  },
  squareplus: (tape, x, { b }) => {
    const root = unary(tape, 'sqrt', affine(tape, unary(tape, 'square', x), 1, number(b, 4)));
    return affine(tape, add(tape, x, root), 0.5);
  },
  sparsePlus: (tape, x) => {
    const between = unary(tape, 'clip', affine(tape, x, 1, 1), { first: 0, second: 2 });
    const parabola = affine(tape, unary(tape, 'square', between), 0.25);
    return add(tape, parabola, unary(tape, 'relu', affine(tape, x, 1, -1)));
  },
  sparseSigmoid: (tape, x) => unary(tape, 'hardSigmoid', x, { first: 0.5, second: 0.5 }),
  softmax: alongLast(softmax),
  logSoftmax: alongLast(logSoftmax),
  sparsemax: alongLast(sparsemax),
  glu: gatedBy('sigmoid'),
  swiGlu: gatedBy('swish'),
  geGlu: gatedBy('gelu'),
};

/** Applies an activation by its name, as Keras has it where no settings are given. */
export function activate(tape: Tape, name: string, x: Value, settings: Settings = {}): Value {
  const f = Object.hasOwn(activations, name) ? activations[name] : undefined;
  if (!f) throw new NotLowered(`the activation ${name} has no form without TensorFlow.js yet`);
  return f(tape, x, settings);
}

function number(setting: Settings[string] | undefined, otherwise: number): number {
  return typeof setting === 'number' ? setting : otherwise;
}

/** 1 where x is above a threshold, 0 elsewhere; flat everywhere. */
function stepAbove(tape: Tape, x: Value, threshold: number): Value {
  return unary(tape, 'step', threshold === 0 ? x : affine(tape, x, 1, -threshold), { first: 0 });
}

function rectified(tape: Tape, x: Value, settings: Settings): Value {
  const [slope, threshold] = [number(settings['negativeSlope'], 0), number(settings['threshold'], 0)];
  const most = settings['maxValue'];
  const above = threshold === 0 ? unary(tape, 'relu', x) : multiply(tape, x, stepAbove(tape, x, threshold));
  const held = typeof most === 'number' ? unary(tape, 'clip', above, { first: 0, second: most }) : above;
  if (slope === 0) return held;
  const below = unary(tape, 'relu', affine(tape, x, -1, threshold));
  return subtract(tape, held, affine(tape, below, slope));
}

/** Applies f to rows along the last axis, for which another axis trades places with the last one. */
function alongLast(f: (tape: Tape, rows: Value) => Value): Activation {
  return (tape, x, { axis }) => {
    const [at, last] = [axisOf(x, axis), x.shape.length - 1];
    if (at === last) return f(tape, x);
    const order = [...x.shape.keys()].with(at, last).with(last, at);
    return transpose(tape, f(tape, transpose(tape, x, order)), order);
  };
}

function axisOf(x: Value, axis: Settings[string] | undefined): number {
  const counted = number(axis, -1);
  return counted < 0 ? counted + x.shape.length : counted;
}

function gatedBy(name: UnaryName): Activation {
  return (tape, x, { axis }) => {
    const at = axisOf(x, axis);
    const half = x.shape.with(at, x.shape[at]! / 2);
    const start = x.shape.map(() => 0);
    const gate = slice(tape, x, start.with(at, half[at]!), half);
    return multiply(tape, slice(tape, x, start, half), unary(tape, name, gate));
  };
}

/** Finds tau bit by bit between max(x) - 1 and max(x), and then exactly from the numbers above it. */
function sparsemax(tape: Tape, x: Value): Value {
  const one = tape.constant([1], []);
  let low = affine(tape, reduceMax(tape, x, [-1], true), 1, -1);
  for (let half = 0.5; half > 1e-8; half /= 2) {
    const over = unary(tape, 'relu', subtract(tape, x, affine(tape, low, 1, half)));
    const enough = binary(tape, 'greaterEqual', reduceSum(tape, over, [-1], true), one);
    low = add(tape, low, affine(tape, enough, half));
  }
  const support = binary(tape, 'greater', x, low);
  const sum = reduceSum(tape, multiply(tape, x, support), [-1], true);
  const count = maximum(tape, reduceSum(tape, support, [-1], true), one);
  const tau = binary(tape, 'divide', affine(tape, sum, 1, -1), count);
  return unary(tape, 'relu', subtract(tape, x, broadcastTo(tape, tau, x.shape)));
}

const activation: LayerLowering = ({ tape, args, inputs: [x] }) => [
  activate(tape, args['activation'] as string, x!, args),
];

const leakyReLU: LayerLowering = ({ tape, args, inputs: [x] }) => [
  activate(tape, 'leakyRelu', x!, { negativeSlope: args['alpha']! }),
];

/** max(x, 0) - alpha max(-x, 0) */
const parametricReLU: LayerLowering = ({ tape, inputs: [x], weight }) => {
  const below = unary(tape, 'relu', affine(tape, x!, -1));
  return [subtract(tape, unary(tape, 'relu', x!), multiply(tape, below, weight('alpha')))];
};

/** By `LayerCall.tfjs`. */
export const activationLowerings: LoweringsByName = {
  activation,
  ActivationFunction: activation,
  leakyReLU,
  ParametricReLU: parametricReLU,
};
