import { UnaryFunction } from '../functions';
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
export function unaryGradient(words: usize, begin: i32, end: i32, scratch: usize): void {
  switch (<UnaryFunction>integer(words, 0)) {
    case UnaryFunction.Affine:
      return map<AffineGradient>(words, begin, end, scratch);
    case UnaryFunction.Relu:
      return map<ReluGradient>(words, begin, end, scratch);
    case UnaryFunction.Relu6:
      return map<Relu6Gradient>(words, begin, end, scratch);
    case UnaryFunction.LeakyRelu:
      return map<LeakyReluGradient>(words, begin, end, scratch);
    case UnaryFunction.Elu:
      return map<EluGradient>(words, begin, end, scratch);
    case UnaryFunction.Selu:
      return map<SeluGradient>(words, begin, end, scratch);
    case UnaryFunction.Gelu:
      return map<GeluGradient>(words, begin, end, scratch);
    case UnaryFunction.GeluTanh:
      return map<GeluTanhGradient>(words, begin, end, scratch);
    case UnaryFunction.Swish:
      return map<SwishGradient>(words, begin, end, scratch);
    case UnaryFunction.Mish:
      return map<MishGradient>(words, begin, end, scratch);
    case UnaryFunction.Softplus:
      return map<SoftplusGradient>(words, begin, end, scratch);
    case UnaryFunction.Softsign:
      return map<SoftsignGradient>(words, begin, end, scratch);
    case UnaryFunction.Tanh:
      return map<TanhGradient>(words, begin, end, scratch);
    case UnaryFunction.Sigmoid:
      return map<SigmoidGradient>(words, begin, end, scratch);
    case UnaryFunction.HardSigmoid:
      return map<HardSigmoidGradient>(words, begin, end, scratch);
    case UnaryFunction.Exp:
      return map<ExpGradient>(words, begin, end, scratch);
    case UnaryFunction.Log:
      return map<LogGradient>(words, begin, end, scratch);
    case UnaryFunction.Sqrt:
      return map<SqrtGradient>(words, begin, end, scratch);
    case UnaryFunction.ReciprocalSqrt:
      return map<ReciprocalSqrtGradient>(words, begin, end, scratch);
    case UnaryFunction.Square:
      return map<SquareGradient>(words, begin, end, scratch);
    case UnaryFunction.Abs:
      return map<AbsGradient>(words, begin, end, scratch);
    case UnaryFunction.Reciprocal:
      return map<ReciprocalGradient>(words, begin, end, scratch);
    case UnaryFunction.Clip:
      return map<ClipGradient>(words, begin, end, scratch);
    case UnaryFunction.Sin:
      return map<SinGradient>(words, begin, end, scratch);
    case UnaryFunction.Cos:
      return map<CosGradient>(words, begin, end, scratch);
    default:
      unreachable();
  }
}

/** Two vectors at a time, as in `unary`. */
// @ts-ignore: decorator
@inline
function map<Function>(words: usize, begin: i32, end: i32, scratch: usize): void {
  const f = changetype<Function>(<usize>0);
  const first = f32x4.splat(fraction(words, 5));
  const second = f32x4.splat(fraction(words, 6));
  const start = <usize>(begin * unit) << 2;
  let out = address(words, 1) + start;
  let saved = address(words, 2) + start;
  let dy = address(words, 3) + start;
  for (let left = min(integer(words, 4), end * unit) - begin * unit; left > 0; left -= 8) {
    let place = out;
    if (left < 8) {
      memory.copy(scratch, saved, <usize>left << 2);
      memory.copy(scratch + 32, dy, <usize>left << 2);
      saved = place = scratch;
      dy = scratch + 32;
    }
    const low = f.apply(v128.load(saved), v128.load(dy), first, second);
    const high = f.apply(v128.load(saved, 16), v128.load(dy, 16), first, second);
    v128.store(place, low);
    v128.store(place, high, 16);
    if (left < 8) memory.copy(out, scratch, <usize>left << 2);
    saved += 32;
    dy += 32;
    out += 32;
  }
}
