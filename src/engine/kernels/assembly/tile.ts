/** Rows of a tile. */
export const tileRows: i32 = 4;

/** How a sum is stored, as bits: added to what is there, with a bias added, not below zero. */
export const addToOutput: i32 = 1;
export const addBias: i32 = 2;
export const rectify: i32 = 4;

/**
 * The 4 x 8 sums of `terms` products: rows of A, `rowBytes` apart and read in steps of `columnBytes`, times a stretch
 * of a packed panel. They are kept in registers: 8 sums, two vectors of the panel, one number of A and one product are 12
 * of the 16 that x86 has. Wider tiles and unrolled ones are slower, since engines run out of registers and spill.
 * Rows from `rows` on repeat the last one, so that nothing behind the matrix is read.
 */
export function tile(
  a: usize,
  rowBytes: usize,
  columnBytes: usize,
  rows: i32,
  panel: usize,
  terms: i32,
  out: usize,
  outBytes: usize,
  finish: i32,
  bias: usize,
): void {
  let a0 = a;
  let a1 = rows > 1 ? a0 + rowBytes : a0;
  let a2 = rows > 2 ? a1 + rowBytes : a1;
  let a3 = rows > 3 ? a2 + rowBytes : a2;
  let sum00 = f32x4.splat(0);
  let sum01 = sum00;
  let sum10 = sum00;
  let sum11 = sum00;
  let sum20 = sum00;
  let sum21 = sum00;
  let sum30 = sum00;
  let sum31 = sum00;
  for (const end = panel + (<usize>terms << 5); panel < end; panel += 32) {
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
    a0 += columnBytes;
    a1 += columnBytes;
    a2 += columnBytes;
    a3 += columnBytes;
  }
  let bias0 = f32x4.splat(0);
  let bias1 = bias0;
  if (finish & addBias) {
    bias0 = v128.load(bias);
    bias1 = v128.load(bias, 16);
  }
  finishRow(out, sum00, sum01, finish, bias0, bias1);
  finishRow(out + outBytes, sum10, sum11, finish, bias0, bias1);
  finishRow(out + outBytes * 2, sum20, sum21, finish, bias0, bias1);
  finishRow(out + outBytes * 3, sum30, sum31, finish, bias0, bias1);
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

/** x · y + z, in one rounding where the build has it. */
// @ts-ignore: decorator
@inline
export function multiplyAdd(x: v128, y: v128, z: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(x, y, z);
  return f32x4.add(f32x4.mul(x, y), z);
}
