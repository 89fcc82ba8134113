import { matMul as matMulOf, matMulScratch, packedSize, packRight } from '../../kernels/instructions/matMul.ts';
import type { Primitive, Use } from '../primitive.ts';
import type { Tape, Value } from '../tape.ts';
import { reshape } from './movement.ts';
import { broadcastTo, reduceSum, sumTo } from './reduce.ts';
import { unaryGradient } from './unary.ts';

export interface MatMulOptions {
  readonly transposeA?: boolean;
  readonly transposeB?: boolean;
  /** [n]: added to each row of the product. */
  readonly bias?: Value | undefined;
  readonly activation?: 'linear' | 'relu';
}

/**
 * op(a) op(b) of the last two axes, [..., m, k] and [..., k, n] once transposed as `options` say. The axes before are
 * broadcast.
 */
export function matMul(tape: Tape, a: Value, b: Value, options: MatMulOptions = {}): Value {
  const { transposeA = false, transposeB = false, bias, activation } = options;
  const [leadingA, leadingB] = [a.shape.slice(0, -2), b.shape.slice(0, -2)];
  const attributes = { transposeA, transposeB, rectified: activation === 'relu' };
  const product = (left: Value, right: Value): Value =>
    tape.record(matMulPrimitive, bias ? [left, right, bias] : [left, right], attributes)[0]!;

  if (count(leadingB) === 1 && !transposeA) {
    // Rows of all matrices stand in one.
    const rows = count(a.shape.slice(0, -1));
    const flat = product(reshape(tape, a, [1, rows, a.shape.at(-1)!]), asMatrices(tape, b));
    const leading = leadingA.length >= leadingB.length ? leadingA : leadingB;
    return reshape(tape, flat, [...leading, a.shape.at(-2)!, flat.shape[2]!]);
  }
  const leading = broadcastShape(leadingA, leadingB);
  const [left, right] = [a, b].map((value) => {
    const own = value.shape.slice(0, -2);
    if (count(own) === 1 || count(own) === count(leading)) return asMatrices(tape, value);
    return asMatrices(tape, broadcastTo(tape, value, [...leading, ...value.shape.slice(-2)]));
  });
  const result = product(left!, right!);
  return reshape(tape, result, [...leading, ...result.shape.slice(1)]);
}

type MatMulAttributes = { readonly transposeA: boolean; readonly transposeB: boolean; readonly rectified: boolean };

/** Of a [matrices, m, k], b [matrices, k, n], each transposed or not and `matrices` maybe 1, and maybe a bias [n]. */
const matMulPrimitive: Primitive<MatMulAttributes> = {
  name: 'matMul',
  outputs: ([a, b], attributes) => {
    const { matrices, m, n } = sizesOf(a!, b!, attributes);
    return [{ shape: [matrices, m, n] }];
  },
  gradients: matMulGradients,
  emit({ attributes, inputs, outputs, address, workspace, scratch }) {
    const [a, b, bias] = inputs as [Value, Value, Value?];
    const { matrices, m, n, k } = sizesOf(a, b, attributes);
    const [sharedA, sharedB] = [a.shape[0] !== matrices, b.shape[0] !== matrices];
    const packed = workspace(packedSize(k, n, b.shape[0]));
    scratch(matMulScratch);
    const { transposeA, transposeB: transposed, rectified } = attributes;
    return [
      packRight({ out: packed, b: address(b), k, n, transposed, matrices: b.shape[0]! }),
      matMulOf({
        ...{ out: address(outputs[0]!), a: address(a), packed, m, n, k, transposeA, matrices, sharedA, sharedB },
        ...{ bias: bias && address(bias), rectified },
      }),
    ];
  },
};

function matMulGradients(
  { tape, attributes, inputs, outputs: [y] }: Use<MatMulAttributes>,
  [dy]: readonly (Value | undefined)[],
  wanted: readonly boolean[],
): readonly (Value | undefined)[] {
  const [a, b] = inputs as readonly [Value, Value];
  const { transposeA, transposeB } = attributes;
  const dz = attributes.rectified ? unaryGradient(tape, 'relu', y!, y!, dy!) : dy!;
  const da = (): Value =>
    transposeA
      ? matMul(tape, b, dz, { transposeA: transposeB, transposeB: true })
      : matMul(tape, dz, b, { transposeB: !transposeB });
  const db = (): Value =>
    transposeB
      ? matMul(tape, dz, a, { transposeA: true, transposeB: transposeA })
      : matMul(tape, a, dz, { transposeA: !transposeA });
  return [
    wanted[0] ? sumTo(tape, da(), a.shape) : undefined,
    wanted[1] ? sumTo(tape, db(), b.shape) : undefined,
    wanted[2] ? reduceSum(tape, dz, [0, 1]) : undefined,
  ];
}

function sizesOf(a: Value, b: Value, { transposeA, transposeB }: MatMulAttributes) {
  const [matricesA, ...sidesA] = a.shape as [number, number, number];
  const [matricesB, ...sidesB] = b.shape as [number, number, number];
  const [m, k] = transposeA ? [sidesA[1], sidesA[0]] : sidesA;
  const [terms, n] = transposeB ? [sidesB[1], sidesB[0]] : sidesB;
  if (k !== terms) throw new Error(`A product of [${a.shape.join()}] and [${b.shape.join()}] has no sums to make.`);
  return { matrices: Math.max(matricesA, matricesB), m, n, k };
}

function asMatrices(tape: Tape, value: Value): Value {
  return reshape(tape, value, [count(value.shape.slice(0, -2)), ...value.shape.slice(-2)]);
}

function broadcastShape(a: readonly number[], b: readonly number[]): readonly number[] {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, axis) =>
    Math.max(a[axis - rank + a.length] ?? 1, b[axis - rank + b.length] ?? 1),
  );
}

function count(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}
