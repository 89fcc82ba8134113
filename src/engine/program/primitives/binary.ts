import { BinaryFunction } from '../../kernels/functions.ts';
import {
  binary as binaryInstruction,
  scratchBytes,
  select as selectInstruction,
} from '../../kernels/instructions/binary.ts';
import { broadcastShapes } from '../../kernels/instructions/broadcast.ts';
import type { Primitive, PrimitiveAttributes } from '../primitive.ts';
import { sizeOf, type Tape, type Value } from '../tape.ts';
import { broadcastTo, sumTo } from './reduce.ts';
import { affine, unary } from './unary.ts';

/*
 * Functions of two values number by number, broadcast as numpy does it.
 */

/** `add`, `less`, ...: the names of {@link BinaryFunction}. */
export type BinaryName = Uncapitalize<keyof typeof BinaryFunction>;

/** A function of two values; comparisons give 0 or 1. */
export function binary(tape: Tape, name: BinaryName, a: Value, b: Value): Value {
  const f = BinaryFunction[(name[0]!.toUpperCase() + name.slice(1)) as keyof typeof BinaryFunction];
  return tape.record(binaryPrimitive, [a, b], { f })[0]!;
}

export const add = (tape: Tape, a: Value, b: Value): Value => binary(tape, 'add', a, b);
export const subtract = (tape: Tape, a: Value, b: Value): Value => binary(tape, 'subtract', a, b);
export const multiply = (tape: Tape, a: Value, b: Value): Value => binary(tape, 'multiply', a, b);
export const divide = (tape: Tape, a: Value, b: Value): Value => binary(tape, 'divide', a, b);
export const maximum = (tape: Tape, a: Value, b: Value): Value => binary(tape, 'maximum', a, b);
export const minimum = (tape: Tape, a: Value, b: Value): Value => binary(tape, 'minimum', a, b);

/** a where the condition is not 0, b elsewhere: all three of one shape. */
export function select(tape: Tape, condition: Value, a: Value, b: Value): Value {
  return tape.record(selectPrimitive, [condition, a, b], {})[0]!;
}

type BinaryAttributes = { readonly f: BinaryFunction };

const binaryPrimitive: Primitive<BinaryAttributes> = {
  name: 'binary',
  outputs: ([a, b]) => {
    if (a!.dtype !== 'float32' || b!.dtype !== 'float32') throw new Error('Whole numbers are made floats first.');
    return [{ shape: broadcastShapes(a!.shape, b!.shape) }];
  },
  gradients: ({ tape, attributes: { f }, inputs: [a, b], outputs: [y] }, [dy], [aWanted, bWanted]) => {
    const slopes = slopesOf(tape, f, a!, b!, y!, dy!);
    return [
      aWanted && slopes ? sumTo(tape, slopes.a(), a!.shape) : undefined,
      bWanted && slopes ? sumTo(tape, slopes.b(), b!.shape) : undefined,
    ];
  },
  emit: ({ attributes: { f }, inputs: [a, b], outputs: [y], address, scratch }) => {
    scratch(scratchBytes);
    const operand = (value: Value) => ({ at: address(value), shape: value.shape });
    return [binaryInstruction(f, address(y!), operand(a!), operand(b!))];
  },
  overwrites: [0, 1],
};

/** dy times the slope along each operand, of the result's shape; `undefined` for comparisons, which are flat. */
function slopesOf(
  tape: Tape,
  f: BinaryFunction,
  a: Value,
  b: Value,
  y: Value,
  dy: Value,
): { readonly a: () => Value; readonly b: () => Value } | undefined {
  const times = (by: Value): Value => multiply(tape, dy, by);
  const negative = (x: Value): Value => affine(tape, x, -1);
  switch (f) {
    case BinaryFunction.Add:
      return { a: () => dy, b: () => dy };
    case BinaryFunction.Subtract:
      return { a: () => dy, b: () => negative(dy) };
    case BinaryFunction.Multiply:
      return { a: () => times(b), b: () => times(a) };
    case BinaryFunction.Divide:
      return { a: () => divide(tape, dy, b), b: () => negative(times(divide(tape, y, b))) };
    // Where both are equal the first one has the slope, as in TensorFlow.
    case BinaryFunction.Maximum:
      return { a: () => times(binary(tape, 'greaterEqual', a, b)), b: () => times(binary(tape, 'less', a, b)) };
    case BinaryFunction.Minimum:
      return { a: () => times(binary(tape, 'lessEqual', a, b)), b: () => times(binary(tape, 'greater', a, b)) };
    case BinaryFunction.SquaredDifference: {
      const slope = (): Value => times(affine(tape, subtract(tape, a, b), 2));
      return { a: slope, b: () => negative(slope()) };
    }
    case BinaryFunction.Power:
      return {
        a: () => times(multiply(tape, b, binary(tape, 'power', a, affine(tape, b, 1, -1)))),
        // y ln a, which is 0 where a is 0: the logarithm is taken of 1 there.
        b: () => {
          const flat = binary(tape, 'lessEqual', a, tape.constant([0], []));
          return times(multiply(tape, y, unary(tape, 'log', maximum(tape, a, flat))));
        },
      };
    default:
      return undefined;
  }
}

const selectPrimitive: Primitive<PrimitiveAttributes> = {
  name: 'select',
  outputs: ([, a]) => [{ shape: a!.shape, dtype: a!.dtype }],
  gradients: ({ tape, inputs: [condition, a] }, [dy]) => {
    const zero = broadcastTo(tape, tape.constant([0], []), a!.shape);
    return [undefined, select(tape, condition!, dy!, zero), select(tape, condition!, zero, dy!)];
  },
  emit: ({ inputs: [condition, a, b], outputs: [y], address }) => [
    selectInstruction(address(y!), address(condition!), address(a!), address(b!), sizeOf(y!)),
  ],
  overwrites: [0, 1, 2],
};
