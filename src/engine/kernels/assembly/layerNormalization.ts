import { at2 } from './batchNormalization';
import { sumOfLanes } from './lanes';
import { loadPart, storePart } from './part';
import { address, fraction, integer } from './words';

// Layer normalization of x [rows, channels]: each row gets the mean 0 and the variance 1, then a scale gamma and a shift
// beta for each channel.

/**
 * y = (x - mean) / sqrt(variance + epsilon) gamma + beta, and the means and inverse deviations of rows for the gradient.
 * Words: y, means, inverses, x, gamma, beta, channels, epsilon. A unit is a row. Y may be x.
 */
export function layerNormalization(words: usize, begin: i32, end: i32): void {
  const channels = integer(words, 6);
  const gamma = address(words, 4);
  const beta = address(words, 5);
  for (let row = begin; row < end; row++) {
    const x = at2(address(words, 3), row, 0, channels);
    const y = at2(address(words, 0), row, 0, channels);
    const rough = meanOf(x, channels);
    let sums = f32x4.splat(0);
    let squares = f32x4.splat(0);
    let at: i32 = 0;
    for (; at + 4 <= channels; at += 4) {
      const deviation = f32x4.sub(v128.load(x + (<usize>at << 2)), f32x4.splat(rough));
      sums = f32x4.add(sums, deviation);
      squares = f32x4.add(squares, f32x4.mul(deviation, deviation));
    }
    for (; at < channels; at++) {
      const deviation = load<f32>(x + (<usize>at << 2)) - rough;
      sums = f32x4.add(sums, f32x4(deviation, 0, 0, 0));
      squares = f32x4.add(squares, f32x4(deviation * deviation, 0, 0, 0));
    }
    // What rounding left of the deviations' sum is the error of the mean.
    const error: f32 = sumOfLanes(sums) / <f32>channels;
    const mean = rough + error;
    const variance: f32 = sumOfLanes(squares) / <f32>channels - error * error;
    const inverse: f32 = 1 / sqrt<f32>(variance + fraction(words, 7));
    store<f32>(address(words, 1) + (<usize>row << 2), mean);
    store<f32>(address(words, 2) + (<usize>row << 2), inverse);
    for (at = 0; at + 4 <= channels; at += 4) normalizePart(y, x, gamma, beta, <usize>at << 2, 4, mean, inverse);
    if (at < channels) normalizePart(y, x, gamma, beta, <usize>at << 2, channels - at, mean, inverse);
  }
}

/**
 * With u the normalized x and g = dy gamma: dx = inverse (g - mean(g) - u mean(g u)), and for each part of rows the sums
 * of dy (which make dbeta) and of dy u (dgamma).
 * Words: dx, parts [parts, 2, channels], x, dy, means, inverses, gamma, rows, channels, rows of a part.
 * A unit is a part: a fixed number of rows. Dx may be dy.
 */
export function layerNormalizationGradient(words: usize, begin: i32, end: i32): void {
  const channels = integer(words, 8);
  const length = integer(words, 9);
  for (let part = begin; part < end; part++) {
    const shifts = at2(address(words, 1), 2 * part, 0, channels);
    memory.fill(shifts, 0, <usize>channels << 3);
    const last = min(integer(words, 7), (part + 1) * length);
    for (let row = part * length; row < last; row++) rowGradient(words, row, channels, shifts);
  }
}

function rowGradient(words: usize, row: i32, channels: i32, shifts: usize): void {
  const dx = at2(address(words, 0), row, 0, channels);
  const x = at2(address(words, 2), row, 0, channels);
  const dy = at2(address(words, 3), row, 0, channels);
  const mean = load<f32>(address(words, 4) + (<usize>row << 2));
  const inverse = load<f32>(address(words, 5) + (<usize>row << 2));
  const gamma = address(words, 6);
  const scales = shifts + (<usize>channels << 2);
  let sums = f32x4.splat(0);
  let products = f32x4.splat(0);
  let at: i32 = 0;
  for (; at + 4 <= channels; at += 4) {
    const here = <usize>at << 2;
    const slope = f32x4.mul(v128.load(dy + here), v128.load(gamma + here));
    sums = f32x4.add(sums, slope);
    products = f32x4.add(products, f32x4.mul(slope, normalized(x + here, 4, mean, inverse)));
  }
  if (at < channels) {
    const here = <usize>at << 2;
    // 0 behind the last: neither sum grows.
    const slope = f32x4.mul(loadPart(dy + here, channels - at), loadPart(gamma + here, channels - at));
    sums = f32x4.add(sums, slope);
    products = f32x4.add(products, f32x4.mul(slope, normalized(x + here, channels - at, mean, inverse)));
  }
  const level: f32 = sumOfLanes(sums) / <f32>channels;
  const tilt: f32 = sumOfLanes(products) / <f32>channels;
  for (at = 0; at + 4 <= channels; at += 4) {
    slopePart(dx, x, dy, gamma, shifts, scales, <usize>at << 2, 4, mean, inverse, level, tilt);
  }
  if (at < channels) {
    slopePart(dx, x, dy, gamma, shifts, scales, <usize>at << 2, channels - at, mean, inverse, level, tilt);
  }
}

// @ts-ignore: decorator
@inline
function slopePart(
  dx: usize,
  x: usize,
  dy: usize,
  gamma: usize,
  shifts: usize,
  scales: usize,
  here: usize,
  lanes: i32,
  mean: f32,
  inverse: f32,
  level: f32,
  tilt: f32,
): void {
  const slope = loadPart(dy + here, lanes);
  const unit = normalized(x + here, lanes, mean, inverse);
  storePart(shifts + here, f32x4.add(loadPart(shifts + here, lanes), slope), lanes);
  storePart(scales + here, f32x4.add(loadPart(scales + here, lanes), f32x4.mul(slope, unit)), lanes);
  const scaled = f32x4.sub(f32x4.mul(slope, loadPart(gamma + here, lanes)), f32x4.splat(level));
  const rest = f32x4.sub(scaled, f32x4.mul(unit, f32x4.splat(tilt)));
  storePart(dx + here, f32x4.mul(rest, f32x4.splat(inverse)), lanes);
}

// @ts-ignore: decorator
@inline
function normalizePart(
  y: usize,
  x: usize,
  gamma: usize,
  beta: usize,
  here: usize,
  few: i32,
  mean: f32,
  inverse: f32,
): void {
  const unit = normalized(x + here, few, mean, inverse);
  storePart(y + here, f32x4.add(f32x4.mul(unit, loadPart(gamma + here, few)), loadPart(beta + here, few)), few);
}

/** (x - mean) inverse. */
// @ts-ignore: decorator
@inline
function normalized(x: usize, count: i32, mean: f32, inverse: f32): v128 {
  return f32x4.mul(f32x4.sub(loadPart(x, count), f32x4.splat(mean)), f32x4.splat(inverse));
}

function meanOf(x: usize, count: i32): f32 {
  let sums = f32x4.splat(0);
  let at: i32 = 0;
  for (; at + 4 <= count; at += 4) sums = f32x4.add(sums, v128.load(x + (<usize>at << 2)));
  if (at < count) sums = f32x4.add(sums, loadPart(x + (<usize>at << 2), count - at));
  return sumOfLanes(sums) / <f32>count;
}
