import { sizeOf, type Value } from '../tape.ts';

/** A value `[..., channels]` as a matrix `[rows, channels]`. */
export function rowsOf(value: Value): { readonly rows: number; readonly channels: number } {
  const channels = value.shape.at(-1) ?? 1;
  return { rows: sizeOf(value) / channels, channels };
}
