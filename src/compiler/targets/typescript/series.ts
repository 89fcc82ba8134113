import type { TensorType } from '../../../graph/project.ts';
import { shapeComment } from './literals.ts';

/** A number in each use of something: the filters of a block where it is used first, second and third. */
export type Series = readonly number[];

/** A series under a name. */
export interface Named {
  readonly name: string;
  readonly values: Series;
}

export const isConstant = (series: Series): boolean => series.every((value) => value === series[0]);

/**
 * A series in terms of a named one: the same (`filters`), a multiple (`6 * filters`) or a part (`size / 2`); `null` where it
 * is none of these of any.
 */
export function inTermsOf(series: Series, named: readonly Named[]): { text: string; of: Named } | null {
  for (const factor of factors) {
    for (const of of named) {
      if (series.every((value, at) => value === factor * of.values[at]!)) return { text: product(factor, of.name), of };
    }
  }
  return null;
}

// The same first, then what is near it.
const factors = [1, ...Array.from({ length: 15 }, (_, at) => at + 2).flatMap((factor) => [factor, 1 / factor])];

function product(factor: number, name: string): string {
  if (factor === 1) return name;
  return factor > 1 ? `${factor} * ${name}` : `${name} / ${Math.round(1 / factor)}`;
}

type Shape = TensorType['shape'];

/**
 * Writes shapes that differ from use to use, each given in all uses: `[size, size, filters]`. A length that has no name gets
 * one from where it stands.
 */
export function shapeWriter(named: readonly Named[]): (shapes: readonly Shape[]) => string {
  const known = [...named];
  const nameFor = (wanted: string, values: Series): string => {
    let name = wanted;
    for (let number = 2; known.some((other) => other.name === name); number++) name = `${wanted}${number}`;
    known.push({ name, values });
    return name;
  };
  return (shapes) => {
    const first = shapes[0]!;
    const dims = first.map((dim, axis): string => {
      const series = shapes.map((shape) => Number(shape[axis]));
      if (typeof dim !== 'number' || isConstant(series)) return String(dim);
      const twice = first.length === 3 && axis === 0 && shapes.every(([height, width]) => height === width);
      return inTermsOf(series, known)?.text ?? nameFor(twice ? 'size' : axisName(axis, first.length), series);
    });
    return shapeComment(dims);
  };
}

/** What an axis is called where nothing else is known of it. */
export function axisName(axis: number, rank: number): string {
  if (axis === rank - 1) return rank > 2 ? 'channels' : 'features';
  if (rank === 2) return 'steps';
  return (rank === 3 ? ['height', 'width'] : ['depth', 'height', 'width'])[axis] ?? 'length';
}
