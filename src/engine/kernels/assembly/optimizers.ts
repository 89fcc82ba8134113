import { loadPart, storePart } from './part';
import { address, fraction, integer } from './words';

// The update rules of the optimizers, each in one pass over a weight, its gradient and what the optimizer keeps for it.
// They follow TensorFlow.js 4.22 operation by operation, so that rounding is the same but where a comment says so.
//
// Words of all of them: weight, gradient, count, learning rate (an address), then settings. A unit is 1024 numbers.

/** Numbers a unit. */
const unit: i32 = 1024;

// @ts-ignore: decorator
@inline
function descent(words: usize): v128 {
  return f32x4.neg(v128.load32_splat(address(words, 3)));
}

/** a * b + c * d */
// @ts-ignore: decorator
@inline
function blend(a: v128, b: v128, c: v128, d: v128): v128 {
  return f32x4.add(f32x4.mul(a, b), f32x4.mul(c, d));
}

// @ts-ignore: decorator
@inline
function fraction4(words: usize, index: i32): v128 {
  return f32x4.splat(fraction(words, index));
}

/** weight -= rate gradient. */
export function sgd(words: usize, begin: i32, end: i32): void {
  const last = min(integer(words, 2), end * unit);
  let at = begin * unit;
  for (; at + 4 <= last; at += 4) sgdPart(words, <usize>at << 2, 4);
  if (at < last) sgdPart(words, <usize>at << 2, last - at);
}

// @ts-ignore: decorator
@inline
function sgdPart(words: usize, at: usize, lanes: i32): void {
  const weight = address(words, 0) + at;
  const gradient = loadPart(address(words, 1) + at, lanes);
  storePart(weight, f32x4.add(f32x4.mul(descent(words), gradient), loadPart(weight, lanes)), lanes);
}

/**
 * m = momentum m + gradient; weight -= rate m, or with Nesterov's look ahead rate (gradient + momentum m).
 * Settings: m, momentum, Nesterov.
 */
export function momentum(words: usize, begin: i32, end: i32): void {
  const last = min(integer(words, 2), end * unit);
  let at = begin * unit;
  for (; at + 4 <= last; at += 4) momentumPart(words, <usize>at << 2, 4);
  if (at < last) momentumPart(words, <usize>at << 2, last - at);
}

// @ts-ignore: decorator
@inline
function momentumPart(words: usize, at: usize, lanes: i32): void {
  const weight = address(words, 0) + at;
  const gradient = loadPart(address(words, 1) + at, lanes);
  const slot = address(words, 4) + at;
  const factor = fraction4(words, 5);
  const moving = f32x4.add(f32x4.mul(factor, loadPart(slot, lanes)), gradient);
  storePart(slot, moving, lanes);
  const step = integer(words, 6) ? f32x4.add(gradient, f32x4.mul(moving, factor)) : moving;
  storePart(weight, f32x4.add(f32x4.mul(descent(words), step), loadPart(weight, lanes)), lanes);
}

/** a += gradient^2; weight -= rate gradient / sqrt(a + epsilon). Settings: a, epsilon. */
export function adagrad(words: usize, begin: i32, end: i32): void {
  const last = min(integer(words, 2), end * unit);
  let at = begin * unit;
  for (; at + 4 <= last; at += 4) adagradPart(words, <usize>at << 2, 4);
  if (at < last) adagradPart(words, <usize>at << 2, last - at);
}

// @ts-ignore: decorator
@inline
function adagradPart(words: usize, at: usize, lanes: i32): void {
  const weight = address(words, 0) + at;
  const gradient = loadPart(address(words, 1) + at, lanes);
  const slot = address(words, 4) + at;
  const squares = f32x4.add(loadPart(slot, lanes), f32x4.mul(gradient, gradient));
  storePart(slot, squares, lanes);
  const step = f32x4.div(gradient, f32x4.sqrt(f32x4.add(squares, fraction4(words, 5))));
  storePart(weight, f32x4.add(f32x4.mul(step, descent(words)), loadPart(weight, lanes)), lanes);
}

/**
 * s = decay s + (1 - decay) gradient^2; m = momentum m + rate gradient / sqrt(s + epsilon); weight -= m.
 * Centred: g = decay g + (1 - decay) gradient, and s - (g^2 + epsilon) stands under the root.
 * Settings: s, m, g (0 where not centred), decay, 1 - decay, momentum, epsilon.
 */
