/*
 * Categories: how they are told, and tables that say of each whole number from 0 on which one it is. A layer that knows
 * how many numbers can come in works its table out once.
 */

/** A category as a number, as a row with a 1, or all of a sample as a set or as counts. */
export type OutputMode = 'int' | 'oneHot' | 'multiHot' | 'count';

/** The shape that categories of a shape get, with the batch axis. */
export function encodedShape(shape: readonly (number | null)[], mode: OutputMode, depth: number): (number | null)[] {
  if (mode === 'int') return [...shape];
  // A row for each category; an axis of one category goes, as in Keras.
  if (mode === 'oneHot') return [...(shape.length > 1 && shape.at(-1) === 1 ? shape.slice(0, -1) : shape), depth];
  return [shape[0]!, ...shape.slice(2), depth];
}

export interface HashSettings {
  numBins: number;
  /** A number that gets bin 0 for itself, if any does. */
  maskValue?: number | null;
  /** How many different numbers can come in. */
  inputValues: number;
}

/** The bin of each number: that of `keras.layers.Hashing` without a salt, which hashes its decimal digits. */
export function hashTable({ numBins, maskValue, inputValues }: HashSettings): number[] {
  const reserved = typeof maskValue === 'number' && numBins > 1 ? 1 : 0;
  return Array.from({ length: inputValues }, (_, value) =>
    reserved === 1 && value === maskValue ? 0 : reserved + hashBucket(String(value), numBins - reserved),
  );
}

/** `tf.strings.to_hash_bucket_fast`: FarmHash's Fingerprint64 of a text of at most 16 ASCII letters, modulo the bins. */
function hashBucket(text: string, bins: number): number {
  return Number(fingerprint(Array.from(text, (letter) => BigInt(letter.charCodeAt(0)))) % BigInt(bins));
}

// Constants of FarmHash (Geoff Pike, MIT licence), primes between 2^63 and 2^64.
const k0 = 0xc3a5c85c97cb3127n;
const k2 = 0x9ae16a3b2f90404fn;
const wrap = (value: bigint): bigint => BigInt.asUintN(64, value);
const rotate = (value: bigint, bits: bigint): bigint => wrap((value >> bits) | (value << (64n - bits)));
const mixed = (value: bigint): bigint => value ^ (value >> 47n);

function fingerprint(bytes: readonly bigint[]): bigint {
  const length = BigInt(bytes.length);
  const word = (at: number, count: number): bigint =>
    bytes.slice(at, at + count).reduce((sum, byte, place) => sum | (byte << BigInt(8 * place)), 0n);
  if (bytes.length >= 8) {
    const multiplier = wrap(k2 + length * 2n);
    const a = wrap(word(0, 8) + k2);
    const b = word(bytes.length - 8, 8);
    const c = wrap(rotate(b, 37n) * multiplier + a);
    const d = wrap((rotate(a, 25n) + b) * multiplier);
    return paired(c, d, multiplier);
  }
  if (bytes.length >= 4) {
    const multiplier = wrap(k2 + length * 2n);
    return paired(wrap(length + (word(0, 4) << 3n)), word(bytes.length - 4, 4), multiplier);
  }
  const [first, middle, last] = [bytes[0]!, bytes[bytes.length >> 1]!, bytes.at(-1)!];
  return wrap(mixed(wrap((first + (middle << 8n)) * k2) ^ wrap((length + (last << 2n)) * k0)) * k2);
}

/** One number of two. */
function paired(u: bigint, v: bigint, multiplier: bigint): bigint {
  const a = wrap((u ^ v) * multiplier);
  const b = wrap((v ^ a ^ (a >> 47n)) * multiplier);
  return wrap(mixed(b) * multiplier);
}

export interface LookupSettings {
  /** The numbers that have a place of their own, in order. */
  vocabulary: readonly number[];
  /** Places in front, which all others share. */
  numOovIndices: number;
  /** How many different numbers can come in. */
  inputValues: number;
}

/** The place of each number, as `keras.layers.IntegerLookup` gives it. */
export function vocabularyTable({ vocabulary, numOovIndices, inputValues }: LookupSettings): number[] {
  const places = new Map(vocabulary.map((value, place) => [value, numOovIndices + place]));
  return Array.from({ length: inputValues }, (_, value) => places.get(value) ?? value % numOovIndices);
}
