import { loadPart, storePart } from './part';
import { address, fraction, integer } from './words';

// Batch normalization of x [rows, channels]: each channel gets the mean 0 and the variance 1 over the rows, then a scale
// gamma and a shift beta. Rows are cut into parts of a fixed length, so that no sum depends on how many threads there are.
//
// Moments are found in one pass over memory: each part has its own mean and its own sum of squared deviations from it, in
// two passes over what then lies in the cache, and the parts are put together in double precision (Chan, Golub and
// LeVeque 1979). Nothing is lost where a mean is large and a variance small.

/** Channels of a unit. */
const block: i32 = 64;

/**
 * Means and sums of squared deviations of each part. Words: parts, x, rows, channels, rows of a part.
 * `parts` is [parts, 3, channels]: means, sums of squares, and what is to be added to the means.
 * A unit is 64 channels of a part.
 */
export function batchMoments(words: usize, begin: i32, end: i32): void {
  const channels = integer(words, 3);
  const blocks = (channels + block - 1) / block;
  const length = integer(words, 4);
  for (let unit = begin; unit < end; unit++) {
    const part = unit / blocks;
    const firstRow = part * length;
    const rows = min(length, integer(words, 2) - firstRow);
    const first = (unit % blocks) * block;
    const count = min(block, channels - first);
    const x = at2(address(words, 1), firstRow, first, channels);
    partMoments(at2(address(words, 0), 3 * part, first, channels), x, rows, count, <usize>channels << 2);
  }
}

/** Moments of `rows` rows of `count` numbers that stand `stride` bytes apart. */
function partMoments(mean: usize, x: usize, rows: i32, count: i32, stride: usize): void {
  let at: i32 = 0;
  for (; at + 4 <= count; at += 4) stripMoments(mean + (<usize>at << 2), x + (<usize>at << 2), rows, stride, 4);
  if (at < count) stripMoments(mean + (<usize>at << 2), x + (<usize>at << 2), rows, stride, count - at);
}

/** Moments of four channels, whose sums stay in registers down all rows of a part. */
// @ts-ignore: decorator
@inline
function stripMoments(out: usize, x: usize, rows: i32, stride: usize, lanes: i32): void {
  const share = f32x4.splat(1 / <f32>rows);
  let sums = f32x4.splat(0);
  let from = x;
  for (let row = 0; row < rows; row++, from += stride) sums = f32x4.add(sums, loadPart(from, lanes));
  const mean = f32x4.mul(sums, share);
  let squares = f32x4.splat(0);
  let rest = f32x4.splat(0);
  from = x;
  for (let row = 0; row < rows; row++, from += stride) {
    const deviation = f32x4.sub(loadPart(from, lanes), mean);
    squares = f32x4.add(squares, f32x4.mul(deviation, deviation));
    rest = f32x4.add(rest, deviation);
  }
  // What rounding left of the deviations' sum is the error of the mean, kept apart: the mean has no digits for it.
  const error = f32x4.mul(rest, share);
  storePart(out, mean, lanes);
  storePart(out + stride, f32x4.sub(squares, f32x4.mul(rest, error)), lanes);
  storePart(out + 2 * stride, error, lanes);
}

/**
 * Puts the parts' moments together, and lets the moving averages follow: moving -= (moving - moment) rate.
 * Words: mean, variance, parts, rows, channels, rows of a part, moving mean (0: none), moving variance, rate.
 * A unit is one channel.
 */
export function combineMoments(words: usize, begin: i32, end: i32): void {
  const rows = integer(words, 3);
  const stride = <usize>integer(words, 4) << 2;
  const length = integer(words, 5);
  for (let channel = begin; channel < end; channel++) {
    const at = <usize>channel << 2;
    const means = address(words, 2) + at;
    let mean: f64 = 0;
    for (let part = 0, row = 0; row < rows; part++, row += length) {
      mean += <f64>min(length, rows - row) * partMean(means + <usize>(3 * part) * stride, stride);
    }
    mean /= <f64>rows;
    let squares: f64 = 0;
    for (let part = 0, row = 0; row < rows; part++, row += length) {
      const here = means + <usize>(3 * part) * stride;
      const deviation = partMean(here, stride) - mean;
      squares += <f64>load<f32>(here + stride) + <f64>min(length, rows - row) * deviation * deviation;
    }
    const variance = squares / <f64>rows;
    store<f32>(address(words, 0) + at, <f32>mean);
    store<f32>(address(words, 1) + at, <f32>variance);
    if (address(words, 6)) {
      follow(address(words, 6) + at, <f32>mean, fraction(words, 8));
      follow(address(words, 7) + at, <f32>variance, fraction(words, 8));
    }
  }
}

