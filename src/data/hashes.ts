/*
 * Hashes of short texts, as numbers of 64 bits.
 */

const wrap = (value: bigint): bigint => BigInt.asUintN(64, value);
const bytesOf = (text: string): bigint[] => Array.from(text, (letter) => BigInt(letter.charCodeAt(0)));
/** A number from its bytes, the lowest first. */
const little = (bytes: readonly bigint[]): bigint =>
  bytes.reduce((sum, byte, place) => sum | (byte << BigInt(8 * place)), 0n);

// Constants of FarmHash (Geoff Pike, MIT licence), primes between 2^63 and 2^64.
const k0 = 0xc3a5c85c97cb3127n;
const k2 = 0x9ae16a3b2f90404fn;
const rotate = (value: bigint, bits: bigint): bigint => wrap((value >> bits) | (value << (64n - bits)));
const mixed = (value: bigint): bigint => value ^ (value >> 47n);

/** FarmHash's Fingerprint64 of a text of at most 16 ASCII letters, as in `tf.strings.to_hash_bucket_fast`. */
export function fingerprint(text: string): bigint {
  const bytes = bytesOf(text);
  const length = BigInt(bytes.length);
  const word = (at: number, count: number): bigint => little(bytes.slice(at, at + count));
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

/**
 * SipHash-2-4 of a text of ASCII letters under a key of two numbers, as in `tf.strings.to_hash_bucket_strong`.
 * Aumasson and Bernstein (2012), https://www.aumasson.jp/siphash/siphash.pdf
 */
export function sipHash(text: string, [first, second]: readonly [number, number]): bigint {
  const [k0, k1] = [BigInt(first), BigInt(second)];
  // The paper's four words: "somepseudorandomlygeneratedbytes".
  const start = [0x736f6d6570736575n, 0x646f72616e646f6dn, 0x6c7967656e657261n, 0x7465646279746573n] as const;
  let state: SipState = [k0 ^ start[0], k1 ^ start[1], k0 ^ start[2], k1 ^ start[3]];
  const bytes = bytesOf(text);
  for (let at = 0; at <= bytes.length; at += 8) {
    const last = at + 8 > bytes.length;
    // The last word has the length on top.
    const word = little(bytes.slice(at, at + 8)) | (last ? BigInt(bytes.length & 0xff) << 56n : 0n);
    state = [state[0], state[1], state[2], state[3] ^ word];
    state = sipRound(sipRound(state));
    state = [state[0] ^ word, state[1], state[2], state[3]];
  }
  state = [state[0], state[1], state[2] ^ 0xffn, state[3]];
  for (let round = 0; round < 4; round++) state = sipRound(state);
  return state[0] ^ state[1] ^ state[2] ^ state[3];
}

type SipState = readonly [bigint, bigint, bigint, bigint];

const rotateLeft = (value: bigint, bits: bigint): bigint => wrap((value << bits) | (value >> (64n - bits)));

function sipRound([v0, v1, v2, v3]: SipState): SipState {
  const a = wrap(v0 + v1);
  const b = rotateLeft(v1, 13n) ^ a;
  const c = wrap(v2 + v3);
  const d = rotateLeft(v3, 16n) ^ c;
  const e = wrap(rotateLeft(a, 32n) + d);
  const f = wrap(c + b);
  return [e, rotateLeft(b, 17n) ^ f, rotateLeft(f, 32n), rotateLeft(d, 21n) ^ e];
}
