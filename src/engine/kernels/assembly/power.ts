/*
 * x^y = 2^(y log2 x), in double precision: in single precision the logarithm's last bit, times y, would be many of the
 * result's.
 */

/** 1.5 * 2^52: a number added to it is rounded to a whole one, held in the lowest bits. */
const rounder: f64 = 6755399441055744;
const rounderBits: i64 = 0x4338000000000000;

// @ts-ignore: decorator
@inline
function two(value: f64): v128 {
  return f64x2.splat(value);
}

/** a * b + c */
// @ts-ignore: decorator
@inline
function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  return f64x2.add(f64x2.mul(a, b), c);
}

/** log2 of two numbers that are not negative. With s = (m - 1) / (m + 1): ln m = 2 (s + s^3 / 3 + s^5 / 5 + ...) */
// @ts-ignore: decorator
@inline
function log2(x: v128): v128 {
  const exponent = i64x2.shr_s(i64x2.sub(x, i64x2.splat(0x3fe6a09e667f3bcd)), 52);
  const m = i64x2.sub(x, i64x2.shl(exponent, 52));
  const e = f64x2.sub(i64x2.add(exponent, i64x2.splat(rounderBits)), two(rounder));
  const s = f64x2.div(f64x2.sub(m, two(1)), f64x2.add(m, two(1)));
  const square = f64x2.mul(s, s);
  let p = multiplyAdd(square, two(1.0 / 13.0), two(1.0 / 11.0));
  p = multiplyAdd(p, square, two(1.0 / 9.0));
  p = multiplyAdd(p, square, two(1.0 / 7.0));
  p = multiplyAdd(p, square, two(1.0 / 5.0));
  p = multiplyAdd(p, square, two(1.0 / 3.0));
  p = multiplyAdd(p, square, two(1));
  const result = multiplyAdd(f64x2.mul(p, s), two(2.8853900817779268), e);
  // log2 0 = -infinity; infinity and NaN stay as they are.
  const special = v128.bitselect(two(-Infinity), x, f64x2.eq(x, two(0)));
  return v128.bitselect(result, special, v128.and(f64x2.gt(x, two(0)), f64x2.lt(x, two(Infinity))));
}

/** 2^x of two numbers; what is beyond single precision on either side may be any number there. */
// @ts-ignore: decorator
@inline
function exp2(x: v128): v128 {
  x = f64x2.pmax(f64x2.pmin(x, two(200)), two(-200));
  const rounded = f64x2.add(x, two(rounder));
  const r = f64x2.mul(f64x2.sub(x, f64x2.sub(rounded, two(rounder))), two(0.6931471805599453));
  let p = multiplyAdd(r, two(1.0 / 362880.0), two(1.0 / 40320.0));
  p = multiplyAdd(p, r, two(1.0 / 5040.0));
  p = multiplyAdd(p, r, two(1.0 / 720.0));
  p = multiplyAdd(p, r, two(1.0 / 120.0));
  p = multiplyAdd(p, r, two(1.0 / 24.0));
  p = multiplyAdd(p, r, two(1.0 / 6.0));
  p = multiplyAdd(p, r, two(0.5));
  p = multiplyAdd(p, r, two(1));
  p = multiplyAdd(p, r, two(1));
  const scale = i64x2.shl(i64x2.add(i64x2.sub(rounded, i64x2.splat(rounderBits)), i64x2.splat(1023)), 52);
  return f64x2.mul(p, scale);
}

/** The first two of x^y for x that is not negative, in single precision. */
// @ts-ignore: decorator
@inline
function lowPower(x: v128, y: v128): v128 {
  return f32x4.demote_f64x2_zero(exp2(f64x2.mul(f64x2.promote_low_f32x4(y), log2(f64x2.promote_low_f32x4(x)))));
}

/** x^y of four numbers, as `Math.pow` has it: of a negative x it is NaN unless y is whole. Not inlined: it is long. */
export function power(x: v128, y: v128): v128 {
  const size = f32x4.abs(x);
  const low = lowPower(size, y);
  const high = lowPower(v128.shuffle<i64>(size, size, 1, 0), v128.shuffle<i64>(y, y, 1, 0));
  let result = v128.shuffle<i64>(low, high, 0, 2);

  const half = f32x4.mul(y, f32x4.splat(0.5));
  const whole = f32x4.eq(f32x4.trunc(y), y);
  const odd = v128.and(whole, f32x4.ne(f32x4.floor(half), half));
  result = v128.or(result, v128.and(v128.and(x, i32x4.splat(0x80000000)), odd));
  const outside = v128.and(f32x4.lt(x, f32x4.splat(0)), f32x4.gt(x, f32x4.splat(-Infinity)));
  result = v128.or(result, v128.andnot(outside, whole));
  return v128.bitselect(f32x4.splat(1), result, f32x4.eq(y, f32x4.splat(0)));
}
