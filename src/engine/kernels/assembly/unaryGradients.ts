/*
 * One class a function of `unaryFunctions.ts`: `apply` computes the gradient with respect to x of four numbers from dy
 * and what was saved: y = f(x) where that is enough, x where it is not (`savesOutput` in `instructions/unary.ts`).
 */

import { bell, normalDensityAtZero, seluAlpha, seluScale, shareByTanh } from './unaryFunctions';
import { cos, exp, expMinusOne, normalCumulative, sigmoid, sin } from './vectorMath';

// @ts-ignore: decorator
@inline
function four(value: f32): v128 {
  return f32x4.splat(value);
}

// @ts-ignore: decorator
@unmanaged
export class AffineGradient {
  // @ts-ignore: decorator
  @inline
  apply(x: v128, dy: v128, first: v128, second: v128): v128 {
    return f32x4.mul(dy, first);
  }
}

// @ts-ignore: decorator
@unmanaged
export class ReluGradient {
  // @ts-ignore: decorator
  @inline
  apply(y: v128, dy: v128, first: v128, second: v128): v128 {
    return v128.andnot(dy, f32x4.le(y, four(0)));
  }
}

// @ts-ignore: decorator
@unmanaged
export class Relu6Gradient {
  // @ts-ignore: decorator
  @inline
  apply(x: v128, dy: v128, first: v128, second: v128): v128 {
    return v128.andnot(dy, v128.or(f32x4.le(x, four(0)), f32x4.ge(x, four(6))));
  }
}

// @ts-ignore: decorator
@unmanaged
export class LeakyReluGradient {
  // @ts-ignore: decorator
  @inline
  apply(y: v128, dy: v128, first: v128, second: v128): v128 {
    return v128.bitselect(f32x4.mul(dy, first), dy, f32x4.le(y, four(0)));
  }
}

// @ts-ignore: decorator
@unmanaged
export class EluGradient {
  // @ts-ignore: decorator
  @inline
  apply(y: v128, dy: v128, first: v128, second: v128): v128 {
    return f32x4.mul(dy, v128.bitselect(four(1), f32x4.add(y, first), f32x4.gt(y, four(0))));
  }
}

// @ts-ignore: decorator
@unmanaged
export class SeluGradient {
  // @ts-ignore: decorator
  @inline
  apply(y: v128, dy: v128, first: v128, second: v128): v128 {
    const negative = f32x4.add(y, four(seluScale * seluAlpha));
    return f32x4.mul(dy, v128.bitselect(four(seluScale), negative, f32x4.ge(y, four(0))));
  }
}

// @ts-ignore: decorator
@unmanaged
export class GeluGradient {
  // @ts-ignore: decorator
  @inline
  apply(x: v128, dy: v128, first: v128, second: v128): v128 {
    const density = bell(x);
    const slope = f32x4.mul(f32x4.mul(x, density), four(normalDensityAtZero));
    return f32x4.mul(dy, f32x4.add(normalCumulative(x, density), slope));
  }
}

// @ts-ignore: decorator
@unmanaged
export class GeluTanhGradient {
  // @ts-ignore: decorator
  @inline
  apply(x: v128, dy: v128, first: v128, second: v128): v128 {
    const share = shareByTanh(x);
    const cubic = f32x4.add(f32x4.mul(f32x4.mul(x, x), four(3 * 0.044715)), four(1));
    const inner = f32x4.mul(f32x4.mul(x, four(1.5957691216057308)), cubic);
    const slope = f32x4.add(f32x4.mul(inner, f32x4.sub(four(1), share)), four(1));
    return f32x4.mul(dy, f32x4.mul(share, slope));
  }
}

// @ts-ignore: decorator
@unmanaged
export class SwishGradient {
  // @ts-ignore: decorator
  @inline
  apply(x: v128, dy: v128, first: v128, second: v128): v128 {
    const s = sigmoid(x);
    const slope = f32x4.add(f32x4.mul(x, f32x4.sub(four(1), s)), four(1));
    return f32x4.mul(dy, f32x4.mul(s, slope));
  }
}

// @ts-ignore: decorator
@unmanaged
export class MishGradient {
  // @ts-ignore: decorator
  @inline
  apply(x: v128, dy: v128, first: v128, second: v128): v128 {
    const e = exp(f32x4.pmin(x, four(20)));
    const n = f32x4.mul(e, f32x4.add(e, four(2)));
    const below = f32x4.div(four(1), f32x4.add(n, four(2)));
    const square = f32x4.mul(f32x4.mul(four(4), below), f32x4.mul(f32x4.mul(e, f32x4.add(e, four(1))), below));
    return f32x4.mul(dy, f32x4.add(f32x4.mul(n, below), f32x4.mul(x, square)));
  }
}

