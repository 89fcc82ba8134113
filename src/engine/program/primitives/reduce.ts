import { BinaryFunction, Reduction } from '../../kernels/functions.ts';
import type { Address, Instruction } from '../../kernels/instruction.ts';
import { binary, scratchBytes } from '../../kernels/instructions/binary.ts';
import { broadcastSteps, stridesOf } from '../../kernels/instructions/broadcast.ts';
import { rearrange } from '../../kernels/instructions/rearrange.ts';
import { argMax as argMaxInstruction, reduce as reduceInstruction } from '../../kernels/instructions/reduce.ts';
import type { EmittedUse, Primitive, PrimitiveAttributes, Use } from '../primitive.ts';
import { sizeOf, type Tape, type Value } from '../tape.ts';
import { reshape } from './movement.ts';
import { affine } from './unary.ts';

/*
 * Sums and other reductions, and broadcasting: each is the gradient of the other.
 */

/** The axes to reduce, as numbers of axes from the front or, where negative, from the back; all of them if absent. */
type Axes = readonly number[] | undefined;

/** Adds up along axes. With `keepDims` they stay, of length 1. */
export function reduceSum(tape: Tape, x: Value, axes?: Axes, keepDims = false): Value {
  return reduced(tape, x, { reduction: Reduction.Sum, mean: false, axes: resolved(x, axes), keepDims });
}

/** The mean along axes. */
export function reduceMean(tape: Tape, x: Value, axes?: Axes, keepDims = false): Value {
  return reduced(tape, x, { reduction: Reduction.Sum, mean: true, axes: resolved(x, axes), keepDims });
}

/** The largest number along axes. */
export function reduceMax(tape: Tape, x: Value, axes?: Axes, keepDims = false): Value {
  return reduced(tape, x, { reduction: Reduction.Maximum, mean: false, axes: resolved(x, axes), keepDims });
}

/** The smallest number along axes. */
export function reduceMin(tape: Tape, x: Value, axes?: Axes, keepDims = false): Value {
  return reduced(tape, x, { reduction: Reduction.Minimum, mean: false, axes: resolved(x, axes), keepDims });
}

/** Adds up along the axes that `shape` lacks or has once: what broadcasting from that shape did, undone. */
export function sumTo(tape: Tape, x: Value, shape: readonly number[]): Value {
  const own = (axis: number): number => shape[axis - x.shape.length + shape.length] ?? 1;
  const axes = x.shape.flatMap((length, axis) => (length !== 1 && own(axis) === 1 ? [axis] : []));
  return reshape(tape, axes.length === 0 ? x : reduceSum(tape, x, axes), shape);
}

/** Repeats axes of length 1, and adds axes in front, until the shape is reached. */
export function broadcastTo(tape: Tape, x: Value, shape: readonly number[]): Value {
  if (sizeOf({ shape }) === sizeOf(x)) return reshape(tape, x, shape);
  return tape.record(broadcastPrimitive, [x], { shape })[0]!;
}

/** The place of the largest number along the last axis, the first of equal ones, as a whole number. */
export function argMax(tape: Tape, x: Value): Value {
  return tape.record(argMaxPrimitive, [x], {})[0]!;
}

type ReduceAttributes = {
  readonly reduction: Reduction;
  readonly mean: boolean;
  readonly axes: ReadonlySet<number>;
  readonly keepDims: boolean;
};

function resolved(x: Value, axes: Axes): ReadonlySet<number> {
  const rank = x.shape.length;
  return new Set((axes ?? [...x.shape.keys()]).map((axis) => (axis < 0 ? axis + rank : axis)));
}

function reduced(tape: Tape, x: Value, attributes: ReduceAttributes): Value {
  const shape = shapeWithout(x, attributes);
  // Axes of length 1 go without a copy.
  if (sizeOf({ shape }) === sizeOf(x)) return reshape(tape, x, shape);
  return tape.record(reducePrimitive, [x], attributes)[0]!;
}

function shapeWithout(x: Value, { axes, keepDims }: ReduceAttributes): readonly number[] {
  return x.shape.flatMap((length, axis) => (!axes.has(axis) ? [length] : keepDims ? [1] : []));
}

const reducePrimitive: Primitive<ReduceAttributes> = {
  name: 'reduce',
  outputs: ([x], attributes) => [{ shape: shapeWithout(x!, attributes) }],
  gradients: ({ tape, attributes, inputs: [x], outputs: [y] }: Use<ReduceAttributes>, [dy]) => {
    const keptShape = shapeWithout(x!, { ...attributes, keepDims: true });
    const slope = reshape(tape, dy!, keptShape);
    if (attributes.reduction === Reduction.Sum) {
      const scaled = attributes.mean ? affine(tape, slope, sizeOf(y!) / sizeOf(x!)) : slope;
      return [broadcastTo(tape, scaled, x!.shape)];
    }
    const places = tape.record(extremePlacesPrimitive, [x!, reshape(tape, y!, keptShape)], {})[0]!;
    const count = reduced(tape, places, { ...attributes, reduction: Reduction.Sum, mean: false, keepDims: true });
    return tape.record(extremeGradientPrimitive, [places, slope, count], {});
  },
  emit: emitReduction,
};

