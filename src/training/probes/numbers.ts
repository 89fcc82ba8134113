import type { Pictures } from '../protocol.ts';
import type { PictureShape } from './structure.ts';

/** A range of numbers, drawn from black to white. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** Pictures of numbers in a known range; what lies outside is cut off. */
export function toPictures(values: ArrayLike<number>, shape: PictureShape, { low, high }: Range): Pictures {
  const { height, width, channels } = shape;
  const pixels = new Uint8ClampedArray(values.length);
  const scale = high > low ? 255 / (high - low) : 0;
  for (let i = 0; i < values.length; i++) pixels[i] = (values[i]! - low) * scale;
  return { count: values.length / (height * width * channels), height, width, channels, pixels };
}

/** From the least to the greatest of the values. */
export function extremes(values: ArrayLike<number>): Range {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return { low, high };
}

/** −1 to 1 or 0 to 1, whichever the values keep to. */
export function pictureRange(values: ArrayLike<number>): Range {
  return { low: extremes(values).low < -0.05 ? -1 : 0, high: 1 };
}

/** The likeliest class of each row of scores, and how likely it is. */
export interface Winners {
  readonly winner: Uint8Array;
  readonly probability: Float32Array;
}

/** Reads scores `[rows, width]`, probabilities or logits; one number a row tells class 1 from class 0. */
export function winnersOf(scores: ArrayLike<number>, width: number, logits: boolean): Winners {
  const rows = scores.length / width;
  const winner = new Uint8Array(rows);
  const probability = new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    const probabilities = rowProbabilities(scores, row * width, width, logits);
    let best = 0;
    for (let k = 1; k < probabilities.length; k++) if (probabilities[k]! > probabilities[best]!) best = k;
    winner[row] = best;
    probability[row] = probabilities[best]!;
  }
  return { winner, probability };
}

function rowProbabilities(scores: ArrayLike<number>, start: number, width: number, logits: boolean): number[] {
  const row = Array.from({ length: width }, (_, k) => scores[start + k]!);
  if (width === 1) {
    const one = logits ? 1 / (1 + Math.exp(-row[0]!)) : row[0]!;
    return [1 - one, one];
  }
  return logits ? softmax(row) : row;
}

/** Probabilities of logits; a temperature under 1 sharpens them. */
export function softmax(logits: readonly number[], temperature = 1): number[] {
  const most = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp((logit - most) / temperature));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** Class numbers of labels: numbers as they are, or the place of the 1 in rows of `classes`. */
export function classNumbers(labels: ArrayLike<number>, samples: number): number[] {
  const width = labels.length / samples;
  return Array.from({ length: samples }, (_, row) => {
    if (width === 1) return Math.round(labels[row]!);
    let best = 0;
    for (let k = 1; k < width; k++) if (labels[row * width + k]! > labels[row * width + best]!) best = k;
    return best;
  });
}
