import { panelColumns } from './packing';
import { addToOutput, stretch, tileColumn, tileRows, walkIn } from './tile';
import { address, elementAt, integer } from './words';

export { packRight } from './packing';

/** Rows that go past one panel before the next does: their stretches, 64 kB, stay in the second cache. */
const blockRows: i32 = 64;

/**
 * out[matrix] = op(A[matrix]) B[matrix], with B packed. Words: a, its strides from row to row, column to column and
 * matrix to matrix; b, its stride from matrix to matrix; out; m, n, k; how sums are stored (bits of `tile`); bias;
 * whether a unit is a panel of columns (1) or four rows (0). The units of one matrix follow those of the one before.
 */
export function matMul(words: usize, begin: i32, end: i32, scratch: usize): void {
  const aRow = integer(words, 1);
  const m = integer(words, 7);
  const n = integer(words, 8);
  const k = integer(words, 9);
  const finish = integer(words, 10);
  const bias = address(words, 11);
  const byPanels = integer(words, 12);
  const size = byPanels ? panelColumns : tileRows;
  const length = byPanels ? n : m;
  const units = (length + size - 1) / size;
  for (let unit = begin; unit < end; ) {
    const matrix = unit / units;
    const first = unit - matrix * units;
    const last = min(units, first + end - unit);
    const from = first * size;
    const count = min(length, last * size) - from;
    const row = byPanels ? 0 : from;
    const column = byPanels ? from : 0;
    product(
      elementAt(address(words, 0), matrix * integer(words, 3) + row * aRow),
      aRow,
      integer(words, 2),
      elementAt(address(words, 4), matrix * integer(words, 5) + column * k),
      elementAt(address(words, 6), (matrix * m + row) * n + column),
      n,
      byPanels ? m : count,
      byPanels ? count : n,
      k,
      finish,
      elementAt(bias, column),
      scratch,
    );
    unit += last - first;
  }
}

/**
 * out[m, n] = A B, added to what is there where `accumulate`. A[m, k] is read by strides, so that it may be transposed;
 * B is packed; `outRow` is the stride of `out`'s rows. Strides are in numbers. `scratch`: `tileScratch` bytes.
 */
export function multiply(
  a: usize,
  aRow: i32,
  aColumn: i32,
  packed: usize,
  out: usize,
  outRow: i32,
  m: i32,
  n: i32,
  k: i32,
  accumulate: bool,
  scratch: usize,
): void {
  product(a, aRow, aColumn, packed, out, outRow, m, n, k, accumulate ? addToOutput : 0, 0, scratch);
}

/** As `multiply`, with sums stored as the bits of `finish` say; `bias` has n numbers where they want one. */
export function product(
  a: usize,
  aRow: i32,
  aColumn: i32,
  packed: usize,
  out: usize,
  outRow: i32,
  m: i32,
  n: i32,
  k: i32,
  finish: i32,
  bias: usize,
  scratch: usize,
): void {
  const aBytes = <usize>aRow << 2;
  const outBytes = <usize>outRow << 2;
  const walk = walkIn(scratch);
  walk.outer = 1;
  walk.inner = 1;
  walk.step = aColumn << 2;
  let first = 0;
  do {
    const terms = min(stretch, k - first);
    walk.run = terms;
    const begun = first > 0 ? addToOutput : finish & addToOutput;
    const ended = first + terms == k ? finish & ~addToOutput : 0;
    for (let top = 0; top < m; top += blockRows) {
      const bottom = min(m, top + blockRows);
      for (let column = 0; column < n; column += panelColumns) {
        const panel = elementAt(packed, column * k + first * panelColumns);
        const biases = elementAt(bias, column);
        const left = elementAt(a, top * aRow + first * aColumn);
        const to = elementAt(out, top * outRow + column);
        tileColumn(left, aBytes, panel, to, outBytes, bottom - top, n - column, begun | ended, biases, scratch);
      }
    }
    first += terms;
  } while (first < k);
}
