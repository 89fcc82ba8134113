import { multiplyAdd } from './multiplyAdd';

/*
 * Functions of four numbers at once, each within about two units in the last place (1e-6 relative at worst).
 * NaN and the infinities come out as from the C functions of these names. The polynomials are Chebyshev fits over the
 * ranges named beside them.
 */

/** 1.5 * 2^23: a number up to 2^22 added to it is rounded to a whole one, held in the lowest bits. */
const rounder: f32 = 12582912;
const log2OfE: f32 = 1.4426950408889634;
/** ln 2 in two parts: the first has so few bits that its product with an exponent is exact. */
const ln2High: f32 = 0.693359375;
const ln2Low: f32 = -2.12194440054690583e-4;

// @ts-ignore: decorator
@inline
function four(value: f32): v128 {
  return f32x4.splat(value);
}

/** 2^n for whole numbers n from -126 to 127. */
// @ts-ignore: decorator
@inline
function powerOfTwo(n: v128): v128 {
  return i32x4.shl(i32x4.add(n, i32x4.splat(127)), 23);
}

/** (e^r - 1) for |r| <= ln(2) / 2. */
// @ts-ignore: decorator
@inline
function expMinusOneNearZero(r: v128): v128 {
  let q = four(0.0013926926614021907);
  q = multiplyAdd(q, r, four(0.008363773874405574));
  q = multiplyAdd(q, r, four(0.04166655011030512));
  q = multiplyAdd(q, r, four(0.16666573381900845));
  q = multiplyAdd(q, r, four(0.5));
  return multiplyAdd(f32x4.mul(r, r), q, r);
}

/** e^x = 2^n e^r, with r = x - n ln 2 as near to 0 as it can be. */
// @ts-ignore: decorator
@inline
export function exp(x: v128): v128 {
  // Beyond these the result is infinity or 0 in single precision; NaN stays.
  x = f32x4.pmax(f32x4.pmin(x, four(89)), four(-104));
  const rounded = multiplyAdd(x, four(log2OfE), four(rounder));
  const n = i32x4.sub(rounded, i32x4.splat(0x4b400000));
  const nearest = f32x4.sub(rounded, four(rounder));
  const r = f32x4.sub(f32x4.sub(x, f32x4.mul(nearest, four(ln2High))), f32x4.mul(nearest, four(ln2Low)));
  const mantissa = f32x4.add(expMinusOneNearZero(r), four(1));
  // In two steps: 2^n itself may lie outside of the normal numbers.
  const half = i32x4.shr_s(n, 1);
  return f32x4.mul(f32x4.mul(mantissa, powerOfTwo(half)), powerOfTwo(i32x4.sub(n, half)));
}

/** e^x - 1 without the loss near 0, for x up to 88. */
// @ts-ignore: decorator
@inline
export function expMinusOne(x: v128): v128 {
  x = f32x4.pmax(f32x4.pmin(x, four(88)), four(-26));
  const rounded = multiplyAdd(x, four(log2OfE), four(rounder));
  const scale = powerOfTwo(i32x4.sub(rounded, i32x4.splat(0x4b400000)));
  const nearest = f32x4.sub(rounded, four(rounder));
  const r = f32x4.sub(f32x4.sub(x, f32x4.mul(nearest, four(ln2High))), f32x4.mul(nearest, four(ln2Low)));
  return multiplyAdd(scale, expMinusOneNearZero(r), f32x4.sub(scale, four(1)));
}

/** ln(1 + f) - f for f from sqrt(1/2) - 1 to sqrt(2) - 1. */
// @ts-ignore: decorator
@inline
function logBeyondLinear(f: v128): v128 {
  let p = four(0.06971611471451178);
  p = multiplyAdd(p, f, four(-0.11479733846637635));
  p = multiplyAdd(p, f, four(0.1168541992348674));
  p = multiplyAdd(p, f, four(-0.12425687331451106));
  p = multiplyAdd(p, f, four(0.1424905764569748));
  p = multiplyAdd(p, f, four(-0.16667802319501254));
  p = multiplyAdd(p, f, four(0.200007157488921));
  p = multiplyAdd(p, f, four(-0.24999996957950882));
  p = multiplyAdd(p, f, four(0.33333331180030046));
  const square = f32x4.mul(f, f);
  return f32x4.sub(f32x4.mul(f32x4.mul(p, f), square), f32x4.mul(square, four(0.5)));
}

/** ln x = e ln 2 + ln m, with x = 2^e m and m from sqrt(1/2) to sqrt(2). */
// @ts-ignore: decorator
@inline
export function log(x: v128): v128 {
  // Denormal numbers are made normal ones first.
  const small = f32x4.lt(x, four(1.17549435e-38));
  const bits = v128.bitselect(f32x4.mul(x, four(8388608)), x, small);
  let exponent = i32x4.shr_s(i32x4.sub(bits, i32x4.splat(0x3f3504f3)), 23);
  const f = f32x4.sub(i32x4.sub(bits, i32x4.shl(exponent, 23)), four(1));
  exponent = i32x4.sub(exponent, v128.and(small, i32x4.splat(23)));
  const e = f32x4.convert_i32x4_s(exponent);

  const correction = multiplyAdd(e, four(ln2Low), logBeyondLinear(f));
  const result = f32x4.add(f32x4.mul(e, four(ln2High)), f32x4.add(f, correction));

  // ln 0 = -infinity, of a negative number NaN; infinity and NaN stay as they are.
  const negative = f32x4.lt(x, four(0));
  const special = v128.bitselect(four(-Infinity), v128.or(x, negative), f32x4.eq(x, four(0)));
  const ordinary = v128.and(f32x4.gt(x, four(0)), f32x4.lt(x, four(Infinity)));
  return v128.bitselect(result, special, ordinary);
}

