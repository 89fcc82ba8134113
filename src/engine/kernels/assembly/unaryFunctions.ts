/*
 * One class a function: `apply` computes four numbers at once, from x and the instruction's two settings. They are
 * classes because AssemblyScript can be given a class, but not a function, without a table in memory; none is ever
 * made.
 */

import { cos, exp, expMinusOne, log, normalCumulative, sigmoid, sin, softplus, tanh } from './vectorMath';

// @ts-ignore: decorator
@inline
function four(value: f32): v128 {
  return f32x4.splat(value);
}

/** All bits set, which is a NaN, where x is NaN. */
// @ts-ignore: decorator
@inline
function whereNaN(x: v128): v128 {
  return f32x4.ne(x, x);
}

/** 1 / sqrt(2 pi) */
export const normalDensityAtZero: f32 = 0.3989422804014327;
export const seluScale: f32 = 1.0507009873554805;
export const seluAlpha: f32 = 1.6732632423543772;

/** e^(-x^2 / 2) */
// @ts-ignore: decorator
@inline
export function bell(x: v128): v128 {
  return exp(f32x4.mul(f32x4.mul(x, x), four(-0.5)));
}

/**
 * (1 + tanh u) / 2 with u = sqrt(2 / pi) (x + 0.044715 x^3), which is near the share of the normal distribution below x
 * (Hendrycks and Gimpel 2016); written as sigmoid(2 u), which keeps small results exact.
 */
// @ts-ignore: decorator
@inline
export function shareByTanh(x: v128): v128 {
  const cubic = f32x4.add(f32x4.mul(f32x4.mul(x, x), four(0.044715)), four(1));
  return sigmoid(f32x4.mul(f32x4.mul(x, four(1.5957691216057308)), cubic));
}

// @ts-ignore: decorator
@unmanaged
export class Affine {
  // @ts-ignore: decorator
  @inline
  apply(x: v128, first: v128, second: v128): v128 {
    return f32x4.add(f32x4.mul(x, first), second);
  }
}

// @ts-ignore: decorator
@unmanaged
export class Relu {
  // @ts-ignore: decorator
  @inline
  apply(x: v128, first: v128, second: v128): v128 {
    return f32x4.pmax(x, four(0));
  }
}

// @ts-ignore: decorator
@unmanaged
export class Relu6 {
  // @ts-ignore: decorator
  @inline
  apply(x: v128, first: v128, second: v128): v128 {
    return f32x4.pmin(f32x4.pmax(x, four(0)), four(6));
  }
}

// @ts-ignore: decorator
@unmanaged
export class LeakyRelu {
  // @ts-ignore: decorator
  @inline
  apply(x: v128, first: v128, second: v128): v128 {
    return v128.bitselect(f32x4.mul(x, first), x, f32x4.lt(x, four(0)));
  }
}

// @ts-ignore: decorator
@unmanaged
export class Elu {
  // @ts-ignore: decorator
  @inline
  apply(x: v128, first: v128, second: v128): v128 {
    return v128.bitselect(x, f32x4.mul(first, expMinusOne(x)), f32x4.gt(x, four(0)));
  }
}

// @ts-ignore: decorator
@unmanaged
export class Selu {
  // @ts-ignore: decorator
  @inline
  apply(x: v128, first: v128, second: v128): v128 {
    const negative = f32x4.mul(expMinusOne(x), four(seluAlpha));
    return f32x4.mul(v128.bitselect(x, negative, f32x4.gt(x, four(0))), four(seluScale));
  }
}

// @ts-ignore: decorator
@unmanaged
export class Gelu {
  // @ts-ignore: decorator
  @inline
  apply(x: v128, first: v128, second: v128): v128 {
    return f32x4.mul(x, normalCumulative(x, bell(x)));
  }
}

// @ts-ignore: decorator
@unmanaged
export class GeluTanh {
  // @ts-ignore: decorator
  @inline
  apply(x: v128, first: v128, second: v128): v128 {
    return f32x4.mul(x, shareByTanh(x));
  }
}

// @ts-ignore: decorator
@unmanaged
export class Swish {
  // @ts-ignore: decorator
  @inline
  apply(x: v128, first: v128, second: v128): v128 {
    return f32x4.mul(x, sigmoid(x));
  }
}

// @ts-ignore: decorator
@unmanaged
export class Mish {
  // @ts-ignore: decorator
  @inline
  apply(x: v128, first: v128, second: v128): v128 {
    // With n = e^x (e^x + 2): tanh(ln(1 + e^x)) = n / (n + 2), which is 1 long before x = 20.
    const e = exp(f32x4.pmin(x, four(20)));
    const n = f32x4.mul(e, f32x4.add(e, four(2)));
    return f32x4.mul(x, f32x4.div(n, f32x4.add(n, four(2))));
  }
}

// @ts-ignore: decorator
@unmanaged
export class Softplus {
  // @ts-ignore: decorator
  @inline
  apply(x: v128, first: v128, second: v128): v128 {
    return softplus(x);
  }
}

