import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyProject } from '../graph/project.ts';
import { memoryStore, type MemoryStore } from '../project/memoryStore.ts';
import { loadLast, loadShelf, type Place } from '../project/storage.ts';
import { retryDelayMs, saveDelayMs } from './autosave.ts';
import { edit, openProject, undo, useDocumentStore } from './documentStore.ts';
import {
  deleteStored,
  dismissNotice,
  listProjects,
  openStored,
  openVersion,
  saveNow,
  startAutosave,
  useSaveInfo,
} from './persistence.ts';

const example = emptyProject('Example');
interface TestChannel {
  readonly sent: Place[];
  onmessage: ((event: MessageEvent<Place>) => void) | null;
  postMessage(place: Place): void;
}
const channel = (): TestChannel => ({
  sent: [],
  onmessage: null,
  postMessage(place: Place) {
    this.sent.push(place);
  },
});
const rename = (name: string) => edit({ say: 'renameProject' }, { kind: 'renameProject', name });
const openName = () => useDocumentStore.getState().project.name;
const names = async (store: MemoryStore) => Object.values((await loadShelf(store)).projects).map((entry) => entry.name);

let store: MemoryStore;
beforeEach(() => {
  vi.useFakeTimers();
  store = memoryStore();
  dismissNotice();
});
afterEach(() => {
  vi.useRealTimers();
});
const start = (options = {}) => startAutosave(example, { store, channel: channel(), ...options });

describe('the first visit', () => {
  it('shows the example and keeps nothing of it until it is edited', async () => {
    await start();
    expect(openName()).toBe('Example');
    expect(useSaveInfo.getState().state).toBe('example');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(store.values.size).toBe(0);
    rename('Mine');
    expect(useSaveInfo.getState().state).toBe('saving');
    await vi.advanceTimersByTimeAsync(saveDelayMs);
    expect(useSaveInfo.getState().state).toBe('saved');
    expect((await loadLast(store))?.project.name).toBe('Mine');
  });
});

describe('an edit', () => {
  it('is saved within a second, however many follow it', async () => {
    await start();
    for (let key = 0; key < 40; key++) {
      rename(`Name ${key}`);
      await vi.advanceTimersByTimeAsync(50);
    }
    const saved = (await loadLast(store))?.project.name ?? '';
    expect(Number(saved.slice(5))).toBeGreaterThan(40 - 20);
    await start();
    expect(openName()).toBe('Name 39');
  });

  it('is there after a reload', async () => {
    await start();
    rename('Kept');
    await saveNow();
    await start();
    expect(openName()).toBe('Kept');
    expect(useSaveInfo.getState().id).toBe((await loadLast(store))?.place.id);
  });
});

describe('opening another project', () => {
  it('keeps the one before, and Undo comes back to it', async () => {
    await start();
    rename('First');
    const first = useSaveInfo.getState().id;
    openProject({ say: 'openNew' }, emptyProject('Second'));
    rename('Second, edited');
    await saveNow();
    expect(await names(store)).toEqual(['First', 'Second, edited']);
    expect(useSaveInfo.getState().id).not.toBe(first);
    undo();
    undo();
    expect(openName()).toBe('First');
    expect(useSaveInfo.getState().id).toBe(first);
    rename('First, edited');
    await saveNow();
    expect(await names(store)).toEqual(expect.arrayContaining(['First, edited', 'Second']));
    expect((await loadLast(store))?.project.name).toBe('First, edited');
  });

  it('twice gives two projects', async () => {
    await start();
    const template = emptyProject('Template');
    for (const name of ['One', 'Two']) {
      openProject({ say: 'openNew' }, template);
      rename(name);
    }
    await saveNow();
    expect(await names(store)).toEqual(['One', 'Two']);
  });

  it('from storage goes on where it was, and an older version becomes the newest', async () => {
    await start();
    rename('A');
    await saveNow();
    rename('B');
    await saveNow();
    const id = useSaveInfo.getState().id!;
    openProject({ say: 'openNew' }, emptyProject('Other'));
    rename('Other, edited');
    expect(await openStored({ say: 'openNew' }, id)).toBe(true);
    expect(openName()).toBe('B');
    const oldest = (await listProjects()).projects[id]!.versions.at(-1)!;
    expect(await openVersion({ say: 'openNew' }, id, oldest.counter)).toBe(true);
    expect(openName()).toBe('A');
    await saveNow();
    expect((await loadLast(store))?.project.name).toBe('A');
    expect((await listProjects()).projects[id]!.versions.length).toBeGreaterThan(2);
    expect(await openStored({ say: 'openNew' }, 'nobody')).toBe(false);
  });

  it('deleted from storage is gone', async () => {
    await start();
    rename('A');
    await saveNow();
    const id = useSaveInfo.getState().id!;
    openProject({ say: 'openNew' }, emptyProject('B'));
    await saveNow();
    await deleteStored(id);
    expect(await names(store)).toEqual(['B']);
  });
});

describe('storage that fails', () => {
  it.each([
    ['full', new DOMException('', 'QuotaExceededError')],
    ['blocked', new DOMException('', 'SecurityError')],
    ['blocked', new Error('indexedDB is not defined')],
    ['silent', new DOMException('', 'TimeoutError')],
  ] as const)('says %s, keeps the work, and saves it when it can', async (problem, error) => {
    await start();
    store.fail(error);
    rename('Precious');
    await vi.advanceTimersByTimeAsync(saveDelayMs);
    expect(useSaveInfo.getState().state).toEqual({ problem });
    rename('Precious 2');
    await vi.advanceTimersByTimeAsync(saveDelayMs);
    expect(useSaveInfo.getState().state).toEqual({ problem });
    store.fail(null);
    await vi.advanceTimersByTimeAsync(retryDelayMs);
    expect(useSaveInfo.getState().state).toBe('saved');
    expect((await loadLast(store))?.project.name).toBe('Precious 2');
  });

  it('from the start still opens the example, and says so', async () => {
    store.fail(new DOMException('', 'SecurityError'));
    await start();
    expect(openName()).toBe('Example');
    expect(useSaveInfo.getState().state).toEqual({ problem: 'blocked' });
    rename('Edited');
    expect(useSaveInfo.getState().state).toEqual({ problem: 'blocked' });
    store.fail(null);
    await saveNow();
    expect(useSaveInfo.getState().state).toBe('saved');
  });
});

describe('a second window', () => {
  it('that saved first makes this one a project of its own, and nothing is lost', async () => {
    await start();
    rename('Shared');
    await saveNow();
    const shared = (await loadLast(store))!;
    // The other window: the same store, another session.
    const { saveProject } = await import('../project/storage.ts');
    await saveProject(store, shared.place, emptyProject('Theirs'), { untouched: false, now: 0, newId: 'x' });
    rename('Ours');
    await saveNow();
    expect((await names(store)).sort()).toEqual(['Ours', 'Theirs']);
    expect(useSaveInfo.getState().notice).toBe('forked');
    expect(useSaveInfo.getState().id).not.toBe(shared.place.id);
  });

  it('that saves is announced while the project is open here', async () => {
    const wire = channel();
    await start({ channel: wire });
    rename('Shared');
    await saveNow();
    const { id } = wire.sent.at(-1)!;
    wire.onmessage?.({ data: { id: 'another', base: 9 } } as MessageEvent<Place>);
    expect(useSaveInfo.getState().notice).toBeNull();
    wire.onmessage?.({ data: { id, base: 99 } } as MessageEvent<Place>);
    expect(useSaveInfo.getState().notice).toBe('otherWindow');
  });
});
