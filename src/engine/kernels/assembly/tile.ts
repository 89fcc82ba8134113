import { multiplyAdd } from './multiplyAdd';
import { loadPart, storePart } from './part';

/** Rows of a tile. */
export const tileRows: i32 = 4;

/**
 * Terms of a sum that are added up in registers before they go to memory: 8 kB of a panel stay in the nearest cache
 * while the rows of a block go past it, and long sums lose less to rounding.
 */
export const stretch: i32 = 256;

/** How a sum is stored, as bits: added to what is there, with a bias added, not below zero. */
export const addToOutput: i32 = 1;
export const addBias: i32 = 2;
export const rectify: i32 = 4;

/**
 * How a row of the left side is read: `run` numbers `step` bytes apart, `inner` such runs, `outer` times that. A matrix
 * is one run; a window of an image is a run for each of its rows.
 */
@unmanaged
export class Walk {
  outer: i32;
  outerStep: i32;
  inner: i32;
  innerStep: i32;
  run: i32;
  step: i32;
  /** Bytes of the panel that are passed over behind a run, and behind `inner` of them. */
  innerSkip: i32;
  outerSkip: i32;
}

/** Bytes of scratch that tiles need: a tile, its bias, a row that is thrown away, a walk. */
export const tileScratch: usize = 256;
const scratchBias: usize = 128;
const scratchRow: usize = 160;
const scratchWalk: usize = 192;

/** The walk in a thread's scratch, to be filled in. It passes over nothing of the panel. */
export function walkIn(scratch: usize): Walk {
  const walk = changetype<Walk>(scratch + scratchWalk);
  walk.innerSkip = 0;
  walk.outerSkip = 0;
  return walk;
}

/**
 * out[rows, columns] from rows of the left side `aRow` bytes apart, with rows of the output `outRow` bytes apart. Of
 * the 4 x 8 sums of the tile, `rows` and `columns` are real. The others are computed as well, by the same operations,
 * so that a number does not depend on where a tile ends, and thrown away.
 */
export function tile(
  a: usize,
  aRow: usize,
  panel: usize,
  out: usize,
  outRow: usize,
  rows: i32,
  columns: i32,
  finish: i32,
  bias: usize,
  scratch: usize,
): void {
  const spare = scratch + scratchRow;
  const a1 = rows > 1 ? a + aRow : a;
  const a2 = rows > 2 ? a1 + aRow : a1;
  const a3 = rows > 3 ? a2 + aRow : a2;
  const out1 = rows > 1 ? out + outRow : spare;
  const out2 = rows > 2 ? out1 + outRow : spare;
  const out3 = rows > 3 ? out2 + outRow : spare;
  if (columns >= 8) sumOnce(a, a1, a2, a3, panel, out, out1, out2, out3, finish, bias, scratch);
  else narrow(a, a1, a2, a3, panel, out, out1, out2, out3, columns, finish, bias, scratch);
}

/**
 * Tiles one below the other: as `tile` for any number of rows. The whole ones are made in one loop, since a call takes as
 * long as a sum of ten terms.
 */
export function tileColumn(
  a: usize,
  aRow: usize,
  panel: usize,
  out: usize,
  outRow: usize,
  rows: i32,
  columns: i32,
  finish: i32,
  bias: usize,
  scratch: usize,
): void {
  if (columns >= 8) {
    for (; rows >= tileRows; rows -= tileRows) {
      const a1 = a + aRow;
      const a2 = a1 + aRow;
      const a3 = a2 + aRow;
      const out1 = out + outRow;
      const out2 = out1 + outRow;
      const out3 = out2 + outRow;
      sum(a, a1, a2, a3, panel, out, out1, out2, out3, finish, bias, scratch);
      a = a3 + aRow;
      out = out3 + outRow;
    }
  }
  for (; rows > 0; rows -= tileRows) {
    tile(a, aRow, panel, out, outRow, rows, columns, finish, bias, scratch);
    a += aRow * tileRows;
    out += outRow * tileRows;
  }
}