// @ts-ignore: decorator
@unmanaged
export class Softsign {
  // @ts-ignore: decorator
  @inline
  apply(x: v128, first: v128, second: v128): v128 {
    return f32x4.div(x, f32x4.add(f32x4.abs(x), four(1)));
  }
}

// @ts-ignore: decorator
@unmanaged
export class Tanh {
  // @ts-ignore: decorator
  @inline
  apply(x: v128, first: v128, second: v128): v128 {
    return tanh(x);
  }
}

// @ts-ignore: decorator
@unmanaged
export class Sigmoid {
  // @ts-ignore: decorator
  @inline
  apply(x: v128, first: v128, second: v128): v128 {
    return sigmoid(x);
  }
}

// @ts-ignore: decorator
@unmanaged
export class HardSigmoid {
  // @ts-ignore: decorator
  @inline
  apply(x: v128, first: v128, second: v128): v128 {
    return f32x4.pmin(f32x4.pmax(f32x4.add(f32x4.mul(x, first), second), four(0)), four(1));
  }
}

// @ts-ignore: decorator
@unmanaged
export class Exp {
  // @ts-ignore: decorator
  @inline
  apply(x: v128, first: v128, second: v128): v128 {
    return exp(x);
  }
}

// @ts-ignore: decorator
@unmanaged
export class Log {
  // @ts-ignore: decorator
  @inline
  apply(x: v128, first: v128, second: v128): v128 {
    return log(x);
  }
}

// @ts-ignore: decorator
@unmanaged
export class Sqrt {
  // @ts-ignore: decorator
  @inline
  apply(x: v128, first: v128, second: v128): v128 {
    return f32x4.sqrt(x);
  }
}

// @ts-ignore: decorator
@unmanaged
export class ReciprocalSqrt {
  // @ts-ignore: decorator
  @inline
  apply(x: v128, first: v128, second: v128): v128 {
    return f32x4.div(four(1), f32x4.sqrt(x));
  }
}

// @ts-ignore: decorator
@unmanaged
export class Square {
  // @ts-ignore: decorator
  @inline
  apply(x: v128, first: v128, second: v128): v128 {
    return f32x4.mul(x, x);
  }
}

// @ts-ignore: decorator
@unmanaged
export class Abs {
  // @ts-ignore: decorator
  @inline
  apply(x: v128, first: v128, second: v128): v128 {
    return f32x4.abs(x);
  }
}

// @ts-ignore: decorator
@unmanaged
export class Reciprocal {
  // @ts-ignore: decorator
  @inline
  apply(x: v128, first: v128, second: v128): v128 {
    return f32x4.div(four(1), x);
  }
}

// @ts-ignore: decorator
@unmanaged
export class Sign {
  // @ts-ignore: decorator
  @inline
  apply(x: v128, first: v128, second: v128): v128 {
    const positive = v128.and(f32x4.gt(x, four(0)), four(1));
    const negative = v128.and(f32x4.lt(x, four(0)), four(1));
    return v128.or(f32x4.sub(positive, negative), whereNaN(x));
  }
}

// @ts-ignore: decorator
@unmanaged
export class Clip {
  // @ts-ignore: decorator
  @inline
  apply(x: v128, first: v128, second: v128): v128 {
    return f32x4.pmin(f32x4.pmax(x, first), second);
  }
}

// @ts-ignore: decorator
@unmanaged
export class Step {
  // @ts-ignore: decorator
  @inline
  apply(x: v128, first: v128, second: v128): v128 {
    return v128.or(v128.bitselect(four(1), first, f32x4.gt(x, four(0))), whereNaN(x));
  }
}

// @ts-ignore: decorator
@unmanaged
export class Sin {
  // @ts-ignore: decorator
  @inline
  apply(x: v128, first: v128, second: v128): v128 {
    return sin(x);
  }
}

// @ts-ignore: decorator
@unmanaged
export class Cos {
  // @ts-ignore: decorator
  @inline
  apply(x: v128, first: v128, second: v128): v128 {
    return cos(x);
  }
}

// @ts-ignore: decorator
@unmanaged
export class Floor {
  // @ts-ignore: decorator
  @inline
  apply(x: v128, first: v128, second: v128): v128 {
    return f32x4.floor(x);
  }
}

// @ts-ignore: decorator
@unmanaged
export class Ceil {
  // @ts-ignore: decorator
  @inline
  apply(x: v128, first: v128, second: v128): v128 {
    return f32x4.ceil(x);
  }
}

// @ts-ignore: decorator
@unmanaged
export class Round {
  // @ts-ignore: decorator
  @inline
  apply(x: v128, first: v128, second: v128): v128 {
    return f32x4.nearest(x);
  }
}

// @ts-ignore: decorator
@unmanaged
export class ToInteger {
  // @ts-ignore: decorator
  @inline
  apply(x: v128, first: v128, second: v128): v128 {
    return i32x4.trunc_sat_f32x4_s(x);
  }
}

// @ts-ignore: decorator
@unmanaged
export class ToFloat {
  // @ts-ignore: decorator
  @inline
  apply(x: v128, first: v128, second: v128): v128 {
    return f32x4.convert_i32x4_s(x);
  }
}
