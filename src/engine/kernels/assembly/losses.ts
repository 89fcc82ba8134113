import { LossKind } from '../lossKinds';
import { sumOfPairs } from './lanes';
import { loadPart, storePart } from './part';
import { exp, log, logOnePlus, sigmoid } from './vectorMath';
import { address, fraction, integer } from './words';

// Losses and metrics that are means over single numbers. Sums are made of parts of fixed lengths, each added up in double
// precision, so that they do not depend on how many threads there are. A unit is a part.
//
// Words of all: out, scores, wanted (an address; 0 where all are `constant`), whether wanted are whole numbers, constant,
// count, length of a part, scale, kind; the gradient has the address of the slope of the mean behind them.

/** Probabilities are kept this far from 0 and 1, as Keras does. */
export const lowest: f32 = 1e-7;
export const highest: f32 = 1 - 1e-7;

/** Sums over parts, times `scale`: in single precision to `out` where there is one part, in double where there are more. */
export function lossParts(words: usize, begin: i32, end: i32): void {
  switch (integer(words, 8)) {
    case LossKind.SquaredError:
      lossPartsOf(words, begin, end, LossKind.SquaredError);
      break;
    case LossKind.AbsoluteError:
      lossPartsOf(words, begin, end, LossKind.AbsoluteError);
      break;
    case LossKind.BinaryCrossentropy:
      lossPartsOf(words, begin, end, LossKind.BinaryCrossentropy);
      break;
    case LossKind.BinaryCrossentropyOfLogits:
      lossPartsOf(words, begin, end, LossKind.BinaryCrossentropyOfLogits);
      break;
    case LossKind.AboveHalf:
      lossPartsOf(words, begin, end, LossKind.AboveHalf);
      break;
    case LossKind.AboveZero:
      lossPartsOf(words, begin, end, LossKind.AboveZero);
      break;
    default:
      unreachable();
  }
}

/** The slope of the mean with respect to each score. */
export function lossGradient(words: usize, begin: i32, end: i32): void {
  switch (integer(words, 8)) {
    case LossKind.SquaredError:
      lossGradientOf(words, begin, end, LossKind.SquaredError);
      break;
    case LossKind.BinaryCrossentropy:
      lossGradientOf(words, begin, end, LossKind.BinaryCrossentropy);
      break;
    case LossKind.BinaryCrossentropyOfLogits:
      lossGradientOf(words, begin, end, LossKind.BinaryCrossentropyOfLogits);
      break;
    default:
      unreachable();
  }
}

/** The total of parts in double precision. Words: out, parts, count. One unit. */
export function lossTotal(words: usize): void {
  let total: f64 = 0;
  for (let part = 0; part < integer(words, 2); part++) total += load<f64>(address(words, 1) + (<usize>part << 3));
  store<f32>(address(words, 0), <f32>total);
}

/** Puts the sum of one part down. `parts` is how many there are. */
export function storeLossPart(out: usize, part: i32, parts: i32, sum: f64): void {
  if (parts == 1) store<f32>(out, <f32>sum);
  else store<f64>(out + (<usize>part << 3), sum);
}

// @ts-ignore: decorator
@inline
function lossPartsOf(words: usize, begin: i32, end: i32, kind: LossKind): void {
  const count = integer(words, 5);
  const length = integer(words, 6);
  for (let part = begin; part < end; part++) {
    const last = min(count, (part + 1) * length);
    let at = part * length;
    let sums = f64x2.splat(0);
    for (; at + 4 <= last; at += 4) sums = addPairs(sums, lossOf(scoresAt(words, at, 4), wantedAt(words, at, 4), kind));
    if (at < last) {
      const few = lossOf(scoresAt(words, at, last - at), wantedAt(words, at, last - at), kind);
      // What stands behind the last number is no loss.
      sums = addPairs(sums, v128.and(few, i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(last - at))));
    }
    const parts = (count + length - 1) / length;
    storeLossPart(address(words, 0), part, parts, sumOfPairs(sums) * <f64>fraction(words, 7));
  }
}

