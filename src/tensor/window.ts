/** How a window treats the border: `valid` stays inside, `same` pads with zeros so that stride 1 keeps the size. */
export type Padding = 'valid' | 'same';

/** `causal` has all its zeros in front, so that no place sees what comes after it. */
export type SequencePadding = Padding | 'causal';

/** A length and how it came about. */
export interface Length {
  readonly length: number;
  /** `28 − 3 + 1` */
  readonly formula: string;
}

/** From the first cell that a window sees to the last: with dilation `d` there are `d − 1` cells between its taps. */
export function windowReach(window: number, dilation: number): number {
  return (window - 1) * dilation + 1;
}

/**
 * Length of an axis after a sliding window (convolution, pooling).
 * Dumoulin and Visin, A guide to convolution arithmetic for deep learning, 2016, relations 6, 8 and 15.
 * A window that does not fit gives a length of 0 or less: the caller refuses it.
 */
export function windowLength(
  input: number,
  window: number,
  stride: number,
  padding: SequencePadding,
  dilation = 1,
): Length {
  if (padding !== 'valid') {
    return { length: Math.ceil(input / stride), formula: stride === 1 ? `${input}` : `⌈${input} / ${stride}⌉` };
  }
  const length = Math.floor((input - windowReach(window, dilation)) / stride) + 1;
  if (dilation > 1 && window > 1) {
    const inside = `${input} − (${window} − 1) × ${dilation}`;
    return { length, formula: stride === 1 ? inside : `⌊(${inside} − 1) / ${stride}⌋ + 1` };
  }
  const inside = `${input} − ${window}`;
  return { length, formula: stride === 1 ? `${inside} + 1` : `⌊(${inside}) / ${stride}⌋ + 1` };
}

/**
 * Length of an axis after a transposed convolution: the input length that a convolution would have made of it. Several
 * lengths do where the stride is more than 1: `outputPadding` picks one, `null` the one Keras picks.
 * https://keras.io/api/layers/convolution_layers/convolution2d_transpose/
 */
export function transposedLength(
  input: number,
  window: number,
  stride: number,
  padding: Padding,
  outputPadding: number | null = null,
  dilation = 1,
): Length {
  const reach = windowReach(window, dilation);
  if (outputPadding !== null) {
    const last = padding === 'same' ? reach % 2 : reach;
    return {
      length: (input - 1) * stride + last + outputPadding,
      formula: `(${input} − 1) × ${stride} + ${last} + ${outputPadding}`,
    };
  }
  if (padding === 'same') return { length: input * stride, formula: `${input} × ${stride}` };
  const overlap = Math.max(reach - stride, 0);
  return { length: input * stride + overlap, formula: `${input} × ${stride} + ${overlap}` };
}

/** First and last cell (not included) of each window of an adaptive pooling, as PyTorch and Keras cut them. */
export function adaptiveWindows(input: number, output: number): readonly (readonly [start: number, end: number])[] {
  return Array.from({ length: output }, (_, place) => [
    Math.floor((place * input) / output),
    Math.ceil(((place + 1) * input) / output),
  ]);
}
