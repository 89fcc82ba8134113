import { multiplyAdd } from './multiplyAdd';
import { loadPart } from './part';
import { Phase } from './phase';
import { rectify } from './tile';
import { address, elementAt, integer } from './words';

/*
 * Convolutions to few channels: a panel of 8 columns would be mostly padding. Here a sum runs along the window instead,
 * four neighbouring terms at a time, for four windows at once.
 */

/**
 * Packs a kernel with its few output channels one after another, out[n][rows · columns · k]. Words: the first tap, rows
 * and columns of taps, the way from tap row to tap row and from tap to tap, from n to n and from k to k (in numbers),
 * k, n, out. A unit is one of n.
 */
export function packNarrow(words: usize, begin: i32, end: i32): void {
  const rows = integer(words, 1);
  const columns = integer(words, 2);
  const step = integer(words, 6);
  const k = integer(words, 7);
  let out = elementAt(address(words, 9), begin * rows * columns * k);
  for (let channel = begin; channel < end; channel++) {
    const from = elementAt(address(words, 0), channel * integer(words, 5));
    for (let y = 0; y < rows; y++) {
      for (let x = 0; x < columns; x++) {
        const tap = elementAt(from, y * integer(words, 3) + x * integer(words, 4));
        for (let term = 0; term < k; term++) {
          store<f32>(out, load<f32>(elementAt(tap, term * step)));
          out += 4;
        }
      }
    }
  }
}

/**
 * One channel at up to four positions, of which `count` are real: their windows times `kernel`. `places` as for
 * `tileAt`; `bias` is an address or 0.
 */
export function sumNarrow(
  phase: Phase,
  places: usize,
  from: usize,
  kernel: usize,
  out: usize,
  count: i32,
  finish: i32,
  bias: usize,
): void {
  const place1 = count > 1 ? places + 8 : places;
  const place2 = count > 2 ? places + 16 : places;
  const place3 = count > 3 ? places + 24 : places;
  const sums = windowSums(
    phase,
    from + load<u32>(places),
    from + load<u32>(place1),
    from + load<u32>(place2),
    from + load<u32>(place3),
    kernel,
  );
  let four = bias ? f32x4.add(sums, v128.load32_splat(bias)) : sums;
  if (finish & rectify) four = f32x4.pmax(four, f32x4.splat(0));
  // From the last: places behind the count are the first one, which is written over.
  v128.store_lane<f32>(out + load<u32>(place3, 4), four, 3);
  v128.store_lane<f32>(out + load<u32>(place2, 4), four, 2);
  v128.store_lane<f32>(out + load<u32>(place1, 4), four, 1);
  v128.store_lane<f32>(out + load<u32>(places, 4), four, 0);
}

/** The sums of four windows, one in each lane. */
// @ts-ignore: decorator
@inline
function windowSums(phase: Phase, a0: usize, a1: usize, a2: usize, a3: usize, kernel: usize): v128 {
  const whole = <usize>(phase.run & ~3) << 2;
  const rest = phase.run & 3;
  const innerStep = <usize>phase.innerStep << 2;
  const outerRest = (<usize>phase.outerStep << 2) - innerStep * phase.inner;
  let sum0 = f32x4.splat(0);
  let sum1 = sum0;
  let sum2 = sum0;
  let sum3 = sum0;
  for (let outer = 0; outer < phase.outer; outer++) {
    for (let inner = 0; inner < phase.inner; inner++) {
      for (let at: usize = 0; at < whole; at += 16) {
        const weights = v128.load(kernel + at);
        sum0 = multiplyAdd(v128.load(a0 + at), weights, sum0);
        sum1 = multiplyAdd(v128.load(a1 + at), weights, sum1);
        sum2 = multiplyAdd(v128.load(a2 + at), weights, sum2);
        sum3 = multiplyAdd(v128.load(a3 + at), weights, sum3);
      }
      if (rest) {
        const weights = loadPart(kernel + whole, rest);
        sum0 = multiplyAdd(loadPart(a0 + whole, rest), weights, sum0);
        sum1 = multiplyAdd(loadPart(a1 + whole, rest), weights, sum1);
        sum2 = multiplyAdd(loadPart(a2 + whole, rest), weights, sum2);
        sum3 = multiplyAdd(loadPart(a3 + whole, rest), weights, sum3);
      }
      kernel = elementAt(kernel, phase.run);
      a0 += innerStep;
      a1 += innerStep;
      a2 += innerStep;
      a3 += innerStep;
    }
    a0 += outerRest;
    a1 += outerRest;
    a2 += outerRest;
    a3 += outerRest;
  }
  const pairs01 = f32x4.add(v128.shuffle<f32>(sum0, sum1, 0, 4, 1, 5), v128.shuffle<f32>(sum0, sum1, 2, 6, 3, 7));
  const pairs23 = f32x4.add(v128.shuffle<f32>(sum2, sum3, 0, 4, 1, 5), v128.shuffle<f32>(sum2, sum3, 2, 6, 3, 7));
  return f32x4.add(v128.shuffle<f32>(pairs01, pairs23, 0, 1, 4, 5), v128.shuffle<f32>(pairs01, pairs23, 2, 3, 6, 7));
}