// @ts-ignore: decorator
@unmanaged
export class SoftplusGradient {
  // @ts-ignore: decorator
  @inline
  apply(y: v128, dy: v128, first: v128, second: v128): v128 {
    return f32x4.neg(f32x4.mul(dy, expMinusOne(f32x4.neg(y))));
  }
}

// @ts-ignore: decorator
@unmanaged
export class SoftsignGradient {
  // @ts-ignore: decorator
  @inline
  apply(x: v128, dy: v128, first: v128, second: v128): v128 {
    const below = f32x4.add(f32x4.abs(x), four(1));
    return f32x4.div(dy, f32x4.mul(below, below));
  }
}

// @ts-ignore: decorator
@unmanaged
export class TanhGradient {
  // @ts-ignore: decorator
  @inline
  apply(y: v128, dy: v128, first: v128, second: v128): v128 {
    return f32x4.mul(dy, f32x4.sub(four(1), f32x4.mul(y, y)));
  }
}

// @ts-ignore: decorator
@unmanaged
export class SigmoidGradient {
  // @ts-ignore: decorator
  @inline
  apply(y: v128, dy: v128, first: v128, second: v128): v128 {
    return f32x4.mul(dy, f32x4.mul(y, f32x4.sub(four(1), y)));
  }
}

// @ts-ignore: decorator
@unmanaged
export class HardSigmoidGradient {
  // @ts-ignore: decorator
  @inline
  apply(x: v128, dy: v128, first: v128, second: v128): v128 {
    const line = f32x4.add(f32x4.mul(x, first), second);
    return v128.andnot(f32x4.mul(dy, first), v128.or(f32x4.le(line, four(0)), f32x4.ge(line, four(1))));
  }
}

// @ts-ignore: decorator
@unmanaged
export class ExpGradient {
  // @ts-ignore: decorator
  @inline
  apply(y: v128, dy: v128, first: v128, second: v128): v128 {
    return f32x4.mul(dy, y);
  }
}

// @ts-ignore: decorator
@unmanaged
export class LogGradient {
  // @ts-ignore: decorator
  @inline
  apply(x: v128, dy: v128, first: v128, second: v128): v128 {
    return f32x4.div(dy, x);
  }
}

// @ts-ignore: decorator
@unmanaged
export class SqrtGradient {
  // @ts-ignore: decorator
  @inline
  apply(y: v128, dy: v128, first: v128, second: v128): v128 {
    return f32x4.div(f32x4.mul(dy, four(0.5)), y);
  }
}

// @ts-ignore: decorator
@unmanaged
export class ReciprocalSqrtGradient {
  // @ts-ignore: decorator
  @inline
  apply(y: v128, dy: v128, first: v128, second: v128): v128 {
    return f32x4.mul(f32x4.mul(dy, four(-0.5)), f32x4.mul(y, f32x4.mul(y, y)));
  }
}

// @ts-ignore: decorator
@unmanaged
export class SquareGradient {
  // @ts-ignore: decorator
  @inline
  apply(x: v128, dy: v128, first: v128, second: v128): v128 {
    return f32x4.mul(dy, f32x4.add(x, x));
  }
}

// @ts-ignore: decorator
@unmanaged
export class AbsGradient {
  // @ts-ignore: decorator
  @inline
  apply(x: v128, dy: v128, first: v128, second: v128): v128 {
    const down = f32x4.mul(dy, v128.bitselect(four(-1), four(0), f32x4.lt(x, four(0))));
    return v128.bitselect(dy, down, f32x4.gt(x, four(0)));
  }
}

// @ts-ignore: decorator
@unmanaged
export class ReciprocalGradient {
  // @ts-ignore: decorator
  @inline
  apply(y: v128, dy: v128, first: v128, second: v128): v128 {
    return f32x4.neg(f32x4.mul(dy, f32x4.mul(y, y)));
  }
}

// @ts-ignore: decorator
@unmanaged
export class ClipGradient {
  // @ts-ignore: decorator
  @inline
  apply(x: v128, dy: v128, first: v128, second: v128): v128 {
    return v128.andnot(dy, v128.or(f32x4.lt(x, first), f32x4.gt(x, second)));
  }
}

// @ts-ignore: decorator
@unmanaged
export class SinGradient {
  // @ts-ignore: decorator
  @inline
  apply(x: v128, dy: v128, first: v128, second: v128): v128 {
    return f32x4.mul(dy, cos(x));
  }
}

// @ts-ignore: decorator
@unmanaged
export class CosGradient {
  // @ts-ignore: decorator
  @inline
  apply(x: v128, dy: v128, first: v128, second: v128): v128 {
    return f32x4.neg(f32x4.mul(dy, sin(x)));
  }
}
