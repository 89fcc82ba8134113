import { address, fraction, integer } from './words';

/** Numbers a unit of `fill` and `copy`. */
const unit: i32 = 1024;

/** Words: out, count, value. A unit is 1024 numbers. */
export function fill(words: usize, begin: i32, end: i32): void {
  const out = address(words, 0);
  const count = integer(words, 1);
  const value = fraction(words, 2);
  const first = begin * unit;
  const last = min(count, end * unit);
  const four = f32x4.splat(value);
  let at = first;
  for (; at + 4 <= last; at += 4) v128.store(out + (<usize>at << 2), four);
  for (; at < last; at++) store<f32>(out + (<usize>at << 2), value);
}

/** Words: out, from, count. A unit is 1024 numbers. */
export function copy(words: usize, begin: i32, end: i32): void {
  const first = <usize>(begin * unit) << 2;
  const last = <usize>min(integer(words, 2), end * unit) << 2;
  memory.copy(address(words, 0) + first, address(words, 1) + first, last - first);
}
