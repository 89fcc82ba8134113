import { BinaryFunction } from '../functions';
import {
  Add,
  Divide,
  Equal,
  Greater,
  GreaterEqual,
  Less,
  LessEqual,
  Maximum,
  Minimum,
  Multiply,
  NotEqual,
  Power,
  SquaredDifference,
  Subtract,
} from './binaryFunctions';
import { loadPart, storePart } from './part';
import { address, integer } from './words';

/** Numbers a unit when the operands are rows from end to end. */
const unit: i32 = 1024;

/**
 * out[i] = f(a[i], b[i]), an operand's number standing for many where it is shorter.
 * Words: function, out, a, b, columns, aColumn, bColumn, rows, aRow, bRow, axes, and for each further axis, innermost
 * first: length, aStep, bStep. `out` is [...axes, rows, columns]; the rest says how far apart an operand's numbers are
 * along an axis: 0 where it has one for all, and along the columns 0 or 1. A unit is a row, or 1024 columns if there is
 * one row. `out` may be an operand of its size.
 */
export function binary(words: usize, begin: i32, end: i32, scratch: usize): void {
  const columns = integer(words, 4);
  const rows = integer(words, 7);
  let out = address(words, 1);
  if (rows == 1 && integer(words, 10) == 0) {
    const first = begin * unit;
    const a = address(words, 2) + (<usize>(first * integer(words, 5)) << 2);
    const b = address(words, 3) + (<usize>(first * integer(words, 6)) << 2);
    row(words, out + (<usize>first << 2), a, b, min(columns, end * unit) - first, scratch);
    return;
  }
  out += <usize>(begin * columns) << 2;
  const aRow = integer(words, 8);
  const bRow = integer(words, 9);
  for (let at = begin; at < end; ) {
    // A run of rows that differ in the row axis only.
    const first = at % rows;
    const after = min(end, at - first + rows);
    let a = address(words, 2) + (<usize>(offset(words, at / rows, 1) + first * aRow) << 2);
    let b = address(words, 3) + (<usize>(offset(words, at / rows, 2) + first * bRow) << 2);
    for (; at < after; at++) {
      row(words, out, a, b, columns, scratch);
      out += <usize>columns << 2;
      a += <usize>aRow << 2;
      b += <usize>bRow << 2;
    }
  }
}

/** Numbers from an operand's first to those of index `index` of the further axes; `operand` is 1 for a, 2 for b. */
function offset(words: usize, index: i32, operand: i32): i32 {
  let sum = 0;
  const axes = integer(words, 10);
  for (let axis = 0; axis < axes; axis++) {
    const length = integer(words, 11 + 3 * axis);
    sum += (index % length) * integer(words, 11 + 3 * axis + operand);
    index /= length;
  }
  return sum;
}

/** One row. An operand with one number for all is laid down as a vector in `scratch`, and read again and again. */
function row(words: usize, out: usize, a: usize, b: usize, count: i32, scratch: usize): void {
  const aStep = <usize>integer(words, 5) << 4;
  const bStep = <usize>integer(words, 6) << 4;
  if (!aStep) {
    v128.store(scratch, v128.load32_splat(a));
    a = scratch;
  }
  if (!bStep) {
    v128.store(scratch, v128.load32_splat(b), 16);
    b = scratch + 16;
  }
  switch (<BinaryFunction>integer(words, 0)) {
    case BinaryFunction.Add:
      return map<Add>(out, a, aStep, b, bStep, count);
    case BinaryFunction.Subtract:
      return map<Subtract>(out, a, aStep, b, bStep, count);
    case BinaryFunction.Multiply:
      return map<Multiply>(out, a, aStep, b, bStep, count);
    case BinaryFunction.Divide:
      return map<Divide>(out, a, aStep, b, bStep, count);
    case BinaryFunction.Maximum:
      return map<Maximum>(out, a, aStep, b, bStep, count);
    case BinaryFunction.Minimum:
      return map<Minimum>(out, a, aStep, b, bStep, count);
    case BinaryFunction.Power:
      return map<Power>(out, a, aStep, b, bStep, count);
    case BinaryFunction.SquaredDifference:
      return map<SquaredDifference>(out, a, aStep, b, bStep, count);
    case BinaryFunction.Equal:
      return map<Equal>(out, a, aStep, b, bStep, count);
    case BinaryFunction.NotEqual:
      return map<NotEqual>(out, a, aStep, b, bStep, count);
    case BinaryFunction.Less:
      return map<Less>(out, a, aStep, b, bStep, count);
    case BinaryFunction.LessEqual:
      return map<LessEqual>(out, a, aStep, b, bStep, count);
    case BinaryFunction.Greater:
      return map<Greater>(out, a, aStep, b, bStep, count);
    case BinaryFunction.GreaterEqual:
      return map<GreaterEqual>(out, a, aStep, b, bStep, count);
    default:
      unreachable();
  }
}

// @ts-ignore: decorator
@inline
function map<Function>(out: usize, a: usize, aStep: usize, b: usize, bStep: usize, count: i32): void {
  const f = changetype<Function>(<usize>0);
  for (; count >= 8; count -= 8) {
    const low = f.apply(v128.load(a), v128.load(b));
    const high = f.apply(v128.load(a + aStep), v128.load(b + bStep));
    v128.store(out, low);
    v128.store(out, high, 16);
    out += 32;
    a += 2 * aStep;
    b += 2 * bStep;
  }
  for (; count > 0; count -= 4) {
    storePart(out, f.apply(loadPart(a, count), loadPart(b, count)), count);
    out += 16;
    a += aStep;
    b += bStep;
  }
}

/**
 * out[i] = condition[i] is not 0 ? a[i] : b[i].
 * Words: out, condition, a, b, count. A unit is 1024 numbers. `out` may be any of them.
 */
export function select(words: usize, begin: i32, end: i32): void {
  const first = begin * unit;
  let at = <usize>first << 2;
  for (let left = min(integer(words, 4), end * unit) - first; left > 0; left -= 4) {
    const otherwise = f32x4.eq(loadPart(address(words, 1) + at, left), f32x4.splat(0));
    const a = loadPart(address(words, 2) + at, left);
    const b = loadPart(address(words, 3) + at, left);
    storePart(address(words, 0) + at, v128.bitselect(b, a, otherwise), left);
    at += 16;
  }
}
