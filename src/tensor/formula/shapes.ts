import type { Dim, Shape } from '../shape.ts';
import { evaluate } from './evaluate.ts';
import type { Call, Expression } from './parse.ts';

/** Why a formula does not fit what comes in. */
export type FormulaShapeFault =
  | { readonly kind: 'fit'; readonly column: number; readonly a: Shape; readonly b: Shape }
  | { readonly kind: 'product'; readonly column: number; readonly a: Shape; readonly b: Shape }
  | { readonly kind: 'axis'; readonly column: number; readonly name: string; readonly axis: number; readonly shape: Shape } // prettier-ignore
  | { readonly kind: 'order'; readonly column: number; readonly shape: Shape }
  | { readonly kind: 'number'; readonly column: number; readonly name: string }
  /** The result depends on no input. */
  | { readonly kind: 'constant' };

/** A sample's shape; `null` for a plain number, which has no batch either. */
type Known = Shape | null;

class Misfit extends Error {
  constructor(readonly fault: FormulaShapeFault) {
    super(fault.kind);
  }
}

/** A step of a formula with the shapes it makes of which: for its arithmetic and its cost. */
export interface FormulaStep {
  readonly call: Call;
  readonly values: readonly Known[];
  readonly result: Known;
}

/** The shape of a formula's result, and of everything on the way there. */
export function formulaShape(
  expression: Expression,
  inputs: readonly Shape[],
): { readonly shape: Shape; readonly steps: readonly FormulaStep[] } | { readonly fault: FormulaShapeFault } {
  const steps: FormulaStep[] = [];
  try {
    const shape = evaluate<Known>(expression, inputs, {
      number: () => null,
      call(call, values) {
        const result = resultOf(call, values);
        steps.push({ call, values, result });
        return result;
      },
    });
    return shape ? { shape, steps } : { fault: { kind: 'constant' } };
  } catch (error) {
    if (error instanceof Misfit) return { fault: error.fault };
    throw error;
  }
}

function resultOf(call: Call, values: readonly Known[]): Known {
  const [first = null, second = null] = values;
  switch (call.name) {
    case 'matmul':
      return product(call, first, second);
    case 'sum':
    case 'mean':
    case 'max':
    case 'min':
      return reduced(call, tensorOf(call, first));
    case 'transpose':
      return transposed(call, tensorOf(call, first));
    case 'softmax': {
      const shape = tensorOf(call, first);
      if (shape.length === 0) throw new Misfit({ kind: 'axis', column: call.at, name: call.name, axis: -1, shape });
      return shape;
    }
    default:
      return values.reduce((a, b) => broadcast(call, a, b));
  }
}

function tensorOf({ at, name }: Call, value: Known): Shape {
  if (value) return value;
  throw new Misfit({ kind: 'number', column: at, name });
}

/** Samples side by side from the last axis on; a length of 1 is repeated. */
function broadcast({ at }: Call, a: Known, b: Known): Known {
  if (!a || !b) return a ?? b;
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, axis): Dim => {
    const [left, right] = [a[axis - rank + a.length] ?? 1, b[axis - rank + b.length] ?? 1];
    if (left !== right && left !== 1 && right !== 1) throw new Misfit({ kind: 'fit', column: at, a, b });
    return left === 1 ? right : left;
  });
}

function product(call: Call, first: Known, second: Known): Shape {
  const [a, b] = [tensorOf(call, first), tensorOf(call, second)];
  if (a.length < 2 || b.length < 2 || a.at(-1) !== b.at(-2))
    throw new Misfit({ kind: 'product', column: call.at, a, b });
  return [...broadcast(call, a.slice(0, -2), b.slice(0, -2))!, a.at(-2)!, b.at(-1)!];
}

function reduced(call: Call, shape: Shape): Shape {
  const gone = new Set(call.axes.length > 0 ? call.axes.map((axis) => sampleAxis(call, axis, shape)) : shape.keys());
  return shape.flatMap((length, axis) => (!gone.has(axis) ? [length] : call.keepDims ? [1] : []));
}

function transposed(call: Call, shape: Shape): Shape {
  const order = call.axes.map((axis) => sampleAxis(call, axis, shape));
  if (order.length === 0 && shape.length >= 2) return [...shape.slice(0, -2), shape.at(-1)!, shape.at(-2)!];
  if (order.length !== shape.length || order.length === 0 || new Set(order).size !== order.length)
    throw new Misfit({ kind: 'order', column: call.at, shape });
  return order.map((axis) => shape[axis]!);
}

/** An axis counted with the batch, as one of the sample. The batch itself stays as it is. */
function sampleAxis({ at, name }: Call, axis: number, shape: Shape): number {
  const index = axis < 0 ? axis + shape.length : axis - 1;
  if (index >= 0 && index < shape.length) return index;
  throw new Misfit({ kind: 'axis', column: at, name, axis, shape });
}

/** Floating-point operations for one sample of known lengths: one a number, two a multiply-add. */
export function formulaCost(steps: readonly FormulaStep[]): number {
  const size = (shape: Known): number => (shape ?? []).reduce<number>((count, dim) => count * Number(dim), 1);
  return steps.reduce((cost, { call, values: [first = null], result }) => {
    if (call.name === 'transpose') return cost;
    if (call.name === 'matmul') return cost + 2 * size(result) * Number(first!.at(-1));
    return cost + Math.max(size(first), size(result));
  }, 0);
}
