import { address, elementAt, integer } from './words';

/** Columns of a panel of a packed right matrix. */
export const panelColumns: i32 = 8;

/**
 * Packs right matrices for `matMul`. Words: b, its stride from row to row, transposed, k, n, its stride from matrix to
 * matrix, out (see `packRight`). A unit is a panel; the panels of one matrix follow those of the one before.
 */
export function packRightMatrices(words: usize, begin: i32, end: i32): void {
  const b = address(words, 0);
  const stride = integer(words, 1);
  const transposed = <bool>integer(words, 2);
  const k = integer(words, 3);
  const n = integer(words, 4);
  const step = integer(words, 5);
  const out = address(words, 6);
  const panels = (n + panelColumns - 1) / panelColumns;
  for (let unit = begin; unit < end;) {
    const matrix = unit / panels;
    const first = unit - matrix * panels;
    const last = min(panels, first + end - unit);
    const to = elementAt(out, matrix * panels * panelColumns * k);
    packRight(elementAt(b, matrix * step), stride, transposed, k, n, first, last, to);
    unit += last - first;
  }
}

/**
 * Packs a kernel [height, width, n, k] for the gradient of a convolution by its input: op(B)[taps · k, n], of the taps
 * that the words say. Words: the first tap, rows and columns of taps, the way from tap row to tap row and from tap to
 * tap (in numbers, maybe backwards), the stride of n, k, n, out. A unit is a panel.
 */
export function packTaps(words: usize, begin: i32, end: i32): void {
  const rows = integer(words, 1);
  const columns = integer(words, 2);
  const stride = integer(words, 5);
  const k = integer(words, 6);
  const n = integer(words, 7);
  let out = elementAt(address(words, 8), begin * panelColumns * rows * columns * k);
  for (let panel = begin; panel < end; panel++) {
    const column = panel * panelColumns;
    const from = elementAt(address(words, 0), column * stride);
    for (let y = 0; y < rows; y++) {
      for (let x = 0; x < columns; x++) {
        const tap = elementAt(from, y * integer(words, 3) + x * integer(words, 4));
        packRows(tap, stride, k, min(panelColumns, n - column), out);
        out = elementAt(out, k * panelColumns);
      }
    }
  }
}

/**
 * Packs the panels from `firstPanel` to before `lastPanel` of op(B)[k, n]: B is [k, n], or [n, k] where `transposed`,
 * with `stride` numbers from row to row. Panel p goes to number p · k · 8 of `out`; columns beyond n become 0.
 */
export function packRight(
  b: usize,
  stride: i32,
  transposed: bool,
  k: i32,
  n: i32,
  firstPanel: i32,
  lastPanel: i32,
  out: usize,
): void {
  for (let panel = firstPanel; panel < lastPanel; panel++) {
    const column = panel * panelColumns;
    const columns = min(panelColumns, n - column);
    const to = elementAt(out, column * k);
    if (transposed) packRows(elementAt(b, column * stride), stride, k, columns, to);
    else packColumns(elementAt(b, column), stride, k, columns, to);
  }
}

/** One panel from B[k, n], of which it takes `columns` columns. */
function packColumns(b: usize, stride: i32, k: i32, columns: i32, out: usize): void {
  const step = (<usize>stride) << 2;
  const end = elementAt(out, k * panelColumns);
  if (columns == panelColumns) {
    for (; out < end; out += 32) {
      v128.store(out, v128.load(b));
      v128.store(out, v128.load(b, 16), 16);
      b += step;
    }
    return;
  }
  const zero = f32x4.splat(0);
  for (; out < end; out += 32) {
    v128.store(out, zero);
    v128.store(out, zero, 16);
    for (let column = 0; column < columns; column++)
      store<f32>(elementAt(out, column), load<f32>(elementAt(b, column)));
    b += step;
  }
}

/** One panel from B[n, k], of which it takes `columns` rows. */
function packRows(b: usize, stride: i32, k: i32, columns: i32, out: usize): void {
  if (columns == panelColumns) {
    transposeFour(b, stride, k, out);
    transposeFour(elementAt(b, 4 * stride), stride, k, out + 16);
    return;
  }
  memory.fill(out, 0, (<usize>(k * panelColumns)) << 2);
  for (let column = 0; column < columns; column++) {
    const row = elementAt(b, column * stride);
    for (let term = 0; term < k; term++)
      store<f32>(elementAt(out, term * panelColumns + column), load<f32>(elementAt(row, term)));
  }
}

/** Four rows of B[n, k] as four neighbouring columns of a panel, 4 x 4 numbers at a time. */
function transposeFour(b: usize, stride: i32, k: i32, out: usize): void {
  const b1 = elementAt(b, stride);
  const b2 = elementAt(b1, stride);
  const b3 = elementAt(b2, stride);
  const end = (<usize>k) << 2;
  let offset: usize = 0;
  for (; offset + 16 <= end; offset += 16) {
    const row0 = v128.load(b + offset);
    const row1 = v128.load(b1 + offset);
    const row2 = v128.load(b2 + offset);
    const row3 = v128.load(b3 + offset);
    const low01 = v128.shuffle<f32>(row0, row1, 0, 4, 1, 5);
    const low23 = v128.shuffle<f32>(row2, row3, 0, 4, 1, 5);
    const high01 = v128.shuffle<f32>(row0, row1, 2, 6, 3, 7);
    const high23 = v128.shuffle<f32>(row2, row3, 2, 6, 3, 7);
    v128.store(out, v128.shuffle<i64>(low01, low23, 0, 2));
    v128.store(out, v128.shuffle<i64>(low01, low23, 1, 3), 32);
    v128.store(out, v128.shuffle<i64>(high01, high23, 0, 2), 64);
    v128.store(out, v128.shuffle<i64>(high01, high23, 1, 3), 96);
    out += 128;
  }
  for (; offset < end; offset += 4) {
    store<f32>(out, load<f32>(b + offset));
    store<f32>(out, load<f32>(b1 + offset), 4);
    store<f32>(out, load<f32>(b2 + offset), 8);
    store<f32>(out, load<f32>(b3 + offset), 12);
    out += 32;
  }
}
