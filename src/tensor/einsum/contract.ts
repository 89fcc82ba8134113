import type { Equation, Label } from './equation.ts';

/** What products of tensors are made of: whoever can do this can compute an equation. */
export interface TensorOperations<T> {
  /** With every length known. */
  shape(x: T): readonly number[];
  reshape(x: T, shape: readonly number[]): T;
  /** Axis `i` of the result is axis `order[i]` of x. */
  transpose(x: T, order: readonly number[]): T;
  /** Adds up along axes, which go. */
  sum(x: T, axes: readonly number[]): T;
  /** Number by number, with axes of length 1 broadcast. */
  multiply(a: T, b: T): T;
  /** `[..., m, k]` and `[..., k, n]`, with the same axes before. */
  matMul(a: T, b: T): T;
}

/** A tensor whose axes have labels. */
interface Labelled<T> {
  readonly x: T;
  readonly labels: readonly Label[];
}

/**
 * Computes an equation, the inputs two by two from left to right, each pair as one product of matrices: the axes that
 * both have and the result keeps count the matrices, those that both have and the result lacks are summed over, those of
 * one alone are its rows or columns.
 */
export function contract<T>(ops: TensorOperations<T>, { inputs, output }: Equation, tensors: readonly T[]): T {
  const terms = inputs.map((labels, at): Labelled<T> => ({ x: tensors[at]!, labels }));
  let result = terms[0]!;
  for (let next = 1; next < terms.length; next++) {
    const later = new Set([...output, ...terms.slice(next + 1).flatMap(({ labels }) => labels)]);
    result = product(ops, result, terms[next]!, later);
  }
  const summed = sumOver(ops, result, (label) => !output.includes(label));
  return inOrder(ops, summed, output).x;
}

function product<T>(ops: TensorOperations<T>, a: Labelled<T>, b: Labelled<T>, kept: ReadonlySet<Label>): Labelled<T> {
  const left = withoutBroadcast(
    ops,
    sumOver(ops, a, (label) => !kept.has(label) && !b.labels.includes(label)),
    b,
  );
  const right = withoutBroadcast(
    ops,
    sumOver(ops, b, (label) => !kept.has(label) && !a.labels.includes(label)),
    left,
  );
  const both = left.labels.filter((label) => right.labels.includes(label));
  const matrices = both.filter((label) => kept.has(label));
  const summed = both.filter((label) => !kept.has(label));
  const rows = left.labels.filter((label) => !both.includes(label));
  const columns = right.labels.filter((label) => !both.includes(label));
  const labels = [...matrices, ...rows, ...columns];
  const lengthOf = (label: Label): number => length(ops, left.labels.includes(label) ? left : right, label);
  const count = (some: readonly Label[]): number => some.reduce((size, label) => size * lengthOf(label), 1);

  if (summed.length === 0 || (rows.length === 0 && columns.length === 0)) {
    // Nothing to sum, or nothing but sums: number by number.
    const ones = (some: readonly Label[]): readonly number[] => some.map(() => 1);
    const [p, q] = [inOrder(ops, left, [...both, ...rows]), inOrder(ops, right, [...both, ...columns])];
    const common = both.map(lengthOf);
    const x = ops.multiply(
      ops.reshape(p.x, [...common, ...rows.map(lengthOf), ...ones(columns)]),
      ops.reshape(q.x, [...common, ...ones(rows), ...columns.map(lengthOf)]),
    );
    return sumOver(ops, { x, labels: [...both, ...rows, ...columns] }, (label) => summed.includes(label));
  }
  const [p, q] = [
    inOrder(ops, left, [...matrices, ...rows, ...summed]),
    inOrder(ops, right, [...matrices, ...summed, ...columns]),
  ];
  const leading = matrices.length === 0 ? [] : [count(matrices)];
  const x = ops.matMul(
    ops.reshape(p.x, [...leading, count(rows), count(summed)]),
    ops.reshape(q.x, [...leading, count(summed), count(columns)]),
  );
  return { x: ops.reshape(x, labels.map(lengthOf)), labels };
}

function length<T>(ops: TensorOperations<T>, { x, labels }: Labelled<T>, label: Label): number {
  return ops.shape(x)[labels.indexOf(label)]!;
}

function sumOver<T>(ops: TensorOperations<T>, term: Labelled<T>, goes: (label: Label) => boolean): Labelled<T> {
  const axes = term.labels.flatMap((label, axis) => (goes(label) ? [axis] : []));
  if (axes.length === 0) return term;
  return { x: ops.sum(term.x, axes), labels: term.labels.filter((label) => !goes(label)) };
}

/** Leaves out axes of length 1 that are longer in the other tensor: what is not there need not be repeated. */
function withoutBroadcast<T>(ops: TensorOperations<T>, term: Labelled<T>, other: Labelled<T>): Labelled<T> {
  const stays = (label: Label): boolean =>
    length(ops, term, label) !== 1 || !other.labels.includes(label) || length(ops, other, label) === 1;
  if (term.labels.every(stays)) return term;
  const shape = ops.shape(term.x).filter((_, axis) => stays(term.labels[axis]!));
  return { x: ops.reshape(term.x, shape), labels: term.labels.filter(stays) };
}

function inOrder<T>(ops: TensorOperations<T>, { x, labels }: Labelled<T>, order: readonly Label[]): Labelled<T> {
  if (order.every((label, axis) => label === labels[axis])) return { x, labels };
  return {
    x: ops.transpose(
      x,
      order.map((label) => labels.indexOf(label)),
    ),
    labels: order,
  };
}

/** Floating-point operations of an equation, a multiply-add as two. */
export function contractionCost(equation: Equation, shapes: readonly (readonly number[])[]): number {
  let cost = 0;
  const size = (shape: readonly number[]): number => shape.reduce((product, length) => product * length, 1);
  const counting: TensorOperations<readonly number[]> = {
    shape: (x) => x,
    reshape: (_, shape) => shape,
    transpose: (x, order) => order.map((axis) => x[axis]!),
    sum(x, axes) {
      cost += size(x);
      return x.filter((_, axis) => !axes.includes(axis));
    },
    multiply(a, b) {
      const shape = a.map((length, axis) => Math.max(length, b[axis]!));
      cost += size(shape);
      return shape;
    },
    matMul(a, b) {
      cost += 2 * size(a) * b.at(-1)!;
      return [...a.slice(0, -1), b.at(-1)!];
    },
  };
  contract(counting, equation, shapes);
  return cost;
}
