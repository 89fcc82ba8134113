import { UnaryFunction } from '../../functions';
import { multiplyAdd } from '../multiplyAdd';
import { loadPart, storePart } from '../part';
import { seluAlpha, seluScale } from '../unaryFunctions';
import { exp, expMinusOne, softplus } from '../vectorMath';

/** to[i] = activation of from[i], for `count` numbers in a row. Affine is the identity here. */
export function activate(kind: UnaryFunction, from: usize, to: usize, count: i32): void {
  if (kind == UnaryFunction.Sigmoid) map<GateSigmoid>(from, to, count);
  else if (kind == UnaryFunction.Tanh) map<GateTanh>(from, to, count);
  else {
    for (let left = count; left > 0; left -= 4, from += 16, to += 16) {
      storePart(to, otherActivation(kind, loadPart(from, left)), left);
    }
  }
}

// @ts-ignore: decorator
@inline
function map<Function>(from: usize, to: usize, count: i32): void {
  const function_ = changetype<Function>(<usize>0);
  let left = count;
  // Four vectors a round: engines make a function's constants anew in each, which takes as long as two vectors do.
  for (; left >= 16; left -= 16, from += 64, to += 64) {
    const first = function_.apply(v128.load(from));
    const second = function_.apply(v128.load(from, 16));
    const third = function_.apply(v128.load(from, 32));
    const fourth = function_.apply(v128.load(from, 48));
    v128.store(to, first);
    v128.store(to, second, 16);
    v128.store(to, third, 32);
    v128.store(to, fourth, 48);
  }
  for (; left > 0; left -= 4, from += 16, to += 16) storePart(to, function_.apply(loadPart(from, left)), left);
}

// @ts-ignore: decorator
@unmanaged
class GateTanh {
  // @ts-ignore: decorator
  @inline
  apply(x: v128): v128 {
    return gateTanh(x);
  }
}

// @ts-ignore: decorator
@unmanaged
class GateSigmoid {
  // @ts-ignore: decorator
  @inline
  apply(x: v128): v128 {
    const half = f32x4.splat(0.5);
    return multiplyAdd(gateTanh(f32x4.mul(x, half)), half, half);
  }
}

/**
 * tanh x = x P(x^2) / Q(x^2) within 4e-7 of itself, never beyond 1, in two thirds of the time that its exponential
 * takes: a cell has five of these for every unit and step. P and Q are a minimax fit of the relative error over
 * |x| <= 7.9, from where on the result stays 2.4e-7 away from 1. The sigmoid, (1 + tanh(x / 2)) / 2, is within 2e-7.
 */
// @ts-ignore: decorator
@inline
function gateTanh(x: v128): v128 {
  const held = f32x4.pmin(f32x4.pmax(x, f32x4.splat(-7.9)), f32x4.splat(7.9));
  const square = f32x4.mul(held, held);
  let p = f32x4.splat(1.5428844655157094e-8);
  p = multiplyAdd(p, square, f32x4.splat(2.2023865056265284e-5));
  p = multiplyAdd(p, square, f32x4.splat(0.00357902972123922));
  p = multiplyAdd(p, square, f32x4.splat(0.1345065241860412));
  p = multiplyAdd(p, square, f32x4.splat(0.9999999944328613));
  let q = f32x4.splat(8.599133349516702e-7);
  q = multiplyAdd(q, square, f32x4.splat(0.000342371211275868));
  q = multiplyAdd(q, square, f32x4.splat(0.026192381634808557));
  q = multiplyAdd(q, square, f32x4.splat(0.46783980444720114));
  q = multiplyAdd(q, square, f32x4.splat(1));
  return f32x4.div(f32x4.mul(held, p), q);
}

function otherActivation(kind: UnaryFunction, x: v128): v128 {
  const zero = f32x4.splat(0);
  const one = f32x4.splat(1);
  switch (kind) {
    case UnaryFunction.Relu:
      return f32x4.pmax(x, zero);
    case UnaryFunction.HardSigmoid:
      return f32x4.pmin(f32x4.pmax(f32x4.add(f32x4.mul(x, f32x4.splat(1.0 / 6.0)), f32x4.splat(0.5)), zero), one);
    case UnaryFunction.Elu:
      return v128.bitselect(x, expMinusOne(x), f32x4.gt(x, zero));
    case UnaryFunction.Selu: {
      const negative = f32x4.mul(expMinusOne(x), f32x4.splat(seluAlpha));
      return f32x4.mul(v128.bitselect(x, negative, f32x4.gt(x, zero)), f32x4.splat(seluScale));
    }
    case UnaryFunction.Softplus:
      return softplus(x);
    case UnaryFunction.Softsign:
      return f32x4.div(x, f32x4.add(one, f32x4.abs(x)));
    case UnaryFunction.Relu6:
      return f32x4.pmin(f32x4.pmax(x, zero), f32x4.splat(6));
    default:
      return x;
  }
}

/** How steep an activation is where it gave `y`: going back needs no more than what going forward left. */
// @ts-ignore: decorator
@inline
export function slope(kind: UnaryFunction, y: v128): v128 {
  if (kind == UnaryFunction.Sigmoid) return f32x4.mul(y, f32x4.sub(f32x4.splat(1), y));
  if (kind == UnaryFunction.Tanh) return f32x4.sub(f32x4.splat(1), f32x4.mul(y, y));
  return otherSlope(kind, y);
}

function otherSlope(kind: UnaryFunction, y: v128): v128 {
  const zero = f32x4.splat(0);
  const one = f32x4.splat(1);
  switch (kind) {
    case UnaryFunction.Relu:
      return v128.and(one, f32x4.gt(y, zero));
    case UnaryFunction.HardSigmoid:
      return v128.and(f32x4.splat(1.0 / 6.0), v128.and(f32x4.gt(y, zero), f32x4.lt(y, one)));
    case UnaryFunction.Elu:
      return v128.bitselect(one, f32x4.add(y, one), f32x4.gt(y, zero));
    case UnaryFunction.Selu: {
      const negative = f32x4.add(y, f32x4.splat(seluScale * seluAlpha));
      return v128.bitselect(f32x4.splat(seluScale), negative, f32x4.gt(y, zero));
    }
    case UnaryFunction.Softplus:
      return f32x4.sub(one, exp(f32x4.neg(y)));
    case UnaryFunction.Softsign: {
      const rest = f32x4.sub(one, f32x4.abs(y));
      return f32x4.mul(rest, rest);
    }
    case UnaryFunction.Relu6:
      return v128.and(one, v128.and(f32x4.gt(y, zero), f32x4.lt(y, f32x4.splat(6))));
    default:
      return one;
  }
}
