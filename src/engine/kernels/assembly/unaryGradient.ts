import { UnaryFunction } from '../functions';
import { loadPart, storePart } from './part';
import {
  AffineGradient,
  ReluGradient,
  Relu6Gradient,
  LeakyReluGradient,
  EluGradient,
  SeluGradient,
  GeluGradient,
  GeluTanhGradient,
  SwishGradient,
  MishGradient,
  SoftplusGradient,
  SoftsignGradient,
  TanhGradient,
  SigmoidGradient,
  HardSigmoidGradient,
  ExpGradient,
  LogGradient,
  SqrtGradient,
  ReciprocalSqrtGradient,
  SquareGradient,
  AbsGradient,
  ReciprocalGradient,
  ClipGradient,
  SinGradient,
  CosGradient,
} from './unaryGradients';
import { address, fraction, integer } from './words';

/** Numbers a unit. */
const unit: i32 = 256;

/**
 * out[i] = f'(x[i]) dy[i].
 * Words: function, out, saved, dy, count, first, second. `saved` is x or f(x), as the function's class has it. A unit
 * is 256 numbers. `out` may be `saved` or `dy`.
 */
export function unaryGradient(words: usize, begin: i32, end: i32): void {
  switch (<UnaryFunction>integer(words, 0)) {
    case UnaryFunction.Affine:
      return map<AffineGradient>(words, begin, end);
    case UnaryFunction.Relu:
      return map<ReluGradient>(words, begin, end);
    case UnaryFunction.Relu6:
      return map<Relu6Gradient>(words, begin, end);
    case UnaryFunction.LeakyRelu:
      return map<LeakyReluGradient>(words, begin, end);
    case UnaryFunction.Elu:
      return map<EluGradient>(words, begin, end);
    case UnaryFunction.Selu:
      return map<SeluGradient>(words, begin, end);
    case UnaryFunction.Gelu:
      return map<GeluGradient>(words, begin, end);
    case UnaryFunction.GeluTanh:
      return map<GeluTanhGradient>(words, begin, end);
    case UnaryFunction.Swish:
      return map<SwishGradient>(words, begin, end);
    case UnaryFunction.Mish:
      return map<MishGradient>(words, begin, end);
    case UnaryFunction.Softplus:
      return map<SoftplusGradient>(words, begin, end);
    case UnaryFunction.Softsign:
      return map<SoftsignGradient>(words, begin, end);
    case UnaryFunction.Tanh:
      return map<TanhGradient>(words, begin, end);
    case UnaryFunction.Sigmoid:
      return map<SigmoidGradient>(words, begin, end);
    case UnaryFunction.HardSigmoid:
      return map<HardSigmoidGradient>(words, begin, end);
    case UnaryFunction.Exp:
      return map<ExpGradient>(words, begin, end);
    case UnaryFunction.Log:
      return map<LogGradient>(words, begin, end);
    case UnaryFunction.Sqrt:
      return map<SqrtGradient>(words, begin, end);
    case UnaryFunction.ReciprocalSqrt:
      return map<ReciprocalSqrtGradient>(words, begin, end);
    case UnaryFunction.Square:
      return map<SquareGradient>(words, begin, end);
    case UnaryFunction.Abs:
      return map<AbsGradient>(words, begin, end);
    case UnaryFunction.Reciprocal:
      return map<ReciprocalGradient>(words, begin, end);
    case UnaryFunction.Clip:
      return map<ClipGradient>(words, begin, end);
    case UnaryFunction.Sin:
      return map<SinGradient>(words, begin, end);
    case UnaryFunction.Cos:
      return map<CosGradient>(words, begin, end);
    default:
      unreachable();
  }
}

// @ts-ignore: decorator
@inline
function map<Function>(words: usize, begin: i32, end: i32): void {
  const first = f32x4.splat(fraction(words, 5));
  const second = f32x4.splat(fraction(words, 6));
  const shift = address(words, 1) - address(words, 3);
  const savedShift = address(words, 2) - address(words, 3);
  let at = address(words, 3) + (<usize>(begin * unit) << 2);
  for (let left = min(integer(words, 4), end * unit) - begin * unit; left > 0; left -= 4) {
    const dy = loadPart(at, left);
    const dx = changetype<Function>(<usize>0).apply(loadPart(at + savedShift, left), dy, first, second);
    storePart(at + shift, dx, left);
    at += 16;
  }
}