/**
 * As `tileColumn`, with rows anywhere: `places` points at pairs of distances in bytes, from `a` to where a row is read and
 * from `out` to where its sums go.
 */
export function tileColumnAt(
  places: usize,
  a: usize,
  panel: usize,
  out: usize,
  rows: i32,
  columns: i32,
  finish: i32,
  bias: usize,
  scratch: usize,
): void {
  if (columns >= 8) {
    for (; rows >= tileRows; rows -= tileRows) {
      const a0 = a + load<u32>(places);
      const out0 = out + load<u32>(places, 4);
      const a1 = a + load<u32>(places, 8);
      const out1 = out + load<u32>(places, 12);
      const a2 = a + load<u32>(places, 16);
      const out2 = out + load<u32>(places, 20);
      const a3 = a + load<u32>(places, 24);
      const out3 = out + load<u32>(places, 28);
      sum(a0, a1, a2, a3, panel, out0, out1, out2, out3, finish, bias, scratch);
      places += 8 * tileRows;
    }
  }
  for (; rows > 0; rows -= tileRows) {
    tileAt(places, a, panel, out, rows, columns, finish, bias, scratch);
    places += 8 * tileRows;
  }
}

/** One tile of `tileColumnAt`. */
function tileAt(
  places: usize,
  a: usize,
  panel: usize,
  out: usize,
  rows: i32,
  columns: i32,
  finish: i32,
  bias: usize,
  scratch: usize,
): void {
  const spare = scratch + scratchRow;
  const a0 = a + load<u32>(places);
  const a1 = rows > 1 ? a + load<u32>(places, 8) : a0;
  const a2 = rows > 2 ? a + load<u32>(places, 16) : a0;
  const a3 = rows > 3 ? a + load<u32>(places, 24) : a0;
  const out0 = out + load<u32>(places, 4);
  const out1 = rows > 1 ? out + load<u32>(places, 12) : spare;
  const out2 = rows > 2 ? out + load<u32>(places, 20) : spare;
  const out3 = rows > 3 ? out + load<u32>(places, 28) : spare;
  if (columns >= 8) sumOnce(a0, a1, a2, a3, panel, out0, out1, out2, out3, finish, bias, scratch);
  else narrow(a0, a1, a2, a3, panel, out0, out1, out2, out3, columns, finish, bias, scratch);
}

/** A tile of fewer than 8 columns: made in scratch, from what the output holds, and copied from there. */
function narrow(
  a0: usize,
  a1: usize,
  a2: usize,
  a3: usize,
  panel: usize,
  out0: usize,
  out1: usize,
  out2: usize,
  out3: usize,
  columns: i32,
  finish: i32,
  bias: usize,
  scratch: usize,
): void {
  if (finish & addBias) copyNumbers(scratch + scratchBias, bias, columns);
  if (finish & addToOutput) {
    copyNumbers(scratch, out0, columns);
    copyNumbers(scratch + 32, out1, columns);
    copyNumbers(scratch + 64, out2, columns);
    copyNumbers(scratch + 96, out3, columns);
  }
  const tileBias = scratch + scratchBias;
  sumOnce(a0, a1, a2, a3, panel, scratch, scratch + 32, scratch + 64, scratch + 96, finish, tileBias, scratch);
  copyNumbers(out0, scratch, columns);
  copyNumbers(out1, scratch + 32, columns);
  copyNumbers(out2, scratch + 64, columns);
  copyNumbers(out3, scratch + 96, columns);
}

/**
 * The 4 x 8 sums of a tile: four rows of the left side times a stretch of a packed panel. They are kept in registers: 8
 * sums, two vectors of the panel, one number of a row and one product are 12 of the 16 that x86 has. Wider tiles and
 * unrolled ones are slower, since engines run out of registers and spill.
 */