// @ts-ignore: decorator
@inline
function partMean(mean: usize, stride: usize): f64 {
  return <f64>load<f32>(mean) + <f64>load<f32>(mean + 2 * stride);
}

// @ts-ignore: decorator
@inline
function follow(moving: usize, moment: f32, rate: f32): void {
  const before = load<f32>(moving);
  store<f32>(moving, before - (before - moment) * rate);
}

/**
 * y = (x - mean) gamma / sqrt(variance + epsilon) + beta. Words: y, x, mean, variance, gamma, beta, channels, epsilon.
 * A unit is a row; scratch holds a number for each channel. Y may be x.
 */
export function normalizeChannels(words: usize, begin: i32, end: i32, scratch: usize): void {
  const channels = integer(words, 6);
  const mean = address(words, 2);
  const beta = address(words, 5);
  for (let at = 0; at < channels; at += 4) {
    const here = <usize>at << 2;
    const deviation = deviationOf(loadPart(address(words, 3) + here, channels - at), fraction(words, 7));
    storePart(scratch + here, f32x4.div(loadPart(address(words, 4) + here, channels - at), deviation), channels - at);
  }
  for (let row = begin; row < end; row++) {
    const x = at2(address(words, 1), row, 0, channels);
    const y = at2(address(words, 0), row, 0, channels);
    let at: i32 = 0;
    for (; at + 4 <= channels; at += 4) normalizePart(y, x, mean, scratch, beta, <usize>at << 2, 4);
    if (at < channels) normalizePart(y, x, mean, scratch, beta, <usize>at << 2, channels - at);
  }
}

// @ts-ignore: decorator
@inline
function normalizePart(y: usize, x: usize, mean: usize, scale: usize, shift: usize, here: usize, lanes: i32): void {
  const centred = f32x4.sub(loadPart(x + here, lanes), loadPart(mean + here, lanes));
  const scaled = f32x4.mul(centred, loadPart(scale + here, lanes));
  storePart(y + here, f32x4.add(scaled, loadPart(shift + here, lanes)), lanes);
}

/**
 * Sums of dy and of dy (x - mean) over each part. Words: parts, x, dy, mean, rows, channels, rows of a part.
 * `parts` is [parts, 2, channels]. A unit is 64 channels of a part.
 */
export function batchSlopes(words: usize, begin: i32, end: i32): void {
  const channels = integer(words, 5);
  const blocks = (channels + block - 1) / block;
  const length = integer(words, 6);
  const stride = <usize>channels << 2;
  for (let unit = begin; unit < end; unit++) {
    const part = unit / blocks;
    const first = (unit % blocks) * block;
    const count = min(block, channels - first);
    const firstRow = part * length;
    const rows = min(length, integer(words, 4) - firstRow);
    const x = at2(address(words, 1), firstRow, first, channels);
    const dy = at2(address(words, 2), firstRow, first, channels);
    const mean = address(words, 3) + (<usize>first << 2);
    const out = at2(address(words, 0), 2 * part, first, channels);
    let at: i32 = 0;
    for (; at + 4 <= count; at += 4) stripSlopes(out, x, dy, mean, <usize>at << 2, rows, stride, 4);
    if (at < count) stripSlopes(out, x, dy, mean, <usize>at << 2, rows, stride, count - at);
  }
}

// @ts-ignore: decorator
@inline
function stripSlopes(
  out: usize,
  x: usize,
  dy: usize,
  mean: usize,
  here: usize,
  rows: i32,
  stride: usize,
  lanes: i32,
): void {
  const centre = loadPart(mean + here, lanes);
  let slopes = f32x4.splat(0);
  let products = f32x4.splat(0);
  for (let row = 0, from = here; row < rows; row++, from += stride) {
    const slope = loadPart(dy + from, lanes);
    slopes = f32x4.add(slopes, slope);
    products = f32x4.add(products, f32x4.mul(slope, f32x4.sub(loadPart(x + from, lanes), centre)));
  }
  storePart(out + here, slopes, lanes);
  storePart(out + stride + here, products, lanes);
}

