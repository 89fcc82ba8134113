import { LabelKind } from '../lossKinds';
import { classOf, isClass, labelsOf, largestOf, scoresOf } from './labels';
import { loadPartWith, sumOfLanes } from './lanes';
import { clipped, highest, lowest, outside, storeLossPart } from './losses';
import { crossentropyOfFour, crossentropyGradientOfFour, fullRow } from './narrowRows';
import { loadPart, storePart } from './part';
import { logarithmOfSum, maximumOf, powersOf } from './softmax';
import { log } from './vectorMath';
import { address, fraction, integer } from './words';

// Cross-entropy between scores [rows, classes] and labels: weights for each class, or the number of one. Scores are
// logits, or probabilities, which are divided by their sum and clipped as in Keras. A class's number beyond the classes
// is no class: the row has no loss.
//
// Words of all: out, scores, labels, kind of labels, rows, classes, rows of a part, scale, whether scores are logits;
// the gradient has the address of the slope of the mean behind them. A unit is a part: a fixed number of rows, added up in
// double precision, so that sums do not depend on how many threads there are.

/** Sums over parts, times `scale`: in single precision to `out` where there is one part, in double where there are more. */
export function crossentropyParts(words: usize, begin: i32, end: i32): void {
  const rows = integer(words, 4);
  const length = integer(words, 6);
  for (let part = begin; part < end; part++) {
    const last = min(rows, (part + 1) * length);
    let sum: f64 = 0;
    if (integer(words, 5) < fullRow) {
      for (let row = part * length; row < last; row += 4) sum = crossentropyOfFour(words, row, last - row, sum);
    } else {
      for (let row = part * length; row < last; row++) sum += crossentropyOf(words, row);
    }
    storeLossPart(address(words, 0), part, (rows + length - 1) / length, sum * <f64>fraction(words, 7));
  }
}

/** The slope of the mean with respect to each score. */
export function crossentropyGradient(words: usize, begin: i32, end: i32): void {
  const length = integer(words, 6);
  const last = min(integer(words, 4), end * length);
  if (integer(words, 5) < fullRow) {
    for (let row = begin * length; row < last; row += 4) crossentropyGradientOfFour(words, row, last - row);
    return;
  }
  for (let row = begin * length; row < last; row++) {
    if (integer(words, 8)) logitsGradient(words, row);
    else probabilitiesGradient(words, row);
  }
}

/** How often the largest score is at the class of the label: sums over parts as `crossentropyParts` makes them. */
export function accuracyParts(words: usize, begin: i32, end: i32): void {
  const rows = integer(words, 4);
  const classes = integer(words, 5);
  const length = integer(words, 6);
  for (let part = begin; part < end; part++) {
    let right: f64 = 0;
    for (let row = part * length; row < min(rows, (part + 1) * length); row++) {
      if (largestOf(scoresOf(words, row), classes) == classOf(words, row)) right += 1;
    }
    storeLossPart(address(words, 0), part, (rows + length - 1) / length, right * <f64>fraction(words, 7));
  }
}

/** Weights of the classes from `at` on. */
// @ts-ignore: decorator
@inline
function weightsAt(words: usize, row: i32, at: i32, lanes: i32): v128 {
  if (isClass(words)) {
    const number = i32x4.splat(classOf(words, row) - at);
    return v128.and(i32x4.eq(i32x4(0, 1, 2, 3), number), f32x4.splat(1));
  }
  const weights = loadPart(labelsOf(words, row) + (<usize>at << 2), lanes);
  return integer(words, 3) == LabelKind.WholeWeights ? f32x4.convert_i32x4_s(weights) : weights;
}

/** The loss of one row: -sum(weight log(probability)). */
function crossentropyOf(words: usize, row: i32): f32 {
  const scores = scoresOf(words, row);
  const classes = integer(words, 5);
  const logits = integer(words, 8) != 0;
  const largest = logits ? maximumOf(scores, classes) : 0;
  // What is subtracted from each logit, or divides each probability.
  const whole = logits ? logarithmOfSum(scores, classes, largest) : sumOf(scores, classes);
  if (isClass(words)) {
    const number = classOf(words, row);
    // Multiplied, so that NaN of a row without a class is not lost.
    if (number < 0 || number >= classes) return 0 * whole;
    const score = load<f32>(scores + (<usize>number << 2));
    return logits ? whole - (score - largest) : -logarithm(min<f32>(max<f32>(score / whole, lowest), highest));
  }
  let sums = f32x4.splat(0);
  let at: i32 = 0;
  for (; at + 4 <= classes; at += 4) {
    sums = f32x4.add(sums, weighted(words, row, at, 4, v128.load(scores + (<usize>at << 2)), largest, whole));
  }
  if (at < classes) {
    const few = loadPartWith(scores + (<usize>at << 2), classes - at, 1);
    sums = f32x4.add(sums, weighted(words, row, at, classes - at, few, largest, whole));
  }
  return -sumOfLanes(sums);
}