/** Numbers of a row, or rows of columns, that one chunk has: sums of many are made of sums of chunks. */
const chunkOfRow = 4096;
const chunkOfColumns = 256;

/**
 * One instruction for each run of neighbouring axes that go, from the last one to the first; a run of many numbers takes
 * two or more, which split it among threads and keep sums exact.
 */
function emitReduction({
  attributes,
  inputs,
  outputs,
  address,
  workspace,
}: EmittedUse<ReduceAttributes>): readonly Instruction[] {
  const [x, y] = [inputs[0]!, outputs[0]!];
  const steps = stepsOf(x.shape, attributes.axes);
  const count = sizeOf(x) / sizeOf(y);
  let from = address(x);
  return steps.map((step, index) => {
    const last = index === steps.length - 1;
    const results = step.outer * Math.ceil(step.length / step.chunk) * step.inner;
    const out: Address = last ? address(y) : workspace(results);
    const divisor = last && attributes.mean ? count : 1;
    const instruction = reduceInstruction(attributes.reduction, out, from, { ...step, divisor });
    from = out;
    return instruction;
  });
}

interface Step {
  readonly outer: number;
  readonly length: number;
  readonly inner: number;
  readonly chunk: number;
}

function stepsOf(shape: readonly number[], axes: ReadonlySet<number>): readonly Step[] {
  const steps: Step[] = [];
  let inner = 1;
  let length = 1;
  const close = (outer: number): void => {
    while (length > 1) {
      const longest = inner === 1 ? chunkOfRow : chunkOfColumns;
      const chunk = length > 2 * longest ? longest : length;
      steps.push({ outer, length, inner, chunk });
      length = Math.ceil(length / chunk);
    }
  };
  const before = (axis: number): number => shape.slice(0, axis).reduce((product, each) => product * each, 1);
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    if (axes.has(axis)) length *= shape[axis]!;
    else {
      close(before(axis + 1));
      inner *= shape[axis]!;
    }
  }
  close(1);
  return steps;
}

/** 1 where x is the extreme, 0 elsewhere, of x and the extremes. */
const extremePlacesPrimitive: Primitive<PrimitiveAttributes> = {
  name: 'extremePlaces',
  outputs: ([x]) => [{ shape: x!.shape }],
  emit: ({ inputs: [x, y], outputs: [places], address, scratch }) => {
    scratch(scratchBytes);
    const operand = (value: Value) => ({ at: address(value), shape: value.shape });
    return [binary(BinaryFunction.Equal, address(places!), operand(x!), operand(y!))];
  },
};

/** Equal ones share the slope evenly, as in TensorFlow and Keras: of the places of the extremes, dy, and their counts. */
const extremeGradientPrimitive: Primitive<PrimitiveAttributes> = {
  name: 'extremeGradient',
  outputs: ([places]) => [{ shape: places!.shape }],
  emit: ({ inputs: [places, dy, count], outputs: [dx], address, scratch }) => {
    scratch(scratchBytes);
    const operand = (value: Value) => ({ at: address(value), shape: value.shape });
    return [
      binary(BinaryFunction.Divide, address(dx!), operand(places!), operand(count!)),
      binary(BinaryFunction.Multiply, address(dx!), operand(dx!), operand(dy!)),
    ];
  },
};

const broadcastPrimitive: Primitive<{ readonly shape: readonly number[] }> = {
  name: 'broadcastTo',
  outputs: ([x], { shape }) => [{ shape, dtype: x!.dtype }],
  gradients: ({ tape, inputs: [x] }, [dy]) => [sumTo(tape, dy!, x!.shape)],
  emit: ({ inputs: [x], outputs: [y], address }) => {
    const outSteps = stridesOf(y!.shape);
    const xSteps = broadcastSteps(x!.shape, y!.shape);
    const axes = y!.shape.map((length, axis) => ({ length, steps: [outSteps[axis]!, xSteps[axis]!] }));
    return [rearrange(address(y!), address(x!), axes)];
  },
};

const argMaxPrimitive: Primitive<PrimitiveAttributes> = {
  name: 'argMax',
  outputs: ([x]) => [{ shape: x!.shape.slice(0, -1), dtype: 'int32' }],
  emit: ({ inputs: [x], outputs: [y], address }) => {
    const columns = x!.shape.at(-1) ?? 1;
    return [argMaxInstruction(address(y!), address(x!), sizeOf(x!) / columns, columns)];
  },
};
