/* One class a function of two numbers: `apply` computes four at once. See `unaryFunctions.ts`. */

import { power } from './power';

// @ts-ignore: decorator
@unmanaged
export class Add {
  // @ts-ignore: decorator
  @inline
  apply(a: v128, b: v128): v128 {
    return f32x4.add(a, b);
  }
}

// @ts-ignore: decorator
@unmanaged
export class Subtract {
  // @ts-ignore: decorator
  @inline
  apply(a: v128, b: v128): v128 {
    return f32x4.sub(a, b);
  }
}

// @ts-ignore: decorator
@unmanaged
export class Multiply {
  // @ts-ignore: decorator
  @inline
  apply(a: v128, b: v128): v128 {
    return f32x4.mul(a, b);
  }
}

// @ts-ignore: decorator
@unmanaged
export class Divide {
  // @ts-ignore: decorator
  @inline
  apply(a: v128, b: v128): v128 {
    return f32x4.div(a, b);
  }
}

// @ts-ignore: decorator
@unmanaged
export class Maximum {
  // @ts-ignore: decorator
  @inline
  apply(a: v128, b: v128): v128 {
    return f32x4.max(a, b);
  }
}

// @ts-ignore: decorator
@unmanaged
export class Minimum {
  // @ts-ignore: decorator
  @inline
  apply(a: v128, b: v128): v128 {
    return f32x4.min(a, b);
  }
}

// @ts-ignore: decorator
@unmanaged
export class Power {
  // @ts-ignore: decorator
  @inline
  apply(a: v128, b: v128): v128 {
    return power(a, b);
  }
}

// @ts-ignore: decorator
@unmanaged
export class SquaredDifference {
  // @ts-ignore: decorator
  @inline
  apply(a: v128, b: v128): v128 {
    const difference = f32x4.sub(a, b);
    return f32x4.mul(difference, difference);
  }
}

// @ts-ignore: decorator
@unmanaged
export class Equal {
  // @ts-ignore: decorator
  @inline
  apply(a: v128, b: v128): v128 {
    return v128.and(f32x4.eq(a, b), f32x4.splat(1));
  }
}

// @ts-ignore: decorator
@unmanaged
export class NotEqual {
  // @ts-ignore: decorator
  @inline
  apply(a: v128, b: v128): v128 {
    return v128.and(f32x4.ne(a, b), f32x4.splat(1));
  }
}

// @ts-ignore: decorator
@unmanaged
export class Less {
  // @ts-ignore: decorator
  @inline
  apply(a: v128, b: v128): v128 {
    return v128.and(f32x4.lt(a, b), f32x4.splat(1));
  }
}

// @ts-ignore: decorator
@unmanaged
export class LessEqual {
  // @ts-ignore: decorator
  @inline
  apply(a: v128, b: v128): v128 {
    return v128.and(f32x4.le(a, b), f32x4.splat(1));
  }
}

// @ts-ignore: decorator
@unmanaged
export class Greater {
  // @ts-ignore: decorator
  @inline
  apply(a: v128, b: v128): v128 {
    return v128.and(f32x4.gt(a, b), f32x4.splat(1));
  }
}

// @ts-ignore: decorator
@unmanaged
export class GreaterEqual {
  // @ts-ignore: decorator
  @inline
  apply(a: v128, b: v128): v128 {
    return v128.and(f32x4.ge(a, b), f32x4.splat(1));
  }
}
