/** Draws from [0, 1). */
export type Random = () => number;

/**
 * Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, 32 bits of result. The same seed gives the same numbers
 * on every machine, because it uses nothing but whole numbers. Enough for shuffles and noise, not for secrets.
 */
export function random(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 15), z | 1);
    z ^= z + Math.imul(z ^ (z >>> 7), z | 61);
    return ((z ^ (z >>> 14)) >>> 0) / 4294967296;
  };
}

/** Draws from the normal distribution of mean 0 and deviation 1, two draws of `draw` each (Box and Muller 1958). */
export function normal(draw: Random): number {
  // 1 - x lies in (0, 1], where the logarithm is finite.
  return Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
}

/**
 * A seed of its own for one purpose: the run's seed with an epoch, a batch, a sample. Neighbouring numbers give
 * unrelated seeds.
 */
export function mixSeed(seed: number, ...parts: readonly number[]): number {
  let hash = seed >>> 0;
  for (const part of parts) {
    hash = scattered((Math.imul(hash, 31) + part + 0x9e3779b9) >>> 0);
  }
  return hash;
}

/**
 * Draw number `index` of those that belong to a seed, 32 bits: each can be had without the ones before it, so that
 * vectors and threads can share the work.
 */
export function drawAt(seed: number, index: number): number {
  return scattered((seed ^ index) >>> 0);
}

/** Draw number `index` of a seed as a fraction above 0 and up to 1, of 24 bits, which a 32-bit float holds exactly. */
export function fractionAt(seed: number, index: number): number {
  return ((drawAt(seed, index) >>> 8) + 1) / 2 ** 24;
}

/**
 * Draw number `index` of `size` that belong to a seed, from the normal distribution of mean 0 and deviation 1 (Box and
 * Muller 1958): its radius is draw `index`, its angle draw `size + index`.
 */
export function normalAt(seed: number, index: number, size: number): number {
  const radius = Math.sqrt(-2 * Math.log(fractionAt(seed, index)));
  return radius * Math.cos(2 * Math.PI * fractionAt(seed, size + index));
}

/** Each bit of the result depends on all 32 (MurmurHash3's finalizer, public domain). */
function scattered(bits: number): number {
  let hash = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The whole numbers below `size` in an order that depends on the seed alone (Fisher and Yates). */
export function permutation(size: number, seed: number): Uint32Array {
  const draw = random(seed);
  const order = new Uint32Array(size);
  for (let index = 0; index < size; index++) order[index] = index;
  for (let last = size - 1; last > 0; last--) {
    const other = Math.floor(draw() * (last + 1));
    const kept = order[last]!;
    order[last] = order[other]!;
    order[other] = kept;
  }
  return order;
}
