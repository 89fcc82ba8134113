// Reading values of which nothing is known: every function takes `unknown` and never throws.

/** An object of a file, its keys still unchecked. */
export type Raw = Readonly<Record<string, unknown>>;

// `__proto__`, `constructor`, `toString`, …: no block, wire or parameter may be called so.
const reserved: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Whether a key can be looked up anywhere without finding something that every object has. */
export function isSafeKey(key: string): boolean {
  return key !== '' && key.length <= 1000 && !reserved.has(key);
}

/** The value as an object with keys, `undefined` for a list or anything else. */
export function asRaw(value: unknown): Raw | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Raw) : undefined;
}

/** An object's own entry; never one it inherits. */
export function own(raw: Raw, key: string): unknown {
  return Object.hasOwn(raw, key) ? raw[key] : undefined;
}

/** A new object without a prototype: looking up a key finds what the file said, and nothing else. */
export function record<T>(entries: Iterable<readonly [string, T]>): Record<string, T> {
  const copy = Object.create(null) as Record<string, T>;
  for (const [key, value] of entries) copy[key] = value;
  return copy;
}