/** ln(1 + x) for x from 0 to 1, without the loss near 0. */
// @ts-ignore: decorator
@inline
export function logOnePlus(x: v128): v128 {
  // Above sqrt(2) - 1: ln 2 + ln((1 + x) / 2).
  const large = f32x4.gt(x, four(0.41421356));
  const f = v128.bitselect(f32x4.mul(f32x4.sub(x, four(1)), four(0.5)), x, large);
  return f32x4.add(v128.and(large, four(0.6931471805599453)), f32x4.add(f, logBeyondLinear(f)));
}

/** tanh |x| = t / (t + 2), with t = e^(2 |x|) - 1. */
// @ts-ignore: decorator
@inline
export function tanh(x: v128): v128 {
  const sign = v128.and(x, i32x4.splat(0x80000000));
  // From 9.1 on it is 1 in single precision.
  const t = expMinusOne(f32x4.pmin(f32x4.mul(f32x4.abs(x), four(2)), four(20)));
  return v128.or(f32x4.div(t, f32x4.add(t, four(2))), sign);
}

/** 1 / (1 + e^-x); the form e^x / (1 + e^x) keeps small results exact. */
// @ts-ignore: decorator
@inline
export function sigmoid(x: v128): v128 {
  const e = exp(f32x4.neg(f32x4.abs(x)));
  const numerator = v128.bitselect(e, four(1), f32x4.lt(x, four(0)));
  return f32x4.div(numerator, f32x4.add(e, four(1)));
}

/** ln(1 + e^x) = max(x, 0) + ln(1 + e^-|x|) */
// @ts-ignore: decorator
@inline
export function softplus(x: v128): v128 {
  return f32x4.add(f32x4.pmax(x, four(0)), logOnePlus(exp(f32x4.neg(f32x4.abs(x)))));
}

/**
 * Share of the standard normal distribution below x: (1 + erf(x / sqrt(2))) / 2. `density` must be e^(-x^2 / 2).
 * With z = |x| / sqrt(2): erfc z = e^(-z^2) t R(t), t = 1 / (1 + 0.4 z), R fitted for z up to 10.
 */
// @ts-ignore: decorator
@inline
export function normalCumulative(x: v128, density: v128): v128 {
  const t = f32x4.div(four(1), multiplyAdd(f32x4.abs(x), four(0.4 * 0.7071067811865476), four(1)));
  let r = four(0.03871818424779992);
  r = multiplyAdd(r, t, four(-0.12848837329919383));
  r = multiplyAdd(r, t, four(0.06065315735620962));
  r = multiplyAdd(r, t, four(0.11327986775149557));
  r = multiplyAdd(r, t, four(0.06328990483559715));
  r = multiplyAdd(r, t, four(0.19994671497835131));
  r = multiplyAdd(r, t, four(0.20033370456957098));
  r = multiplyAdd(r, t, four(0.22664337950977326));
  r = multiplyAdd(r, t, four(0.2256234985499894));
  const tail = f32x4.mul(f32x4.mul(f32x4.mul(r, t), density), four(0.5));
  return v128.bitselect(f32x4.sub(four(1), tail), tail, f32x4.gt(x, four(0)));
}

/** sin(x + turns * pi / 2), for |x| up to about 10,000. */
// @ts-ignore: decorator
@inline
function sinAfter(x: v128, turns: i32): v128 {
  const rounded = multiplyAdd(x, four(0.6366197723675814), four(rounder));
  const quarter = i32x4.add(rounded, i32x4.splat(turns));
  const n = f32x4.sub(rounded, four(rounder));
  // pi / 2 in three parts: the products of the first two with n are exact.
  let r = f32x4.sub(x, f32x4.mul(n, four(1.5703125)));
  r = f32x4.sub(r, f32x4.mul(n, four(4.837512969970703125e-4)));
  r = f32x4.sub(r, f32x4.mul(n, four(7.549789954891882e-8)));
  const square = f32x4.mul(r, r);

  let sine = multiplyAdd(four(-0.00019577721430072252), square, four(0.008332700249708166));
  sine = multiplyAdd(sine, square, four(-0.16666664410207002));
  sine = multiplyAdd(f32x4.mul(sine, square), r, r);
  let cosine = multiplyAdd(four(2.4537750767028216e-5), square, four(-0.0013888254915538887));
  cosine = multiplyAdd(cosine, square, four(0.04166666440691311));
  cosine = f32x4.add(f32x4.mul(f32x4.mul(cosine, square), square), f32x4.sub(four(1), f32x4.mul(square, four(0.5))));

  const odd = i32x4.shr_s(i32x4.shl(quarter, 31), 31);
  const sign = i32x4.shl(i32x4.shr_u(quarter, 1), 31);
  return v128.xor(v128.bitselect(cosine, sine, odd), sign);
}

// @ts-ignore: decorator
@inline
export function sin(x: v128): v128 {
  return sinAfter(x, 0);
}

// @ts-ignore: decorator
@inline
export function cos(x: v128): v128 {
  return sinAfter(x, 1);
}
