import { loadPart, storePart } from './part';
import { address, integer } from './words';

// Windows slide over images [batch, height, width, channels]; out comes [batch, outHeight, outWidth, channels]. Each kernel
// works on four channels at a time, which stand side by side. What hangs over the border of the image is left out.
//
// Words of all of them: height, width, channels, outHeight, outWidth, windowHeight, windowWidth, strideY, strideX, top,
// left (cells that the first window hangs over), disjoint (no cell stands in two windows), then addresses.

const height: i32 = 0;
const width: i32 = 1;
const channels: i32 = 2;
const outHeight: i32 = 3;
const outWidth: i32 = 4;
const windowHeight: i32 = 5;
const windowWidth: i32 = 6;
const strideY: i32 = 7;
const strideX: i32 = 8;
const top: i32 = 9;
const left: i32 = 10;
const disjoint: i32 = 11;
const addresses: i32 = 12;

/** The largest number of each window; NaN where one is. Addresses: out, x. A unit is a row of outputs. */
export function maxPool(words: usize, begin: i32, end: i32): void {
  for (let row = begin; row < end; row++) poolRow(words, row, true);
}

/** The mean of each window's cells that lie in the image. Addresses: out, x. A unit is a row of outputs. */
export function averagePool(words: usize, begin: i32, end: i32): void {
  for (let row = begin; row < end; row++) poolRow(words, row, false);
}

/**
 * Adds dy of each window to its first cell that holds the largest number (to the first NaN, where one is).
 * Addresses: dx, dy, x, y. A unit is a row of outputs where windows are disjoint, and an image where they are not: then
 * several windows add to one cell, always in the same order.
 */
export function maxPoolGradient(words: usize, begin: i32, end: i32): void {
  for (let unit = begin; unit < end; unit++) spreadUnit(words, unit, true);
}

/** Adds dy / (windowHeight windowWidth) of each window to its cells. Addresses: dx, dy. A unit is as in `maxPoolGradient`. */
export function averagePoolGradient(words: usize, begin: i32, end: i32): void {
  for (let unit = begin; unit < end; unit++) spreadUnit(words, unit, false);
}

/** One row of outputs. `row` counts through all images. */
// @ts-ignore: decorator
@inline
function poolRow(words: usize, row: i32, largest: bool): void {
  const depth = integer(words, channels);
  const pixelBytes = <usize>depth << 2;
  const rowBytes = <usize>integer(words, width) * pixelBytes;
  const y = (row % integer(words, outHeight)) * integer(words, strideY) - integer(words, top);
  const firstY = max(0, y);
  const rows = min(integer(words, height), y + integer(words, windowHeight)) - firstY;
  const imageRow = (row / integer(words, outHeight)) * integer(words, height) + firstY;
  const x = address(words, addresses + 1) + <usize>imageRow * rowBytes;
  let out = address(words, addresses) + <usize>row * <usize>integer(words, outWidth) * pixelBytes;

  for (let outX = 0; outX < integer(words, outWidth); outX++) {
    const column = outX * integer(words, strideX) - integer(words, left);
    const firstX = max(0, column);
    const columns = min(integer(words, width), column + integer(words, windowWidth)) - firstX;
    let corner = x + <usize>firstX * pixelBytes;
    let channel: i32 = 0;
    if (rows == 2 && columns == 2) {
      for (; channel + 4 <= depth; channel += 4, out += 16, corner += 16) {
        v128.store(out, poolSquare(corner, rowBytes, pixelBytes, largest));
      }
    }
    for (; channel < depth; channel += 4) {
      const lanes = min(depth - channel, 4);
      // Four are named, so that what asks for fewer is left out of the inner loops.
      if (lanes == 4) v128.store(out, poolWindow(corner, rows, columns, rowBytes, pixelBytes, 4, largest));
      else storePart(out, poolWindow(corner, rows, columns, rowBytes, pixelBytes, lanes, largest), lanes);
      out += <usize>lanes << 2;
      corner += <usize>lanes << 2;
    }
  }
}

/** The same of the commonest window, two by two cells, without loops. */
// @ts-ignore: decorator
@inline
function poolSquare(corner: usize, rowBytes: usize, pixelBytes: usize, largest: bool): v128 {
  const a = v128.load(corner);
  const b = v128.load(corner + pixelBytes);
  const c = v128.load(corner + rowBytes);
  const d = v128.load(corner + rowBytes + pixelBytes);
  if (!largest) return f32x4.mul(f32x4.add(f32x4.add(f32x4.add(a, b), c), d), f32x4.splat(0.25));
  const unordered = v128.or(
    v128.or(f32x4.ne(a, a), f32x4.ne(b, b)),
    v128.or(f32x4.ne(c, c), f32x4.ne(d, d)),
  );
  return v128.or(f32x4.pmax(f32x4.pmax(a, b), f32x4.pmax(c, d)), unordered);
}