// @ts-ignore: decorator
@inline
function lossGradientOf(words: usize, begin: i32, end: i32, kind: LossKind): void {
  const length = integer(words, 6);
  const last = min(integer(words, 5), end * length);
  const slope = f32x4.splat(load<f32>(address(words, 9)) * fraction(words, 7));
  const out = address(words, 0);
  let at = begin * length;
  for (; at + 4 <= last; at += 4) {
    const each = slopeOf(scoresAt(words, at, 4), wantedAt(words, at, 4), kind);
    v128.store(out + (<usize>at << 2), f32x4.mul(each, slope));
  }
  if (at < last) {
    const each = slopeOf(scoresAt(words, at, last - at), wantedAt(words, at, last - at), kind);
    storePart(out + (<usize>at << 2), f32x4.mul(each, slope), last - at);
  }
}

// @ts-ignore: decorator
@inline
function scoresAt(words: usize, at: i32, lanes: i32): v128 {
  return loadPart(address(words, 1) + (<usize>at << 2), lanes);
}

// @ts-ignore: decorator
@inline
function wantedAt(words: usize, at: i32, lanes: i32): v128 {
  const wanted = address(words, 2);
  if (!wanted) return f32x4.splat(fraction(words, 4));
  const numbers = loadPart(wanted + (<usize>at << 2), lanes);
  return integer(words, 3) ? f32x4.convert_i32x4_s(numbers) : numbers;
}

/** Four losses of scores x and what is wanted, z. */
// @ts-ignore: decorator
@inline
function lossOf(x: v128, z: v128, kind: LossKind): v128 {
  const one = f32x4.splat(1);
  if (kind == LossKind.SquaredError) {
    const difference = f32x4.sub(x, z);
    return f32x4.mul(difference, difference);
  }
  if (kind == LossKind.AbsoluteError) return f32x4.abs(f32x4.sub(x, z));
  if (kind == LossKind.BinaryCrossentropy) {
    const p = clipped(x);
    const right = f32x4.mul(z, log(p));
    return f32x4.neg(f32x4.add(right, f32x4.mul(f32x4.sub(one, z), log(f32x4.sub(one, p)))));
  }
  if (kind == LossKind.BinaryCrossentropyOfLogits) {
    // max(x, 0) - x z + log(1 + exp(-|x|)) never overflows.
    const positive = f32x4.sub(f32x4.max(x, f32x4.splat(0)), f32x4.mul(x, z));
    return f32x4.add(positive, logOnePlus(exp(f32x4.neg(f32x4.abs(x)))));
  }
  // 1 where the score is on the side of the label.
  const above = f32x4.gt(x, f32x4.splat(kind == LossKind.AboveHalf ? 0.5 : 0));
  const side = v128.and(above, one);
  return v128.and(f32x4.eq(side, f32x4.trunc(z)), one);
}

/** Four slopes of the loss with respect to the score. */
// @ts-ignore: decorator
@inline
function slopeOf(x: v128, z: v128, kind: LossKind): v128 {
  if (kind == LossKind.SquaredError) {
    const difference = f32x4.sub(x, z);
    return f32x4.add(difference, difference);
  }
  if (kind == LossKind.BinaryCrossentropyOfLogits) return f32x4.sub(sigmoid(x), z);
  const slope = f32x4.div(f32x4.sub(x, z), f32x4.mul(x, f32x4.sub(f32x4.splat(1), x)));
  return v128.andnot(slope, outside(x));
}

/** Probabilities between `lowest` and `highest`; NaN stays. */
// @ts-ignore: decorator
@inline
export function clipped(p: v128): v128 {
  return f32x4.max(f32x4.min(p, f32x4.splat(highest)), f32x4.splat(lowest));
}

/** All bits set where a probability was clipped: no slope passes there. */
// @ts-ignore: decorator
@inline
export function outside(p: v128): v128 {
  return v128.or(f32x4.lt(p, f32x4.splat(lowest)), f32x4.gt(p, f32x4.splat(highest)));
}

/** Adds four numbers to two sums in double precision. */
// @ts-ignore: decorator
@inline
function addPairs(sums: v128, four: v128): v128 {
  const high = i8x16.shuffle(four, four, 8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15);
  return f64x2.add(sums, f64x2.add(f64x2.promote_low_f32x4(four), f64x2.promote_low_f32x4(high)));
}
