import { UnaryFunction } from '../functions';
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
  Floor,
  Ceil,
  Round,
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
export function unary(words: usize, begin: i32, end: i32, scratch: usize): void {
  switch (<UnaryFunction>integer(words, 0)) {
    case UnaryFunction.Affine:
      return map<Affine>(words, begin, end, scratch);
    case UnaryFunction.Relu:
      return map<Relu>(words, begin, end, scratch);
    case UnaryFunction.Relu6:
      return map<Relu6>(words, begin, end, scratch);
    case UnaryFunction.LeakyRelu:
      return map<LeakyRelu>(words, begin, end, scratch);
    case UnaryFunction.Elu:
      return map<Elu>(words, begin, end, scratch);
    case UnaryFunction.Selu:
      return map<Selu>(words, begin, end, scratch);
    case UnaryFunction.Gelu:
      return map<Gelu>(words, begin, end, scratch);
    case UnaryFunction.GeluTanh:
      return map<GeluTanh>(words, begin, end, scratch);
    case UnaryFunction.Swish:
      return map<Swish>(words, begin, end, scratch);
    case UnaryFunction.Mish:
      return map<Mish>(words, begin, end, scratch);
    case UnaryFunction.Softplus:
      return map<Softplus>(words, begin, end, scratch);
    case UnaryFunction.Softsign:
      return map<Softsign>(words, begin, end, scratch);
    case UnaryFunction.Tanh:
      return mapInFours<Tanh>(words, begin, end, scratch);
    case UnaryFunction.Sigmoid:
      return mapInFours<Sigmoid>(words, begin, end, scratch);
    case UnaryFunction.HardSigmoid:
      return map<HardSigmoid>(words, begin, end, scratch);
    case UnaryFunction.Exp:
      return map<Exp>(words, begin, end, scratch);
    case UnaryFunction.Log:
      return map<Log>(words, begin, end, scratch);
    case UnaryFunction.Sqrt:
      return map<Sqrt>(words, begin, end, scratch);
    case UnaryFunction.ReciprocalSqrt:
      return map<ReciprocalSqrt>(words, begin, end, scratch);
    case UnaryFunction.Square:
      return map<Square>(words, begin, end, scratch);
    case UnaryFunction.Abs:
      return map<Abs>(words, begin, end, scratch);
    case UnaryFunction.Reciprocal:
      return map<Reciprocal>(words, begin, end, scratch);
    case UnaryFunction.Sign:
      return map<Sign>(words, begin, end, scratch);
    case UnaryFunction.Clip:
      return map<Clip>(words, begin, end, scratch);
    case UnaryFunction.Step:
      return map<Step>(words, begin, end, scratch);
    case UnaryFunction.Sin:
      return map<Sin>(words, begin, end, scratch);
    case UnaryFunction.Cos:
      return map<Cos>(words, begin, end, scratch);
    case UnaryFunction.Floor:
      return map<Floor>(words, begin, end, scratch);
    case UnaryFunction.Ceil:
      return map<Ceil>(words, begin, end, scratch);
    case UnaryFunction.Round:
      return map<Round>(words, begin, end, scratch);
    case UnaryFunction.ToInteger:
      return map<ToInteger>(words, begin, end, scratch);
    case UnaryFunction.ToFloat:
      return map<ToFloat>(words, begin, end, scratch);
    default:
      unreachable();
  }
}

/** Two vectors at a time: what a function's constants cost to get into registers is shared. */
// @ts-ignore: decorator
@inline
function map<Function>(words: usize, begin: i32, end: i32, scratch: usize): void {
  const f = changetype<Function>(<usize>0);
  const first = f32x4.splat(fraction(words, 4));
  const second = f32x4.splat(fraction(words, 5));
  let x = address(words, 2) + (<usize>(begin * unit) << 2);
  let out = address(words, 1) + (<usize>(begin * unit) << 2);
  for (let left = min(integer(words, 3), end * unit) - begin * unit; left > 0; left -= 8) {
    let place = out;
    if (left < 8) {
      // The last few are copied to where there is room for eight.
      memory.copy(scratch, x, <usize>left << 2);
      x = place = scratch;
    }
    const low = f.apply(v128.load(x), first, second);
    const high = f.apply(v128.load(x, 16), first, second);
    v128.store(place, low);
    v128.store(place, high, 16);
    if (left < 8) memory.copy(out, scratch, <usize>left << 2);
    x += 32;
    out += 32;
  }
}

/** The same, four vectors at a time: for functions of many constants, which are made anew in each round. */
// @ts-ignore: decorator
@inline
function mapInFours<Function>(words: usize, begin: i32, end: i32, scratch: usize): void {
  const f = changetype<Function>(<usize>0);
  const zero = f32x4.splat(0);
  let x = address(words, 2) + (<usize>(begin * unit) << 2);
  let out = address(words, 1) + (<usize>(begin * unit) << 2);
  for (let left = min(integer(words, 3), end * unit) - begin * unit; left > 0; left -= 16) {
    let place = out;
    if (left < 16) {
      memory.copy(scratch, x, <usize>left << 2);
      x = place = scratch;
    }
    const first = f.apply(v128.load(x), zero, zero);
    const second = f.apply(v128.load(x, 16), zero, zero);
    const third = f.apply(v128.load(x, 32), zero, zero);
    const fourth = f.apply(v128.load(x, 48), zero, zero);
    v128.store(place, first);
    v128.store(place, second, 16);
    v128.store(place, third, 32);
    v128.store(place, fourth, 48);
    if (left < 16) memory.copy(out, scratch, <usize>left << 2);
    x += 64;
    out += 64;
  }
}
