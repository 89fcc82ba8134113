import { loadPartWith, maximumOfLanes, sumOfLanes } from './lanes';
import { fullRow, softmaxOfFour } from './narrowRows';
import { loadPart, storePart } from './part';
import { exp, log } from './vectorMath';
import { address, integer } from './words';

// All of these work along rows [columns] of a matrix [rows, columns], four columns at a time. A unit is a row. The end of
// a row is padded with what does not change a sum or a maximum.

/** y = exp(x - max) / sum(exp(x - max)). Words: out, x, columns. Out may be x. */
export function softmax(words: usize, begin: i32, end: i32): void {
  const columns = integer(words, 2);
  const bytes = (<usize>columns) << 2;
  if (columns < fullRow) {
    for (let row = begin; row < end; row += 4) {
      const start = <usize>row * bytes;
      softmaxOfFour(address(words, 0) + start, address(words, 1) + start, columns, end - row);
    }
    return;
  }
  for (let row = begin; row < end; row++) {
    const out = address(words, 0) + <usize>row * bytes;
    const x = address(words, 1) + <usize>row * bytes;
    scale(out, columns, 1 / powersOf(out, x, columns));
  }
}

/** dx = y (dy - sum(dy y)). Words: dx, y, dy, columns. Dx may be dy. */
export function softmaxGradient(words: usize, begin: i32, end: i32): void {
  const columns = integer(words, 3);
  const bytes = (<usize>columns) << 2;
  for (let row = begin; row < end; row++) {
    const dx = address(words, 0) + <usize>row * bytes;
    const y = address(words, 1) + <usize>row * bytes;
    const dy = address(words, 2) + <usize>row * bytes;
    let sums = f32x4.splat(0);
    let at: i32 = 0;
    for (; at + 4 <= columns; at += 4) {
      const here = (<usize>at) << 2;
      sums = f32x4.add(sums, f32x4.mul(v128.load(y + here), v128.load(dy + here)));
    }
    const rest = columns - at;
    const end = (<usize>at) << 2;
    if (rest > 0) sums = f32x4.add(sums, f32x4.mul(loadPart(y + end, rest), loadPart(dy + end, rest)));
    const sum = f32x4.splat(sumOfLanes(sums));
    for (at = 0; at + 4 <= columns; at += 4) {
      const here = (<usize>at) << 2;
      v128.store(dx + here, f32x4.mul(v128.load(y + here), f32x4.sub(v128.load(dy + here), sum)));
    }
    if (rest > 0) {
      const last = f32x4.mul(loadPart(y + end, rest), f32x4.sub(loadPart(dy + end, rest), sum));
      storePart(dx + end, last, rest);
    }
  }
}

/** y = x - max - log(sum(exp(x - max))). Words: out, x, columns. Out may be x. */
export function logSoftmax(words: usize, begin: i32, end: i32): void {
  const columns = integer(words, 2);
  const bytes = (<usize>columns) << 2;
  for (let row = begin; row < end; row++) {
    const out = address(words, 0) + <usize>row * bytes;
    const x = address(words, 1) + <usize>row * bytes;
    const largest = maximumOf(x, columns);
    const logarithm = logarithmOfSum(x, columns, largest);
    const first = f32x4.splat(largest);
    const second = f32x4.splat(logarithm);
    let at: i32 = 0;
    for (; at + 4 <= columns; at += 4) {
      const here = (<usize>at) << 2;
      v128.store(out + here, f32x4.sub(f32x4.sub(v128.load(x + here), first), second));
    }
    for (; at < columns; at++) {
      const here = (<usize>at) << 2;
      store<f32>(out + here, load<f32>(x + here) - largest - logarithm);
    }
  }
}

/** dx = dy - exp(y) sum(dy). Words: dx, y, dy, columns. Dx may be dy. */
export function logSoftmaxGradient(words: usize, begin: i32, end: i32): void {
  const columns = integer(words, 3);
  const bytes = (<usize>columns) << 2;
  for (let row = begin; row < end; row++) {
    const dx = address(words, 0) + <usize>row * bytes;
    const y = address(words, 1) + <usize>row * bytes;
    const dy = address(words, 2) + <usize>row * bytes;
    let sums = f32x4.splat(0);
    let at: i32 = 0;
    for (; at + 4 <= columns; at += 4) sums = f32x4.add(sums, v128.load(dy + ((<usize>at) << 2)));
    const rest = columns - at;
    const end = (<usize>at) << 2;
    if (rest > 0) sums = f32x4.add(sums, loadPart(dy + end, rest));
    const sum = f32x4.splat(sumOfLanes(sums));
    for (at = 0; at + 4 <= columns; at += 4) {
      const here = (<usize>at) << 2;
      v128.store(dx + here, f32x4.sub(v128.load(dy + here), f32x4.mul(exp(v128.load(y + here)), sum)));
    }
    if (rest > 0) {
      const last = f32x4.sub(loadPart(dy + end, rest), f32x4.mul(exp(loadPart(y + end, rest)), sum));
      storePart(dx + end, last, rest);
    }
  }
}

/** Puts exp(x - max) of `count` numbers down, and gives their sum. */
export function powersOf(out: usize, x: usize, count: i32): f32 {
  const largest = f32x4.splat(maximumOf(x, count));
  let sums = f32x4.splat(0);
  let at: i32 = 0;
  for (; at + 4 <= count; at += 4) {
    const power = exp(f32x4.sub(v128.load(x + (<usize>at << 2)), largest));
    v128.store(out + (<usize>at << 2), power);
    sums = f32x4.add(sums, power);
  }
  if (at < count) {
    const power = exp(f32x4.sub(loadPartWith(x + (<usize>at << 2), count - at, -Infinity), largest));
    storePart(out + (<usize>at << 2), power, count - at);
    sums = f32x4.add(sums, power);
  }
  return sumOfLanes(sums);
}

/** The largest of `count` numbers. NaN is passed over: it comes back with the sum of powers. */
export function maximumOf(x: usize, count: i32): f32 {
  let largest = f32x4.splat(-Infinity);
  let at: i32 = 0;
  for (; at + 4 <= count; at += 4) largest = f32x4.pmax(largest, v128.load(x + ((<usize>at) << 2)));
  if (at < count) largest = f32x4.pmax(largest, loadPartWith(x + ((<usize>at) << 2), count - at, -Infinity));
  return maximumOfLanes(largest);
}

/** log(sum(exp(x - largest))) of `count` numbers. */
export function logarithmOfSum(x: usize, count: i32, largest: f32): f32 {
  const most = f32x4.splat(largest);
  let sums = f32x4.splat(0);
  let at: i32 = 0;
  for (; at + 4 <= count; at += 4) sums = f32x4.add(sums, exp(f32x4.sub(v128.load(x + ((<usize>at) << 2)), most)));
  if (at < count) {
    sums = f32x4.add(sums, exp(f32x4.sub(loadPartWith(x + ((<usize>at) << 2), count - at, -Infinity), most)));
  }
  return f32x4.extract_lane(log(f32x4.splat(sumOfLanes(sums))), 0);
}

/** Multiplies `count` numbers by a factor in place. */
function scale(x: usize, count: i32, factor: f32): void {
  const four = f32x4.splat(factor);
  let at: i32 = 0;
  for (; at + 4 <= count; at += 4)
    v128.store(x + ((<usize>at) << 2), f32x4.mul(v128.load(x + ((<usize>at) << 2)), four));
  for (; at < count; at++) store<f32>(x + ((<usize>at) << 2), load<f32>(x + ((<usize>at) << 2)) * factor);
}