export function rmsprop(words: usize, begin: i32, end: i32): void {
  const last = min(integer(words, 2), end * unit);
  let at = begin * unit;
  for (; at + 4 <= last; at += 4) rmspropPart(words, <usize>at << 2, 4);
  if (at < last) rmspropPart(words, <usize>at << 2, last - at);
}

// @ts-ignore: decorator
@inline
function rmspropPart(words: usize, at: usize, lanes: i32): void {
  const weight = address(words, 0) + at;
  const gradient = loadPart(address(words, 1) + at, lanes);
  const meanSquare = address(words, 4) + at;
  const moving = address(words, 5) + at;
  const decay = fraction4(words, 7);
  const rest = fraction4(words, 8);
  const epsilon = fraction4(words, 10);
  const squares = blend(loadPart(meanSquare, lanes), decay, f32x4.mul(gradient, gradient), rest);
  storePart(meanSquare, squares, lanes);
  let variance = f32x4.add(squares, epsilon);
  if (address(words, 6)) {
    const mean = address(words, 6) + at;
    const centre = blend(loadPart(mean, lanes), decay, gradient, rest);
    storePart(mean, centre, lanes);
    variance = f32x4.sub(squares, f32x4.add(f32x4.mul(centre, centre), epsilon));
  }
  const scaled = f32x4.div(f32x4.mul(gradient, v128.load32_splat(address(words, 3))), f32x4.sqrt(variance));
  const step = f32x4.add(f32x4.mul(loadPart(moving, lanes), fraction4(words, 9)), scaled);
  storePart(moving, step, lanes);
  storePart(weight, f32x4.sub(loadPart(weight, lanes), step), lanes);
}

/**
 * m = beta1 m + (1 - beta1) gradient; v = beta2 v + (1 - beta2) gradient^2;
 * weight -= rate m / (1 - beta1^t) / (sqrt(v / (1 - beta2^t)) + epsilon), Kingma and Ba 2015, algorithm 1.
 * Settings: m, v, the whole number of steps t - 1 (an address), beta1, 1 - beta1, beta2, 1 - beta2, epsilon.
 *
 * Dividing by 1 - beta^t is multiplying by its inverse here, once for all numbers: the last place can differ.
 */
export function adam(words: usize, begin: i32, end: i32): void {
  const last = min(integer(words, 2), end * unit);
  const steps = load<i32>(address(words, 6)) + 1;
  const rate = f32x4.splat(-load<f32>(address(words, 3)) / <f32>(1 - power(fraction(words, 7), steps)));
  const inverse = f32x4.splat(<f32>(1 / (1 - power(fraction(words, 9), steps))));
  let at = begin * unit;
  for (; at + 4 <= last; at += 4) adamPart(words, <usize>at << 2, 4, rate, inverse);
  if (at < last) adamPart(words, <usize>at << 2, last - at, rate, inverse);
}

// @ts-ignore: decorator
@inline
function adamPart(words: usize, at: usize, lanes: i32, rate: v128, inverse: v128): void {
  const weight = address(words, 0) + at;
  const gradient = loadPart(address(words, 1) + at, lanes);
  const first = address(words, 4) + at;
  const second = address(words, 5) + at;
  const mean = blend(loadPart(first, lanes), fraction4(words, 7), gradient, fraction4(words, 8));
  const squares = f32x4.mul(gradient, gradient);
  const variance = blend(loadPart(second, lanes), fraction4(words, 9), squares, fraction4(words, 10));
  storePart(first, mean, lanes);
  storePart(second, variance, lanes);
  const deviation = f32x4.add(f32x4.sqrt(f32x4.mul(variance, inverse)), fraction4(words, 11));
  const step = f32x4.div(f32x4.mul(mean, rate), deviation);
  storePart(weight, f32x4.add(step, loadPart(weight, lanes)), lanes);
}

/** base to the power of a whole number, by squaring. */
function power(base: f64, exponent: i32): f64 {
  let result: f64 = 1;
  for (; exponent > 0; exponent >>= 1) {
    if (exponent & 1) result *= base;
    base *= base;
  }
  return result;
}
