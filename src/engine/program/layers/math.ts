import { binary, type BinaryName } from '../primitives/binary.ts';
import { affine, unary, type UnaryName } from '../primitives/unary.ts';
import type { Tape, Value } from '../tape.ts';
import { asFloat } from './asFloat.ts';
import type { LayerLowering } from './lowering.ts';

/*
 * Functions of each number and of two, by their names in keras.ops.
 */

type Unary = (tape: Tape, x: Value) => Value;

const named =
  (name: UnaryName): Unary =>
  (tape, x) =>
    unary(tape, name, x);

/** (e^x + sign e^-x) / 2 */
const hyperbolic =
  (sign: 1 | -1): Unary =>
  (tape, x) => {
    const [up, down] = [unary(tape, 'exp', x), unary(tape, 'exp', affine(tape, x, -1))];
    return binary(tape, 'add', affine(tape, up, 0.5), affine(tape, down, 0.5 * sign));
  };

const unaries: Readonly<Record<string, Unary>> = {
  abs: named('abs'),
  negative: (tape, x) => affine(tape, x, -1),
  square: named('square'),
  sqrt: named('sqrt'),
  rsqrt: named('reciprocalSqrt'),
  reciprocal: named('reciprocal'),
  exp: named('exp'),
  expm1: (tape, x) => affine(tape, unary(tape, 'exp', x), 1, -1),
  log: named('log'),
  log1p: (tape, x) => unary(tape, 'log', affine(tape, x, 1, 1)),
  log2: (tape, x) => affine(tape, unary(tape, 'log', x), Math.LOG2E),
  log10: (tape, x) => affine(tape, unary(tape, 'log', x), Math.LOG10E),
  sin: named('sin'),
  cos: named('cos'),
  tan: (tape, x) => binary(tape, 'divide', unary(tape, 'sin', x), unary(tape, 'cos', x)),
  sinh: hyperbolic(-1),
  cosh: hyperbolic(1),
  tanh: named('tanh'),
  sigmoid: named('sigmoid'),
  floor: named('floor'),
  ceil: named('ceil'),
  round: named('round'),
  sign: named('sign'),
  logicalNot: (tape, x) => binary(tape, 'equal', x, zero(tape)),
};

type Binary = (tape: Tape, a: Value, b: Value) => Value;

const of =
  (name: BinaryName): Binary =>
  (tape, a, b) =>
    binary(tape, name, a, b);

/** The largest whole number that is not above a / b; flat, so that no gradient passes. */
const floorDivide: Binary = (tape, a, b) => unary(tape, 'floor', binary(tape, 'divide', a, b));

const logical =
  (name: BinaryName): Binary =>
  (tape, a, b) =>
    binary(tape, name, isTrue(tape, a), isTrue(tape, b));

const binaries: Readonly<Record<string, Binary>> = {
  add: of('add'),
  subtract: of('subtract'),
  multiply: of('multiply'),
  divide: of('divide'),
  power: of('power'),
  maximum: of('maximum'),
  minimum: of('minimum'),
  mod: (tape, a, b) => binary(tape, 'subtract', a, binary(tape, 'multiply', b, floorDivide(tape, a, b))),
  floorDivide,
  logicalAnd: logical('multiply'),
  logicalOr: logical('maximum'),
};

export const unaryMath: LayerLowering = ({ tape, args, inputs: [x] }) => [
  unaries[args['function'] as string]!(tape, asFloat(tape, x!)),
];

export const binaryMath: LayerLowering = ({ tape, args, inputs }) => {
  const [a, b = tape.constant([args['value'] as number], [])] = inputs.map((x) => asFloat(tape, x));
  return [binaries[args['function'] as string]!(tape, a!, b)];
};

const zero = (tape: Tape): Value => tape.constant([0], []);
const isTrue = (tape: Tape, x: Value): Value => binary(tape, 'notEqual', x, zero(tape));
