/**
 * Functions of one number, as the instructions `unary` and `unaryGradient` know them. Read by TypeScript and by
 * AssemblyScript. `first` and `second` are the instruction's two settings.
 */
export enum UnaryFunction {
  /** first * x + second */
  Affine,
  Relu,
  Relu6,
  /** first * x where x is negative. */
  LeakyRelu,
  /** first * (e^x - 1) where x is negative. */
  Elu,
  Selu,
  /** x times the share of the normal distribution below x. */
  Gelu,
  /** The same by tanh. */
  GeluTanh,
  /** x sigmoid(x), also called SiLU. */
  Swish,
  /** x tanh(softplus(x)) */
  Mish,
  Softplus,
  /** x / (1 + |x|) */
  Softsign,
  Tanh,
  Sigmoid,
  /** first * x + second, held between 0 and 1. */
  HardSigmoid,
  Exp,
  Log,
  Sqrt,
  ReciprocalSqrt,
  Square,
  Abs,
  Reciprocal,
  /** -1, 0 or 1. */
  Sign,
  /** Held between first and second. */
  Clip,
  /** 1 where x is positive, first elsewhere. */
  Step,
  Sin,
  Cos,
  /** The nearest whole numbers: not above x, not below it, and the even one of two that are as near. */
  Floor,
  Ceil,
  Round,
  /** A float as a whole number, toward 0. */
  ToInteger,
  /** A whole number as a float. */
  ToFloat,
}

/** Functions of two numbers, as the instruction `binary` knows them. Comparisons give 0 or 1. */
export enum BinaryFunction {
  Add,
  Subtract,
  Multiply,
  Divide,
  Maximum,
  Minimum,
  Power,
  /** (a - b)^2 */
  SquaredDifference,
  Equal,
  NotEqual,
  Less,
  LessEqual,
  Greater,
  GreaterEqual,
}

/** How the instruction `reduce` makes one number of many. */
export enum Reduction {
  Sum,
  Maximum,
  Minimum,
}

/** What stands beyond the edges of an image, as Keras names it: one value, the nearest pixel, a mirror, or itself again. */
export enum FillMode {
  Constant,
  Nearest,
  Reflect,
  Wrap,
}
