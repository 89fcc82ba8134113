import { address, integer } from './words';

/** Rows a unit when rows become columns: a cache line of what is read. */
const band: i32 = 16;

/**
 * Copies numbers from one arrangement to another: transposes, slices, repeats, puts into a larger whole.
 * Words: out, x, rows, columns, outRow, outColumn, xRow, xColumn, axes, and for each further axis: length, outStep,
 * xStep. The steps say how far apart neighbours along an axis are on either side, in numbers; 0 repeats. A unit is a row;
 * where rows become columns (xRow and outColumn are 1) it is 16 rows.
 */
export function rearrange(words: usize, begin: i32, end: i32): void {
  const rows = integer(words, 2);
  const outRow = integer(words, 4);
  const xRow = integer(words, 6);
  const turned = xRow == 1 && integer(words, 5) == 1 && integer(words, 7) != 1;
  const unit = turned ? band : 1;
  const units = (rows + unit - 1) / unit;
  for (let at = begin; at < end; ) {
    // A run of rows that differ in the row axis only.
    const outer = at / units;
    const first = (at - outer * units) * unit;
    const after = min(rows, (end - outer * units) * unit);
    let out = address(words, 0) + (<usize>(offset(words, outer, 1) + first * outRow) << 2);
    let x = address(words, 1) + (<usize>(offset(words, outer, 2) + first * xRow) << 2);
    at = min(end, (outer + 1) * units);
    if (turned) {
      turn(words, out, x, after - first);
      continue;
    }
    for (let row = first; row < after; row++) {
      copyRow(words, out, x);
      out += <usize>outRow << 2;
      x += <usize>xRow << 2;
    }
  }
}

/** Numbers from the first to those of index `index` of the further axes; `side` is 1 for out, 2 for x. */
function offset(words: usize, index: i32, side: i32): i32 {
  let sum = 0;
  const axes = integer(words, 8);
  for (let axis = 0; axis < axes; axis++) {
    const length = integer(words, 9 + 3 * axis);
    sum += (index % length) * integer(words, 9 + 3 * axis + side);
    index /= length;
  }
  return sum;
}

function copyRow(words: usize, out: usize, x: usize): void {
  let count = integer(words, 3);
  const outColumn = <usize>integer(words, 5) << 2;
  const xColumn = <usize>integer(words, 7) << 2;
  if (outColumn == 4) {
    if (xColumn == 4) {
      for (; count >= 4; count -= 4) {
        v128.store(out, v128.load(x));
        x += 16;
        out += 16;
      }
    } else if (xColumn == 0) {
      const value = v128.load32_splat(x);
      for (; count >= 4; count -= 4) {
        v128.store(out, value);
        out += 16;
      }
    }
  }
  for (; count > 0; count--) {
    store<i32>(out, load<i32>(x));
    x += xColumn;
    out += outColumn;
  }
}

/** `rows` rows, each a column of x: by squares of 4 x 4 in registers, all of a band's rows before the next columns. */
function turn(words: usize, out: usize, x: usize, rows: i32): void {
  const columns = integer(words, 3);
  const outRow = <usize>integer(words, 4) << 2;
  const xColumn = <usize>integer(words, 7) << 2;
  for (let first = 0; first < rows; first += band) {
    const height = min(band, rows - first);
    const square = height & ~3;
    let from = x;
    let to = out;
    let left = columns;
    for (; left >= 4; left -= 4) {
      let place = to;
      for (let row = 0; row < square; row += 4) {
        turnSquare(place, outRow, from + (<usize>row << 2), xColumn);
        place += outRow << 2;
      }
      for (let row = square; row < height; row++) {
        for (let column = 0; column < 4; column++) {
          store<i32>(place + (<usize>column << 2), load<i32>(from + (<usize>row << 2) + <usize>column * xColumn));
        }
        place += outRow;
      }
      from += xColumn << 2;
      to += 16;
    }
    for (; left > 0; left--) {
      let place = to;
      for (let row = 0; row < height; row++) {
        store<i32>(place, load<i32>(from + (<usize>row << 2)));
        place += outRow;
      }
      from += xColumn;
      to += 4;
    }
    x += <usize>band << 2;
    out += outRow * band;
  }
}

// @ts-ignore: decorator
@inline
function turnSquare(out: usize, outRow: usize, x: usize, xColumn: usize): void {
  const a = v128.load(x);
  const b = v128.load(x + xColumn);
  const c = v128.load(x + 2 * xColumn);
  const d = v128.load(x + 3 * xColumn);
  const abLow = v128.shuffle<i32>(a, b, 0, 4, 1, 5);
  const cdLow = v128.shuffle<i32>(c, d, 0, 4, 1, 5);
  const abHigh = v128.shuffle<i32>(a, b, 2, 6, 3, 7);
  const cdHigh = v128.shuffle<i32>(c, d, 2, 6, 3, 7);
  v128.store(out, v128.shuffle<i64>(abLow, cdLow, 0, 2));
  v128.store(out + outRow, v128.shuffle<i64>(abLow, cdLow, 1, 3));
  v128.store(out + 2 * outRow, v128.shuffle<i64>(abHigh, cdHigh, 0, 2));
  v128.store(out + 3 * outRow, v128.shuffle<i64>(abHigh, cdHigh, 1, 3));
}
