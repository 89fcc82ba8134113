import { LabelKind } from '../lossKinds';
import { classOf, isClass, labelsOf, scoresOf } from './labels';
import { clipped, outside } from './losses';
import { exp, log } from './vectorMath';
import { address, fraction, integer } from './words';

/*
 * Rows of fewer numbers than a vector has, four rows at a time: a row is a lane, and what is done along a row needs no
 * other lanes. Of the four, `count` rows are real; in the place of the others stands the first one once more.
 */

/** Rows of so many numbers fill a vector of their own. */
export const fullRow: i32 = 4;

/** How far from the first row of four the others are, in bytes. */
// @ts-ignore: decorator
@inline
function farther(row: i32, count: i32, bytes: usize): usize {
  return row < count ? <usize>row * bytes : 0;
}

/** One number of each row. */
// @ts-ignore: decorator
@inline
function gather(at: usize, second: usize, third: usize, fourth: usize): v128 {
  const two = v128.load_lane<f32>(at + second, v128.load32_zero(at), 1);
  return v128.load_lane<f32>(at + fourth, v128.load_lane<f32>(at + third, two, 2), 3);
}

/** The other way. From the last: lanes behind the count are written to the first row, and written over. */
// @ts-ignore: decorator
@inline
function scatter(at: usize, second: usize, third: usize, fourth: usize, four: v128): void {
  v128.store_lane<f32>(at + fourth, four, 3);
  v128.store_lane<f32>(at + third, four, 2);
  v128.store_lane<f32>(at + second, four, 1);
  v128.store_lane<f32>(at, four, 0);
}

/** Softmax of four rows. `out` may be `x`. */
export function softmaxOfFour(out: usize, x: usize, columns: i32, count: i32): void {
  const bytes = <usize>columns << 2;
  const second = farther(1, count, bytes);
  const third = farther(2, count, bytes);
  const fourth = farther(3, count, bytes);
  const factor = f32x4.div(f32x4.splat(1), powersOfFour(out, x, bytes, second, third, fourth));
  for (let at: usize = 0; at < bytes; at += 4) {
    scatter(out + at, second, third, fourth, f32x4.mul(gather(out + at, second, third, fourth), factor));
  }
}

/** Puts exp(x - max) of four rows down, and gives their sums. NaN is passed over by max, and comes back with the sum. */
function powersOfFour(out: usize, x: usize, bytes: usize, second: usize, third: usize, fourth: usize): v128 {
  const largest = maximaOfFour(x, bytes, second, third, fourth);
  let sum = f32x4.splat(0);
  for (let at: usize = 0; at < bytes; at += 4) {
    const power = exp(f32x4.sub(gather(x + at, second, third, fourth), largest));
    scatter(out + at, second, third, fourth, power);
    sum = f32x4.add(sum, power);
  }
  return sum;
}

// @ts-ignore: decorator
@inline
function maximaOfFour(x: usize, bytes: usize, second: usize, third: usize, fourth: usize): v128 {
  let largest = f32x4.splat(-Infinity);
  for (let at: usize = 0; at < bytes; at += 4) {
    largest = f32x4.pmax(largest, gather(x + at, second, third, fourth));
  }
  return largest;
}

// @ts-ignore: decorator
@inline
function sumsOfFour(x: usize, bytes: usize, second: usize, third: usize, fourth: usize): v128 {
  let sum = f32x4.splat(0);
  for (let at: usize = 0; at < bytes; at += 4) sum = f32x4.add(sum, gather(x + at, second, third, fourth));
  return sum;
}