// @ts-ignore: decorator
@inline
function sum(
  a0: usize,
  a1: usize,
  a2: usize,
  a3: usize,
  panel: usize,
  out0: usize,
  out1: usize,
  out2: usize,
  out3: usize,
  finish: i32,
  bias: usize,
  scratch: usize,
): void {
  const walk = changetype<Walk>(scratch + scratchWalk);
  const step = walk.step;
  const innerRest = walk.innerStep - walk.run * step;
  const outerRest = walk.outerStep - walk.inner * walk.innerStep;
  const runBytes = <usize>walk.run << 5;
  const innerSkip = walk.innerSkip;
  const outerSkip = walk.outerSkip;
  let sum00 = f32x4.splat(0);
  let sum01 = sum00;
  let sum10 = sum00;
  let sum11 = sum00;
  let sum20 = sum00;
  let sum21 = sum00;
  let sum30 = sum00;
  let sum31 = sum00;
  for (let outer = walk.outer; outer > 0; outer--) {
    for (let inner = walk.inner; inner > 0; inner--) {
      for (const end = panel + runBytes; panel < end; panel += 32) {
        const b0 = v128.load(panel);
        const b1 = v128.load(panel, 16);
        const x0 = v128.load32_splat(a0);
        sum00 = multiplyAdd(x0, b0, sum00);
        sum01 = multiplyAdd(x0, b1, sum01);
        const x1 = v128.load32_splat(a1);
        sum10 = multiplyAdd(x1, b0, sum10);
        sum11 = multiplyAdd(x1, b1, sum11);
        const x2 = v128.load32_splat(a2);
        sum20 = multiplyAdd(x2, b0, sum20);
        sum21 = multiplyAdd(x2, b1, sum21);
        const x3 = v128.load32_splat(a3);
        sum30 = multiplyAdd(x3, b0, sum30);
        sum31 = multiplyAdd(x3, b1, sum31);
        a0 += step;
        a1 += step;
        a2 += step;
        a3 += step;
      }
      a0 += innerRest;
      a1 += innerRest;
      a2 += innerRest;
      a3 += innerRest;
      panel += innerSkip;
    }
    a0 += outerRest;
    a1 += outerRest;
    a2 += outerRest;
    a3 += outerRest;
    panel += outerSkip;
  }
  let bias0 = f32x4.splat(0);
  let bias1 = bias0;
  if (finish & addBias) {
    bias0 = v128.load(bias);
    bias1 = v128.load(bias, 16);
  }
  finishRow(out0, sum00, sum01, finish, bias0, bias1);
  finishRow(out1, sum10, sum11, finish, bias0, bias1);
  finishRow(out2, sum20, sum21, finish, bias0, bias1);
  finishRow(out3, sum30, sum31, finish, bias0, bias1);
}

/** The sums of one tile alone. */
function sumOnce(
  a0: usize,
  a1: usize,
  a2: usize,
  a3: usize,
  panel: usize,
  out0: usize,
  out1: usize,
  out2: usize,
  out3: usize,
  finish: i32,
  bias: usize,
  scratch: usize,
): void {
  sum(a0, a1, a2, a3, panel, out0, out1, out2, out3, finish, bias, scratch);
}

/** Stores a row of a tile as the bits of `finish` say. NaN stays NaN where it is rectified. */
// @ts-ignore: decorator
@inline
function finishRow(out: usize, left: v128, right: v128, finish: i32, bias0: v128, bias1: v128): void {
  if (finish & addToOutput) {
    left = f32x4.add(v128.load(out), left);
    right = f32x4.add(v128.load(out, 16), right);
  }
  if (finish & addBias) {
    left = f32x4.add(left, bias0);
    right = f32x4.add(right, bias1);
  }
  if (finish & rectify) {
    left = f32x4.pmax(left, f32x4.splat(0));
    right = f32x4.pmax(right, f32x4.splat(0));
  }
  v128.store(out, left);
  v128.store(out, right, 16);
}

/** Up to eight numbers. */
// @ts-ignore: decorator
@inline
function copyNumbers(to: usize, from: usize, count: i32): void {
  storePart(to, loadPart(from, count), count);
  if (count > 4) storePart(to + 16, loadPart(from + 16, count - 4), count - 4);
}
