import { formatShape, type DType, type Dim, type Shape } from '../../tensor/shape.ts';
import type { TensorType } from '../../graph/project.ts';
import type { Inferred } from './define.ts';
import type { ArithmeticLabel, ArithmeticLine, Problem } from './infer.ts';

/** A tensor's type; whole numbers say how many different ones there are. */
export function tensor(shape: Shape, dtype: DType = 'float32', classes?: number): TensorType {
  return { kind: 'tensor', shape, dtype, ...(classes === undefined ? {} : { classes }) };
}

/** One output of this shape. */
export function output(shape: Shape, arithmetic: readonly ArithmeticLine[] = []): Inferred {
  return { outputs: [tensor(shape)], arithmetic };
}

/** One output of the shape of the first input. */
export const unchanged = (inputs: readonly TensorType[]): Inferred => output(only(inputs).shape);

export const refuse = (problem: Problem): Inferred => ({ problem });

/** `28 − 3 + 1` gives `26`. */
export const line = (label: ArithmeticLabel, formula: string, result: Dim): ArithmeticLine => ({
  label,
  formula,
  result: String(result).replace('-', '−'),
  ...(typeof result === 'number' && result <= 0 ? { bad: true } : {}),
});

/** The inputs of a layer with one input: the port is checked before a definition is asked. */
export function only(inputs: readonly TensorType[]): TensorType {
  const [first] = inputs;
  if (!first) throw new Error('a layer was asked for its shape before its input was known');
  return first;
}

/** Axes as numbers, for what runs after every length is known. */
export function lengths(shape: Shape): number[] {
  return shape.map((dim) => {
    if (typeof dim === 'string') throw new Error(`axis ${dim} of ${formatShape(shape)} has no length yet`);
    return dim;
  });
}

/** The last axis as a number: features, channels. */
export function lastLength(type: TensorType): number {
  return lengths(type.shape.slice(-1))[0] ?? 1;
}

/** Product of all axes but the last; a named axis counts once. */
export function positions(shape: Shape): number {
  return shape.slice(0, -1).reduce<number>((count, dim) => count * (typeof dim === 'number' ? dim : 1), 1);
}

/** The problem of a named axis where a length is needed, or `null`. */
export function unknownLength(shape: Shape): Problem | null {
  const axis = shape.find((dim) => typeof dim === 'string');
  return axis === undefined ? null : { code: 'shape/unknown-length', data: { axis } };
}