/** The largest number or the mean of `rows` x `columns` cells from `corner` on, for as many channels as `lanes`. */
// @ts-ignore: decorator
@inline
function poolWindow(
  corner: usize,
  rows: i32,
  columns: i32,
  rowBytes: usize,
  pixelBytes: usize,
  lanes: i32,
  largest: bool,
): v128 {
  let result = f32x4.splat(largest ? -Infinity : 0);
  // All bits set where a cell was NaN: the fast maximum passes over it.
  let unordered = i32x4.splat(0);
  for (let y = 0; y < rows; y++, corner += rowBytes) {
    let at = corner;
    for (let x = 0; x < columns; x++, at += pixelBytes) {
      const cell = loadPart(at, lanes);
      if (largest) unordered = v128.or(unordered, f32x4.ne(cell, cell));
      result = largest ? f32x4.pmax(result, cell) : f32x4.add(result, cell);
    }
  }
  return largest ? v128.or(result, unordered) : f32x4.div(result, f32x4.splat(<f32>(rows * columns)));
}

/** One unit of a gradient: a row of disjoint windows, or all windows of an image. */
// @ts-ignore: decorator
@inline
function spreadUnit(words: usize, unit: i32, largest: bool): void {
  const rowBytes = <usize>(integer(words, width) * integer(words, channels)) << 2;
  const rows = integer(words, outHeight);
  if (integer(words, disjoint)) {
    if (!isCovered(words)) clearRowsOf(words, unit / rows, unit % rows, rowBytes);
    spreadRow(words, unit, largest, false);
    return;
  }
  const imageBytes = <usize>integer(words, height) * rowBytes;
  memory.fill(address(words, addresses) + <usize>unit * imageBytes, 0, imageBytes);
  for (let row = unit * rows; row < (unit + 1) * rows; row++) spreadRow(words, row, largest, true);
}

/** Whether disjoint windows stand side by side and leave no cell out. */
function isCovered(words: usize): bool {
  const stepY = integer(words, strideY);
  const stepX = integer(words, strideX);
  return (
    stepY == integer(words, windowHeight) &&
    stepX == integer(words, windowWidth) &&
    integer(words, outHeight) * stepY >= integer(words, height) &&
    integer(words, outWidth) * stepX >= integer(words, width)
  );
}

/** Sets the rows of an image to 0 that lie from a row of disjoint windows down to before the next. */
function clearRowsOf(words: usize, image: i32, row: i32, rowBytes: usize): void {
  const stride = integer(words, strideY);
  const bottom = integer(words, height);
  const first = max(0, row * stride - integer(words, top));
  const last = row + 1 == integer(words, outHeight) ? bottom : min(bottom, (row + 1) * stride - integer(words, top));
  const firstRow = row == 0 ? 0 : first;
  const dx = address(words, addresses) + <usize>(image * bottom + firstRow) * rowBytes;
  memory.fill(dx, 0, <usize>(last - firstRow) * rowBytes);
}