/**
 * Adds up the two sums of all parts in double precision; the second is divided by sqrt(variance + epsilon).
 * Words: first sum, second sum, parts [parts, 2, channels], how many, channels, variance (0: no division), epsilon.
 * A unit is one channel.
 */
export function combineSlopes(words: usize, begin: i32, end: i32): void {
  const stride = <usize>integer(words, 4) << 2;
  for (let channel = begin; channel < end; channel++) {
    const at = <usize>channel << 2;
    let first: f64 = 0;
    let second: f64 = 0;
    for (let part = 0; part < integer(words, 3); part++) {
      const here = address(words, 2) + <usize>(2 * part) * stride + at;
      first += <f64>load<f32>(here);
      second += <f64>load<f32>(here + stride);
    }
    const variance = address(words, 5);
    if (variance) second /= <f64>sqrt<f32>(load<f32>(variance + at) + fraction(words, 6));
    store<f32>(address(words, 0) + at, <f32>first);
    store<f32>(address(words, 1) + at, <f32>second);
  }
}

/**
 * dx = gamma / d (dy - dbeta / rows - (x - mean) / d dgamma / rows), with d = sqrt(variance + epsilon).
 * Words: dx, x, dy, mean, variance, gamma, dgamma, dbeta, rows, channels, epsilon.
 * A unit is a row; scratch holds three numbers for each channel. Dx may be dy.
 */
export function batchNormalizationGradient(words: usize, begin: i32, end: i32, scratch: usize): void {
  const channels = integer(words, 9);
  const mean = address(words, 3);
  const shift = scratch + (<usize>channels << 2);
  const tilt = shift + (<usize>channels << 2);
  const share = f32x4.splat(1 / <f32>integer(words, 8));
  for (let at = 0; at < channels; at += 4) {
    const here = <usize>at << 2;
    const few = channels - at;
    const deviation = deviationOf(loadPart(address(words, 4) + here, few), fraction(words, 10));
    storePart(scratch + here, f32x4.div(loadPart(address(words, 5) + here, few), deviation), few);
    storePart(shift + here, f32x4.mul(loadPart(address(words, 7) + here, few), share), few);
    storePart(tilt + here, f32x4.div(f32x4.mul(loadPart(address(words, 6) + here, few), share), deviation), few);
  }
  for (let row = begin; row < end; row++) {
    const x = at2(address(words, 1), row, 0, channels);
    const dy = at2(address(words, 2), row, 0, channels);
    const dx = at2(address(words, 0), row, 0, channels);
    let at: i32 = 0;
    for (; at + 4 <= channels; at += 4) slopePart(dx, x, dy, mean, scratch, shift, tilt, <usize>at << 2, 4);
    if (at < channels) slopePart(dx, x, dy, mean, scratch, shift, tilt, <usize>at << 2, channels - at);
  }
}

/** dx = (dy - shift - (x - mean) tilt) scale. */
// @ts-ignore: decorator
@inline
function slopePart(
  dx: usize,
  x: usize,
  dy: usize,
  mean: usize,
  scale: usize,
  shift: usize,
  tilt: usize,
  here: usize,
  lanes: i32,
): void {
  const centred = f32x4.sub(loadPart(x + here, lanes), loadPart(mean + here, lanes));
  const level = f32x4.sub(loadPart(dy + here, lanes), loadPart(shift + here, lanes));
  const slope = f32x4.sub(level, f32x4.mul(centred, loadPart(tilt + here, lanes)));
  storePart(dx + here, f32x4.mul(slope, loadPart(scale + here, lanes)), lanes);
}

/** Where row `row` and column `column` of a matrix of `columns` columns stand. */
// @ts-ignore: decorator
@inline
export function at2(matrix: usize, row: i32, column: i32, columns: i32): usize {
  return matrix + ((<usize>row * <usize>columns + <usize>column) << 2);
}

// @ts-ignore: decorator
@inline
function deviationOf(variance: v128, epsilon: f32): v128 {
  return f32x4.sqrt(f32x4.add(variance, f32x4.splat(epsilon)));
}
