import type { Dim, Shape } from '../../tensor/shape.ts';

const names: Readonly<Record<number, readonly string[]>> = {
  1: ['time'],
  2: ['time', 'features'],
  3: ['height', 'width', 'channels'],
  4: ['depth', 'height', 'width', 'channels'],
};

/** The shape of an input block: -1 is an axis of any length, which gets the name that such an axis usually has. */
export function inputShape(lengths: readonly number[]): Shape {
  return lengths.map((length, axis): Dim =>
    length === -1 ? (names[lengths.length]?.[axis] ?? `axis ${axis + 1}`) : length,
  );
}
