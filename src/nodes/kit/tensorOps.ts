import { formatShape, type Dim, type Shape } from '../../tensor/shape.ts';
import type { TensorType } from '../../graph/project.ts';
import type { PortSpec } from './define.ts';
import type { ArithmeticLine, Problem } from './infer.ts';
import { choice, float, int } from './param.ts';
import { tensor } from './shapes.ts';

/*
 * What blocks share that work on tensors of any shape. Axes are counted as Keras does, the batch axis being 0; a number a
 * sample, `[]`, is a tensor too.
 */

/** A tensor of any shape. */
export const tensorInput: readonly PortSpec[] = [{ name: 'input' }];

/** The same kind of numbers in another shape. */
export const reshaped = ({ dtype, classes }: TensorType, shape: Shape): TensorType => tensor(shape, dtype, classes);

/** So many inputs or outputs, called `a`, `b`, `c` ... */
export function letterPorts(count: number): readonly PortSpec[] {
  return Array.from({ length: Math.min(Math.max(count, 1), mostPorts) }, (_, index) => ({ name: 'abcdefgh'[index]! }));
}

/** Handles that fit on a block. */
export const mostPorts = 8;

/**
 * The shape that tensors are repeated to when they come together number by number: axes of length 1 go along with any
 * other. Tensors must have as many axes as each other, because the batch axis is one of them.
 */
export function broadcast(inputs: readonly TensorType[]): Shape | Problem {
  const [first, ...others] = inputs.map(({ shape }) => shape);
  let wide: Shape = first ?? [];
  for (const shape of others) {
    if (shape.length !== wide.length) return misfit(wide, shape, 'axes');
    const lengths = wide.map((length, axis) => together(length, shape[axis]!));
    if (lengths.includes(null)) return misfit(wide, shape, 'lengths');
    wide = lengths as Dim[];
  }
  return wide;
}

/** What is wrong where two tensors must have the same shape, if anything. */
export function sameShape({ shape: a }: TensorType, { shape: b }: TensorType): Problem | null {
  const same = a.length === b.length && a.every((length, axis) => length === b[axis]);
  return same ? null : misfit(a, b, 'same');
}

export const isProblem = (found: Shape | Problem): found is Problem => 'code' in found;

function together(a: Dim, b: Dim): Dim | null {
  if (a === 1) return b;
  return b === 1 || a === b ? a : null;
}

function misfit(a: Shape, b: Shape, what: 'axes' | 'lengths' | 'same'): Problem {
  const help = {
    axes: 'They need as many axes as each other: Expand dims adds one of length 1, which is repeated.',
    lengths: 'Along each axis the lengths must be equal, or one of them 1.',
    same: 'They need the same shape: a number for each number.',
  };
  const lines = Array.from({ length: Math.max(a.length, b.length) }, (_, axis): ArithmeticLine => ({
    label: `axis ${axis + 1}`,
    formula: `${a[axis] ?? '–'} · ${b[axis] ?? '–'}`,
    ...lengthOf(a[axis], b[axis]),
  }));
  return { code: 'shape/merge', data: { a: formatShape(a), b: formatShape(b), help: help[what] }, arithmetic: lines };
}

function lengthOf(a: Dim | undefined, b: Dim | undefined): { readonly result: string; readonly bad?: true } {
  const length = a === undefined || b === undefined ? null : together(a, b);
  return length === null ? { result: '?', bad: true } : { result: String(length) };
}

/** Where an axis that is added stands in the shape, counted as Keras does; `null` where it cannot. */
export function newAxis(axis: number, shape: Shape): number | null {
  const index = axis < 0 ? shape.length + 1 + axis : axis - 1;
  return index >= 0 && index <= shape.length ? index : null;
}

export const newAxisProblem = (axis: number, shape: Shape): Problem => ({
  code: 'shape/new-axis',
  data: { axis, shape: formatShape(shape), most: shape.length + 1 },
  param: 'axis',
  fixes: [{ params: { axis: -1 } }],
});

/** The second operand: what comes in on a wire, or a number. */
export const operandParam = choice(['wire', 'number'], {
  label: 'Second operand',
  help: 'A second wire, or one number for all.',
});

export const operandValueParam = (value: number) =>
  float(value, { label: 'Number', help: 'The second operand.', visibleWhen: { operand: ['number'] } });

export const operandPorts = (operand: 'wire' | 'number'): readonly PortSpec[] =>
  operand === 'wire' ? letterPorts(2) : letterPorts(1);

/** Side of the square of pixels that become the channels of one, or the reverse. */
export const blockSizeParam = int(2, { label: 'Block size', help: 'Side of the square of pixels.', min: 2, max: 64 });