/** `sum` with the losses of four rows added, one after the other. */
export function crossentropyOfFour(words: usize, row: i32, count: i32, sum: f64): f64 {
  const bytes = <usize>integer(words, 5) << 2;
  const second = farther(1, count, bytes);
  const third = farther(2, count, bytes);
  const fourth = farther(3, count, bytes);
  const scores = scoresOf(words, row);
  const logits = integer(words, 8) != 0;
  const classes = classesOfFour(words, row, count);
  const largest = logits ? maximaOfFour(scores, bytes, second, third, fourth) : f32x4.splat(0);
  // What is subtracted from each logit, or divides each probability.
  let whole = f32x4.splat(0);
  if (logits) {
    for (let at: usize = 0; at < bytes; at += 4) {
      whole = f32x4.add(whole, exp(f32x4.sub(gather(scores + at, second, third, fourth), largest)));
    }
    whole = log(whole);
  } else whole = sumsOfFour(scores, bytes, second, third, fourth);
  let found = i32x4.splat(0);
  let losses = f32x4.splat(0);
  for (let at: usize = 0; at < bytes; at += 4) {
    const score = gather(scores + at, second, third, fourth);
    const logarithm = logits
      ? f32x4.sub(f32x4.sub(score, largest), whole)
      : log(clipped(f32x4.div(score, whole)));
    if (isClass(words)) {
      const mine = i32x4.eq(classes, i32x4.splat(<i32>(at >> 2)));
      found = v128.or(found, mine);
      losses = f32x4.sub(losses, v128.and(logarithm, mine));
    } else {
      losses = f32x4.sub(losses, f32x4.mul(weightsAt(words, row, at, second, third, fourth), logarithm));
    }
  }
  // A row without a class has no loss, but NaN is not lost.
  if (isClass(words)) losses = f32x4.add(losses, v128.andnot(f32x4.mul(whole, f32x4.splat(0)), found));
  sum += f32x4.extract_lane(losses, 0);
  if (count > 1) sum += f32x4.extract_lane(losses, 1);
  if (count > 2) sum += f32x4.extract_lane(losses, 2);
  if (count > 3) sum += f32x4.extract_lane(losses, 3);
  return sum;
}

/** The slopes of the mean cross-entropy with respect to the scores of four rows: see `crossentropy`. */
export function crossentropyGradientOfFour(words: usize, row: i32, count: i32): void {
  const bytes = <usize>integer(words, 5) << 2;
  const second = farther(1, count, bytes);
  const third = farther(2, count, bytes);
  const fourth = farther(3, count, bytes);
  const scores = scoresOf(words, row);
  const out = address(words, 0) + <usize>row * bytes;
  const logits = integer(words, 8) != 0;
  const slope = f32x4.splat(load<f32>(address(words, 9)) * fraction(words, 7));
  const classes = classesOfFour(words, row, count);
  const sum = logits
    ? powersOfFour(out, scores, bytes, second, third, fourth)
    : sumsOfFour(scores, bytes, second, third, fourth);
  let total = f32x4.splat(0);
  for (let at: usize = 0; at < bytes; at += 4) {
    const weights = weightsOfFour(words, row, at, classes, second, third, fourth);
    const share = f32x4.div(gather(scores + at, second, third, fourth), sum);
    total = f32x4.add(total, logits ? weights : v128.andnot(weights, outside(share)));
  }
  const factor = f32x4.div(logits ? f32x4.mul(total, slope) : slope, sum);
  for (let at: usize = 0; at < bytes; at += 4) {
    const weights = weightsOfFour(words, row, at, classes, second, third, fourth);
    let result: v128;
    if (logits) {
      const power = gather(out + at, second, third, fourth);
      result = f32x4.sub(f32x4.mul(power, factor), f32x4.mul(weights, slope));
    } else {
      const share = f32x4.div(gather(scores + at, second, third, fourth), sum);
      const each = v128.andnot(f32x4.div(weights, share), outside(share));
      result = f32x4.mul(f32x4.sub(total, each), factor);
    }
    scatter(out + at, second, third, fourth, result);
  }
}

/** The classes of four rows, where labels are classes. */
// @ts-ignore: decorator
@inline
function classesOfFour(words: usize, row: i32, count: i32): v128 {
  let classes = i32x4.splat(0);
  if (!isClass(words)) return classes;
  classes = i32x4.replace_lane(classes, 0, classOf(words, row));
  if (count > 1) classes = i32x4.replace_lane(classes, 1, classOf(words, row + 1));
  if (count > 2) classes = i32x4.replace_lane(classes, 2, classOf(words, row + 2));
  if (count > 3) classes = i32x4.replace_lane(classes, 3, classOf(words, row + 3));
  return classes;
}

/** The weights of the class `at` bytes from the first, in four rows. */
// @ts-ignore: decorator
@inline
function weightsOfFour(
  words: usize,
  row: i32,
  at: usize,
  classes: v128,
  second: usize,
  third: usize,
  fourth: usize,
): v128 {
  if (isClass(words)) return v128.and(i32x4.eq(classes, i32x4.splat(<i32>(at >> 2))), f32x4.splat(1));
  return weightsAt(words, row, at, second, third, fourth);
}

// @ts-ignore: decorator
@inline
function weightsAt(words: usize, row: i32, at: usize, second: usize, third: usize, fourth: usize): v128 {
  const weights = gather(labelsOf(words, row) + at, second, third, fourth);
  return integer(words, 3) == LabelKind.WholeWeights ? f32x4.convert_i32x4_s(weights) : weights;
}
