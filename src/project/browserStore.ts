import { createStore, promisifyRequest, type UseStore } from 'idb-keyval';
import type { Change, KeyValueStore } from './storage.ts';

/** How long storage may take to answer before it counts as blocked. */
const patienceMs = 3000;

/** The browser's IndexedDB. Every call rejects where storage is blocked, full, or does not answer. */
export function browserStore(database = 'layerloom'): KeyValueStore {
  let opened: UseStore | null = null;
  // Opened at first use: where storage is forbidden even asking for it throws. Opened again after a failure.
  const use = (): UseStore => (opened ??= createStore(database, 'projects'));
  const answered = async <T>(ask: () => Promise<T>): Promise<T> => {
    try {
      return await withPatience(ask());
    } catch (error) {
      opened = null;
      throw error;
    }
  };
  return {
    read: (key) => answered(async () => use()('readonly', (store) => promisifyRequest<unknown>(store.get(key)))),
    change: (key, change) => answered(async () => use()('readwrite', (store) => inTransaction(store, key, change))),
  };
}

function inTransaction<T>(store: IDBObjectStore, key: string, change: (value: unknown) => Change<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const { transaction } = store;
    let result: { readonly value: T } | null = null;
    const request = store.get(key);
    request.onsuccess = () => {
      // A throw in a handler of IndexedDB would be nobody's: it ends the transaction and is handed on.
      try {
        const { write, remove, result: value } = change(request.result);
        for (const [name, item] of Object.entries(write)) store.put(item, name);
        for (const name of remove) store.delete(name);
        result = { value };
      } catch (error) {
        transaction.abort();
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    };
    transaction.oncomplete = () => {
      if (result) resolve(result.value);
    };
    transaction.onabort = transaction.onerror = () => reject(transaction.error ?? new Error('The transaction ended.'));
  });
}

async function withPatience<T>(answer: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new DOMException('Storage does not answer.', 'TimeoutError')), patienceMs);
  });
  try {
    return await Promise.race([answer, silence]);
  } finally {
    clearTimeout(timer);
  }
}