/** Puts the slopes of one row of windows into the cells they come from; `adding`: to what other windows put there. */
// @ts-ignore: decorator
@inline
function spreadRow(words: usize, row: i32, largest: bool, adding: bool): void {
  const depth = integer(words, channels);
  const pixelBytes = <usize>depth << 2;
  const rowBytes = <usize>integer(words, width) * pixelBytes;
  const windowY = (row % integer(words, outHeight)) * integer(words, strideY) - integer(words, top);
  const firstY = max(0, windowY);
  const rows = min(integer(words, height), windowY + integer(words, windowHeight)) - firstY;
  const imageRow = (row / integer(words, outHeight)) * integer(words, height) + firstY;
  const firstCell = <usize>imageRow * rowBytes;
  const share: f32 = 1 / <f32>(integer(words, windowHeight) * integer(words, windowWidth));
  let out = <usize>row * <usize>integer(words, outWidth) * pixelBytes;

  for (let outX = 0; outX < integer(words, outWidth); outX++) {
    const column = outX * integer(words, strideX) - integer(words, left);
    const firstX = max(0, column);
    const columns = min(integer(words, width), column + integer(words, windowWidth)) - firstX;
    let corner = firstCell + <usize>firstX * pixelBytes;
    let channel: i32 = 0;
    if (largest && !adding && rows == 2 && columns == 2) {
      for (; channel + 4 <= depth; channel += 4, out += 16, corner += 16) spreadSquare(words, corner, out, rowBytes, pixelBytes);
    }
    for (; channel < depth; channel += 4) {
      const lanes = min(depth - channel, 4);
      const dx = address(words, addresses) + corner;
      const dy = address(words, addresses + 1) + out;
      if (largest) {
        const x = address(words, addresses + 2) + corner;
        const y = address(words, addresses + 3) + out;
        if (lanes == 4) spreadToLargest(dx, dy, x, y, rows, columns, rowBytes, pixelBytes, 4, adding);
        else spreadToLargest(dx, dy, x, y, rows, columns, rowBytes, pixelBytes, lanes, adding);
      } else {
        if (lanes == 4) spreadEvenly(dx, dy, share, rows, columns, rowBytes, pixelBytes, 4, adding);
        else spreadEvenly(dx, dy, share, rows, columns, rowBytes, pixelBytes, lanes, adding);
      }
      out += <usize>lanes << 2;
      corner += <usize>lanes << 2;
    }
  }
}

/** `spreadToLargest` of the commonest window, two by two cells, without loops. */
// @ts-ignore: decorator
@inline
function spreadSquare(words: usize, corner: usize, out: usize, rowBytes: usize, pixelBytes: usize): void {
  const dx = address(words, addresses) + corner;
  const slope = v128.load(address(words, addresses + 1) + out);
  const x = address(words, addresses + 2) + corner;
  const y = v128.load(address(words, addresses + 3) + out);
  const first = isLargest(v128.load(x), y);
  const second = v128.andnot(isLargest(v128.load(x + pixelBytes), y), first);
  const third = v128.andnot(isLargest(v128.load(x + rowBytes), y), v128.or(first, second));
  // The last has it where no other has: the largest is in one of the four.
  const others = v128.or(v128.or(first, second), third);
  v128.store(dx, v128.and(slope, first));
  v128.store(dx + pixelBytes, v128.and(slope, second));
  v128.store(dx + rowBytes, v128.and(slope, third));
  v128.store(dx + rowBytes + pixelBytes, v128.andnot(slope, others));
}

/** All bits set where a cell is the largest of its window, or NaN. */
// @ts-ignore: decorator
@inline
function isLargest(cell: v128, largest: v128): v128 {
  return v128.or(f32x4.eq(cell, largest), f32x4.ne(cell, cell));
}

/** Puts the slope of one window into its first cell that equals `y`, or into the first NaN. */
// @ts-ignore: decorator
@inline
function spreadToLargest(
  dx: usize,
  dy: usize,
  x: usize,
  y: usize,
  rows: i32,
  columns: i32,
  rowBytes: usize,
  pixelBytes: usize,
  lanes: i32,
  adding: bool,
): void {
  const slope = loadPart(dy, lanes);
  const largest = loadPart(y, lanes);
  // All bits set where the slope has not found its cell yet.
  let open = i32x4.splat(-1);
  for (let row = 0; row < rows; row++) {
    let at = <usize>row * rowBytes;
    for (let column = 0; column < columns; column++, at += pixelBytes) {
      const cell = loadPart(x + at, lanes);
      const here = v128.and(open, isLargest(cell, largest));
      open = v128.andnot(open, here);
      put(dx + at, v128.and(slope, here), lanes, adding);
    }
  }
}

/** Puts the same share of the slope of one window into all its cells. */
// @ts-ignore: decorator
@inline
function spreadEvenly(
  dx: usize,
  dy: usize,
  share: f32,
  rows: i32,
  columns: i32,
  rowBytes: usize,
  pixelBytes: usize,
  lanes: i32,
  adding: bool,
): void {
  const slope = f32x4.mul(loadPart(dy, lanes), f32x4.splat(share));
  for (let row = 0; row < rows; row++, dx += rowBytes) {
    let at = dx;
    for (let column = 0; column < columns; column++, at += pixelBytes) put(at, slope, lanes, adding);
  }
}

// @ts-ignore: decorator
@inline
function put(at: usize, four: v128, lanes: i32, adding: bool): void {
  storePart(at, adding ? f32x4.add(loadPart(at, lanes), four) : four, lanes);
}
