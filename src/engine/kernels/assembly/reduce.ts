import { Reduction } from '../functions';
import { Add, Maximum, Minimum } from './binaryFunctions';
import { loadPart, storePart } from './part';
import { address, fraction, integer } from './words';

/** Columns of a block: a cache line, and as many accumulators as hide the time an addition takes. */
const block: i32 = 16;

/**
 * x is [outer, length, inner]; its middle axis is reduced in chunks: out is [outer, ceil(length / chunk), inner], each
 * number that of one chunk, divided by the divisor. Chunks do not depend on the number of threads, so neither does a
 * sum made of them.
 * Words: reduction, out, x, outer, length, inner, chunk, divisor. A unit is one chunk of up to 16 of the inner numbers.
 */
export function reduce(words: usize, begin: i32, end: i32): void {
  switch (<Reduction>integer(words, 0)) {
    case Reduction.Sum:
      return reduceUnits<Add>(words, begin, end, 0);
    case Reduction.Maximum:
      return reduceUnits<Maximum>(words, begin, end, -Infinity);
    case Reduction.Minimum:
      return reduceUnits<Minimum>(words, begin, end, Infinity);
    default:
      unreachable();
  }
}

function reduceUnits<Function>(words: usize, begin: i32, end: i32, nothing: f32): void {
  const length = integer(words, 4);
  const inner = integer(words, 5);
  const chunk = integer(words, 6);
  const divisor = f32x4.splat(fraction(words, 7));
  const chunks = (length + chunk - 1) / chunk;
  const blocks = (inner + block - 1) / block;
  for (let unit = begin; unit < end; unit++) {
    const result = unit / blocks;
    const column = (unit % blocks) * block;
    const first = (result % chunks) * chunk;
    const count = min(chunk, length - first);
    const x = address(words, 2) + (<usize>(((result / chunks) * length + first) * inner + column) << 2);
    const out = address(words, 1) + (<usize>(result * inner + column) << 2);
    if (inner == 1) storePart(out, f32x4.div(alongRow<Function>(x, count, nothing), divisor), 1);
    else if (inner - column >= block) downColumns<Function>(out, x, count, inner, divisor);
    else downFewColumns<Function>(out, x, count, inner, inner - column, divisor);
  }
}

/** The reduction of `count` neighbours, in every lane, by 16 interleaved ones. */
// @ts-ignore: decorator
@inline
function alongRow<Function>(x: usize, count: i32, nothing: f32): v128 {
  const f = changetype<Function>(<usize>0);
  let a = f32x4.splat(nothing);
  let b = a;
  let c = a;
  let d = a;
  for (; count >= 16; count -= 16) {
    a = f.apply(a, v128.load(x));
    b = f.apply(b, v128.load(x, 16));
    c = f.apply(c, v128.load(x, 32));
    d = f.apply(d, v128.load(x, 48));
    x += 64;
  }
  for (; count >= 4; count -= 4) {
    a = f.apply(a, v128.load(x));
    x += 16;
  }
  a = f.apply(f.apply(a, b), f.apply(c, d));
  a = f.apply(a, v128.shuffle<i32>(a, a, 2, 3, 0, 1));
  a = f.apply(a, v128.shuffle<i32>(a, a, 1, 0, 3, 2));
  for (; count > 0; count--) {
    a = f.apply(a, v128.load32_splat(x));
    x += 4;
  }
  return a;
}

/** 16 columns, `count` rows of them, `inner` apart. */
// @ts-ignore: decorator
@inline
function downColumns<Function>(out: usize, x: usize, count: i32, inner: i32, divisor: v128): void {
  const f = changetype<Function>(<usize>0);
  const row = <usize>inner << 2;
  let a = v128.load(x);
  let b = v128.load(x, 16);
  let c = v128.load(x, 32);
  let d = v128.load(x, 48);
  for (; count > 1; count--) {
    x += row;
    a = f.apply(a, v128.load(x));
    b = f.apply(b, v128.load(x, 16));
    c = f.apply(c, v128.load(x, 32));
    d = f.apply(d, v128.load(x, 48));
  }
  v128.store(out, f32x4.div(a, divisor));
  v128.store(out, f32x4.div(b, divisor), 16);
  v128.store(out, f32x4.div(c, divisor), 32);
  v128.store(out, f32x4.div(d, divisor), 48);
}

/** The same for fewer than 16 columns: four at a time. */
// @ts-ignore: decorator
@inline
function downFewColumns<Function>(out: usize, x: usize, count: i32, inner: i32, columns: i32, divisor: v128): void {
  const f = changetype<Function>(<usize>0);
  const row = <usize>inner << 2;
  for (; columns > 0; columns -= 4) {
    let at = x;
    let a = loadPart(at, columns);
    for (let left = count; left > 1; left--) {
      at += row;
      a = f.apply(a, loadPart(at, columns));
    }
    storePart(out, f32x4.div(a, divisor), columns);
    x += 16;
    out += 16;
  }
}

/**
 * out[r] = the first column of row r's largest number, a whole number; of a row that starts with NaN it is 0.
 * Words: out, x, columns. A unit is a row.
 */
export function argMax(words: usize, begin: i32, end: i32): void {
  const columns = integer(words, 2);
  let x = address(words, 1) + (<usize>(begin * columns) << 2);
  for (let row = begin; row < end; row++) {
    let largest = load<f32>(x);
    let best = 0;
    for (let column = 1; column < columns; column++) {
      const value = load<f32>(x + (<usize>column << 2));
      if (value > largest) {
        largest = value;
        best = column;
      }
    }
    store<i32>(address(words, 0) + (<usize>row << 2), best);
    x += <usize>columns << 2;
  }
}
