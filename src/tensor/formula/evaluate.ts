import { parseFormula, type Call, type Expression } from './parse.ts';

/** What formulas are computed with: numbers, tensors, shapes. */
export interface FormulaOperations<T> {
  number(value: number): T;
  /** A function or an operator by name, of values that are computed already. */
  call(call: Call, values: readonly T[]): T;
}

/** Computes a formula from its inputs. */
export function evaluate<T>(expression: Expression, inputs: readonly T[], operations: FormulaOperations<T>): T {
  switch (expression.kind) {
    case 'number':
      return operations.number(expression.value);
    case 'input':
      return inputs[expression.input]!;
    case 'call':
      return operations.call(
        expression,
        expression.values.map((value) => evaluate(value, inputs, operations)),
      );
    default:
      return expression satisfies never;
  }
}

/** A formula that is known to be one. */
export function formulaOf(text: string, inputs: number): Expression {
  const expression = parseFormula(text, inputs);
  if ('fault' in expression) throw new Error(`“${text}” is no formula of ${inputs} inputs.`);
  return expression;
}

/** Axes of a tensor with its batch, which are counted with the batch axis as 0 or from the last one back. */
export const wholeAxes = (axes: readonly number[], rank: number): readonly number[] =>
  axes.map((axis) => (axis < 0 ? axis + rank : axis));

/** The axes that a reduction takes away: all but the batch where none is named. */
export const reducedAxes = ({ axes }: Call, rank: number): readonly number[] =>
  axes.length > 0 ? wholeAxes(axes, rank) : Array.from({ length: rank - 1 }, (_, axis) => axis + 1);

/** The order a transposition gives, the batch first: the last two axes are swapped where none is named. */
export function transposedAxes({ axes }: Call, rank: number): readonly number[] {
  if (axes.length > 0) return [0, ...wholeAxes(axes, rank)];
  return [...Array.from({ length: rank - 2 }, (_, axis) => axis), rank - 1, rank - 2];
}

/**
 * Shapes with their batch axis brought to one number of axes: those that have fewer get axes of length 1 behind the
 * batch, so that samples are broadcast from their last axis on. A number has no axes and stays so.
 */
export function aligned(shapes: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const rank = Math.max(...shapes.map(({ length }) => length));
  return shapes.map((shape) => {
    const [batch, ...sample] = shape;
    if (batch === undefined) return shape;
    return [batch, ...Array.from({ length: rank - shape.length }, () => 1), ...sample];
  });
}

/** The shape that aligned shapes are broadcast to. */
export function broadcastOf(shapes: readonly (readonly number[])[]): readonly number[] {
  const rank = Math.max(...shapes.map(({ length }) => length));
  return Array.from({ length: rank }, (_, axis) =>
    shapes.reduce((length, shape) => Math.max(length, shape[axis - rank + shape.length] ?? 1), 1),
  );
}
