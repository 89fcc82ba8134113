import { storePart } from './part';
import { address, fraction, integer } from './words';

/*
 * Random numbers that depend on a seed, a count of calls and their own place alone: the same as `src/data/random.ts`
 * draws, on any number of threads.
 */

/** Numbers a unit. */
const unit: i32 = 1024;

/** MurmurHash3's finalizer (public domain) of four words at once. */
// @ts-ignore: decorator
@inline
function scattered(bits: v128): v128 {
  let hash = i32x4.mul(v128.xor(bits, i32x4.shr_u(bits, 16)), i32x4.splat(0x85ebca6b));
  hash = i32x4.mul(v128.xor(hash, i32x4.shr_u(hash, 13)), i32x4.splat(0xc2b2ae35));
  return v128.xor(hash, i32x4.shr_u(hash, 16));
}

/** The seed of one call, in every lane: `mixSeed(seed, call)`. */
// @ts-ignore: decorator
@inline
function seedOfCall(seed: i32, call: i32): v128 {
  return scattered(i32x4.splat(seed * 31 + call + 0x9e3779b9));
}

/**
 * out[i] = 0 where draw number i is below the threshold, the scale elsewhere.
 * Words: out, count, seed, where the count of calls lies, threshold (of 2^32, without a sign), scale. A unit is 1024
 * numbers.
 */
export function dropoutMask(words: usize, begin: i32, end: i32): void {
  const first = begin * unit;
  const seed = seedOfCall(integer(words, 2), load<i32>(address(words, 3)));
  const threshold = i32x4.splat(integer(words, 4));
  const scale = f32x4.splat(fraction(words, 5));
  let index = i32x4.add(i32x4.splat(first), i32x4(0, 1, 2, 3));
  let out = address(words, 0) + (<usize>first << 2);
  let left = min(integer(words, 1), end * unit) - first;
  const eight = i32x4.splat(8);
  let later = i32x4.add(index, i32x4.splat(4));
  // Two vectors at a time: what constants cost to get into registers is shared.
  for (; left >= 8; left -= 8) {
    v128.store(out, v128.and(scale, i32x4.ge_u(scattered(v128.xor(seed, index)), threshold)));
    v128.store(out, v128.and(scale, i32x4.ge_u(scattered(v128.xor(seed, later)), threshold)), 16);
    index = i32x4.add(index, eight);
    later = i32x4.add(later, eight);
    out += 32;
  }
  for (; left > 0; left -= 4) {
    const kept = i32x4.ge_u(scattered(v128.xor(seed, index)), threshold);
    storePart(out, v128.and(scale, kept), left);
    index = i32x4.add(index, i32x4.splat(4));
    out += 16;
  }
}

/**
 * out[i] = draw number i as a fraction above 0 and up to 1: `fractionAt(mixSeed(seed, calls), i)`.
 * Words: out, count, seed, where the count of calls lies. A unit is 1024 numbers.
 */
export function uniformDraws(words: usize, begin: i32, end: i32): void {
  const first = begin * unit;
  const seed = seedOfCall(integer(words, 2), load<i32>(address(words, 3)));
  let index = i32x4.add(i32x4.splat(first), i32x4(0, 1, 2, 3));
  let out = address(words, 0) + (<usize>first << 2);
  for (let left = min(integer(words, 1), end * unit) - first; left > 0; left -= 4) {
    // 24 bits, which a float holds exactly.
    const bits = i32x4.add(i32x4.shr_u(scattered(v128.xor(seed, index)), 8), i32x4.splat(1));
    storePart(out, f32x4.mul(f32x4.convert_i32x4_s(bits), f32x4.splat(<f32>5.9604644775390625e-8)), left);
    index = i32x4.add(index, i32x4.splat(4));
    out += 16;
  }
}

/** Adds 1 to a whole number. Words: where it lies. One unit. */
export function countUp(words: usize): void {
  const at = address(words, 0);
  store<i32>(at, load<i32>(at) + 1);
}
