/** How a window treats the border: `valid` stays inside, `same` pads with zeros so that stride 1 keeps the size. */
export type Padding = 'valid' | 'same';

/** A length and how it came about. */
export interface Length {
  readonly length: number;
  /** `28 − 3 + 1` */
  readonly formula: string;
}

/**
 * Length of an axis after a sliding window (convolution, pooling).
 * Dumoulin and Visin, A guide to convolution arithmetic for deep learning, 2016, relations 6 and 8.
 * A window that does not fit gives a length of 0 or less: the caller refuses it.
 */
export function windowLength(input: number, window: number, stride: number, padding: Padding): Length {
  if (padding === 'same') {
    return { length: Math.ceil(input / stride), formula: stride === 1 ? `${input}` : `⌈${input} / ${stride}⌉` };
  }
  const inside = `${input} − ${window}`;
  return {
    length: Math.floor((input - window) / stride) + 1,
    formula: stride === 1 ? `${inside} + 1` : `⌊(${inside}) / ${stride}⌋ + 1`,
  };
}

/** Length of an axis after a transposed convolution: the input length that a convolution would have made of it. */
export function transposedLength(input: number, window: number, stride: number, padding: Padding): Length {
  if (padding === 'same') return { length: input * stride, formula: `${input} × ${stride}` };
  const overlap = Math.max(window - stride, 0);
  return { length: input * stride + overlap, formula: `${input} × ${stride} + ${overlap}` };
}
