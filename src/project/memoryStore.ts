import type { KeyValueStore } from './storage.ts';

/** A store that lives as long as the page: for tests, and to go on with where the browser gives none. */
export interface MemoryStore extends KeyValueStore {
  readonly values: Map<string, unknown>;
  /** Has the next calls fail with this error, until it is called with `null`. */
  fail(error: Error | null): void;
  /** Has one change fail after it was worked out, before any of it is written. */
  failNext(error: Error): void;
}

/** An empty store. Values are copied on the way in and out, as IndexedDB does. */
export function memoryStore(): MemoryStore {
  const values = new Map<string, unknown>();
  let failure: Error | null = null;
  let once: Error | null = null;
  return {
    values,
    fail: (error) => void (failure = error),
    failNext: (error) => void (once = error),
    read: async (key) => {
      if (failure) throw failure;
      return structuredClone(values.get(key));
    },
    change: async (key, change) => {
      if (failure) throw failure;
      const { write, remove, result } = change(structuredClone(values.get(key)));
      const error = once;
      once = null;
      if (error) throw error;
      for (const [name, value] of Object.entries(write)) values.set(name, structuredClone(value));
      for (const name of remove) values.delete(name);
      return result;
    },
  };
}