/** weight log(probability) of four classes. */
// @ts-ignore: decorator
@inline
function weighted(words: usize, row: i32, at: i32, lanes: i32, scores: v128, largest: f32, whole: f32): v128 {
  const weights = weightsAt(words, row, at, lanes);
  const logarithms = integer(words, 8)
    ? f32x4.sub(f32x4.sub(scores, f32x4.splat(largest)), f32x4.splat(whole))
    : log(clipped(f32x4.div(scores, f32x4.splat(whole))));
  return f32x4.mul(weights, logarithms);
}

/** slope (softmax sum(weights) - weight) for one row of logits. */
function logitsGradient(words: usize, row: i32): void {
  const scores = scoresOf(words, row);
  const classes = integer(words, 5);
  const slope = load<f32>(address(words, 9)) * fraction(words, 7);
  const out = address(words, 0) + ((<usize>row * <usize>classes) << 2);
  const sum = powersOf(out, scores, classes);
  const share = f32x4.splat((weightsOf(words, row, false, 1) / sum) * slope);
  let at: i32 = 0;
  for (; at + 4 <= classes; at += 4) {
    const weights = f32x4.mul(weightsAt(words, row, at, 4), f32x4.splat(slope));
    const power = v128.load(out + (<usize>at << 2));
    v128.store(out + (<usize>at << 2), f32x4.sub(f32x4.mul(power, share), weights));
  }
  if (at < classes) {
    const weights = f32x4.mul(weightsAt(words, row, at, classes - at), f32x4.splat(slope));
    const power = loadPart(out + (<usize>at << 2), classes - at);
    storePart(out + (<usize>at << 2), f32x4.sub(f32x4.mul(power, share), weights), classes - at);
  }
}

/**
 * For one row of probabilities y with sum s, of which q = y / s and p is q clipped: the slope of log(p) is 1 / q where q
 * was not clipped and 0 where it was, and that of q passes on to all y, since each has a share in s.
 */
function probabilitiesGradient(words: usize, row: i32): void {
  const scores = scoresOf(words, row);
  const classes = integer(words, 5);
  const slope = load<f32>(address(words, 9)) * fraction(words, 7);
  const sum = f32x4.splat(sumOf(scores, classes));
  const total = f32x4.splat(weightsOf(words, row, true, sumOf(scores, classes)));
  const factor = f32x4.div(f32x4.splat(slope), sum);
  const out = address(words, 0) + ((<usize>row * <usize>classes) << 2);
  for (let at = 0; at < classes; at += 4) {
    const lanes = min(classes - at, 4);
    const share = f32x4.div(loadPart(scores + (<usize>at << 2), lanes), sum);
    const each = v128.andnot(f32x4.div(weightsAt(words, row, at, lanes), share), outside(share));
    storePart(out + (<usize>at << 2), f32x4.mul(f32x4.sub(total, each), factor), lanes);
  }
}

/** The sum of a row's weights; `inside`: of those alone whose share of `sum` was not clipped. */
function weightsOf(words: usize, row: i32, inside: bool, sum: f32): f32 {
  const scores = scoresOf(words, row);
  const classes = integer(words, 5);
  if (isClass(words) && !inside) return <u32>classOf(words, row) < <u32>classes ? 1 : 0;
  let sums = f32x4.splat(0);
  for (let at = 0; at < classes; at += 4) {
    const lanes = min(classes - at, 4);
    let weights = weightsAt(words, row, at, lanes);
    if (lanes < 4) weights = v128.and(weights, i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(lanes)));
    if (inside) {
      const share = f32x4.div(loadPart(scores + (<usize>at << 2), lanes), f32x4.splat(sum));
      weights = v128.andnot(weights, outside(share));
    }
    sums = f32x4.add(sums, weights);
  }
  return sumOfLanes(sums);
}

function sumOf(x: usize, count: i32): f32 {
  let sums = f32x4.splat(0);
  let at: i32 = 0;
  for (; at + 4 <= count; at += 4) sums = f32x4.add(sums, v128.load(x + (<usize>at << 2)));
  if (at < count) sums = f32x4.add(sums, loadPart(x + (<usize>at << 2), count - at));
  return sumOfLanes(sums);
}

function logarithm(x: f32): f32 {
  return f32x4.extract_lane(log(f32x4.splat(x)), 0);
}
