import { UnaryFunction } from '../functions';
import { loadPart, storePart } from './part';
import {
  Affine,
  Relu,
  Relu6,
  LeakyRelu,
  Elu,
  Selu,
  Gelu,
  GeluTanh,
  Swish,
  Mish,
  Softplus,
  Softsign,
  Tanh,
  Sigmoid,
  HardSigmoid,
  Exp,
  Log,
  Sqrt,
  ReciprocalSqrt,
  Square,
  Abs,
  Reciprocal,
  Sign,
  Clip,
  Step,
  Sin,
  Cos,
  ToInteger,
  ToFloat,
} from './unaryFunctions';
import { address, fraction, integer } from './words';

/** Numbers a unit. */
const unit: i32 = 256;

/**
 * out[i] = f(x[i]).
 * Words: function, out, x, count, first, second. A unit is 256 numbers. `out` may be `x`.
 */
export function unary(words: usize, begin: i32, end: i32): void {
  switch (<UnaryFunction>integer(words, 0)) {
    case UnaryFunction.Affine:
      return map<Affine>(words, begin, end);
    case UnaryFunction.Relu:
      return map<Relu>(words, begin, end);
    case UnaryFunction.Relu6:
      return map<Relu6>(words, begin, end);
    case UnaryFunction.LeakyRelu:
      return map<LeakyRelu>(words, begin, end);
    case UnaryFunction.Elu:
      return map<Elu>(words, begin, end);
    case UnaryFunction.Selu:
      return map<Selu>(words, begin, end);
    case UnaryFunction.Gelu:
      return map<Gelu>(words, begin, end);
    case UnaryFunction.GeluTanh:
      return map<GeluTanh>(words, begin, end);
    case UnaryFunction.Swish:
      return map<Swish>(words, begin, end);
    case UnaryFunction.Mish:
      return map<Mish>(words, begin, end);
    case UnaryFunction.Softplus:
      return map<Softplus>(words, begin, end);
    case UnaryFunction.Softsign:
      return map<Softsign>(words, begin, end);
    case UnaryFunction.Tanh:
      return map<Tanh>(words, begin, end);
    case UnaryFunction.Sigmoid:
      return map<Sigmoid>(words, begin, end);
    case UnaryFunction.HardSigmoid:
      return map<HardSigmoid>(words, begin, end);
    case UnaryFunction.Exp:
      return map<Exp>(words, begin, end);
    case UnaryFunction.Log:
      return map<Log>(words, begin, end);
    case UnaryFunction.Sqrt:
      return map<Sqrt>(words, begin, end);
    case UnaryFunction.ReciprocalSqrt:
      return map<ReciprocalSqrt>(words, begin, end);
    case UnaryFunction.Square:
      return map<Square>(words, begin, end);
    case UnaryFunction.Abs:
      return map<Abs>(words, begin, end);
    case UnaryFunction.Reciprocal:
      return map<Reciprocal>(words, begin, end);
    case UnaryFunction.Sign:
      return map<Sign>(words, begin, end);
    case UnaryFunction.Clip:
      return map<Clip>(words, begin, end);
    case UnaryFunction.Step:
      return map<Step>(words, begin, end);
    case UnaryFunction.Sin:
      return map<Sin>(words, begin, end);
    case UnaryFunction.Cos:
      return map<Cos>(words, begin, end);
    case UnaryFunction.ToInteger:
      return map<ToInteger>(words, begin, end);
    case UnaryFunction.ToFloat:
      return map<ToFloat>(words, begin, end);
    default:
      unreachable();
  }
}

// @ts-ignore: decorator
@inline
function map<Function>(words: usize, begin: i32, end: i32): void {
  const first = f32x4.splat(fraction(words, 4));
  const second = f32x4.splat(fraction(words, 5));
  const shift = address(words, 1) - address(words, 2);
  let at = address(words, 2) + (<usize>(begin * unit) << 2);
  for (let left = min(integer(words, 3), end * unit) - begin * unit; left > 0; left -= 4) {
    const y = changetype<Function>(<usize>0).apply(loadPart(at, left), first, second);
    storePart(at + shift, y, left);
    at += 16;
  }
}
