import type { Pictures } from '../../training/protocol.ts';

/** Red, green, blue and opacity of one picture, row by row, as a canvas takes them. */
export function pictureRgba(pictures: Pictures, index: number): Uint8ClampedArray<ArrayBuffer> {
  const { width, height, channels, pixels } = pictures;
  const size = width * height;
  const from = index * size * channels;
  const rgba = new Uint8ClampedArray(size * 4);
  for (let pixel = 0; pixel < size; pixel++) {
    const at = from + pixel * channels;
    const red = pixels[at] ?? 0;
    rgba[pixel * 4] = red;
    rgba[pixel * 4 + 1] = channels === 3 ? (pixels[at + 1] ?? 0) : red;
    rgba[pixel * 4 + 2] = channels === 3 ? (pixels[at + 2] ?? 0) : red;
    rgba[pixel * 4 + 3] = 255;
  }
  return rgba;
}

/**
 * Red, green, blue and opacity of signed values: one colour below 0, another above, and opacity grows with size.
 * `limit` is the size that is drawn opaque.
 */
export function signedRgba(
  values: ArrayLike<number>,
  limit: number,
  below: Rgb,
  above: Rgb,
): Uint8ClampedArray<ArrayBuffer> {
  const rgba = new Uint8ClampedArray(values.length * 4);
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? 0;
    const color = value < 0 ? below : above;
    rgba.set(color, index * 4);
    rgba[index * 4 + 3] = limit > 0 ? Math.min(1, Math.abs(value) / limit) * 255 : 0;
  }
  return rgba;
}

/** The plane of a classifier: the colour of the winning class, the more opaque the higher its probability. */
export function boundaryRgba(
  winner: ArrayLike<number>,
  probability: ArrayLike<number>,
  classes: number,
  colors: readonly Rgb[],
): Uint8ClampedArray<ArrayBuffer> {
  const rgba = new Uint8ClampedArray(winner.length * 4);
  for (let index = 0; index < winner.length; index++) {
    const label = winner[index] ?? 0;
    const sure = probability[index] ?? 0;
    const guess = 1 / Math.max(2, classes);
    rgba.set(colors[label % colors.length] ?? [128, 128, 128], index * 4);
    rgba[index * 4 + 3] = (0.06 + 0.44 * Math.max(0, (sure - guess) / (1 - guess))) * 255;
  }
  return rgba;
}

export type Rgb = readonly [number, number, number];

/** `#1f7345` or `rgb(31, 115, 69)` as numbers; grey for what is neither. */
export function parseColor(text: string): Rgb {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text.trim());
  if (hex)
    return [Number.parseInt(hex[1] ?? '', 16), Number.parseInt(hex[2] ?? '', 16), Number.parseInt(hex[3] ?? '', 16)];
  const parts = /^rgb\((\d+)[ ,]+(\d+)[ ,]+(\d+)\)$/.exec(text.trim());
  return parts ? [Number(parts[1]), Number(parts[2]), Number(parts[3])] : [128, 128, 128];
}
