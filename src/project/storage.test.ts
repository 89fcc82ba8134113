import { describe, expect, it } from 'vitest';
import { apply } from '../graph/edit.ts';
import { emptyProject, type Project } from '../graph/project.ts';
import { memoryStore } from './memoryStore.ts';
import { thinned, versionLimit, type Version } from './shelf.ts';
import { deleteProject, loadLast, loadProject, loadShelf, readVersion, saveProject, type Place } from './storage.ts';

const named = (name: string): Project => emptyProject(name);
const options = (newId = 'fork') => ({ untouched: false, now: 0, newId });

describe('saving', () => {
  it('opens at the next start what was saved last', async () => {
    const store = memoryStore();
    await saveProject(store, { id: 'a', base: null }, named('A'), options());
    await saveProject(store, { id: 'b', base: null }, named('B'), options());
    expect((await loadLast(store))?.project.name).toBe('B');
    expect(Object.keys((await loadShelf(store)).projects)).toEqual(['a', 'b']);
  });

  it('tells the newer by a counter, with a clock that runs backwards', async () => {
    const store = memoryStore();
    let place: Place = { id: 'a', base: null };
    for (const [now, name] of [
      [3e12, 'first'],
      [0, 'second'],
      [-1e12, 'third'],
    ] as const) {
      place = await saveProject(store, place, named(name), { ...options(), now });
    }
    expect((await loadProject(store, 'a'))?.project.name).toBe('third');
    expect((await loadShelf(store)).projects['a']?.versions.map(({ counter }) => counter)).toEqual([3, 2, 1]);
  });

  it('leaves no texts behind that no version names', async () => {
    const store = memoryStore();
    let place: Place = { id: 'a', base: null };
    for (let save = 0; save < 100; save++) place = await saveProject(store, place, named(`A${save}`), options());
    expect(store.values.size).toBe(versionLimit + 1);
    await deleteProject(store, 'a');
    expect([...store.values.keys()]).toEqual(['shelf']);
    expect(await loadLast(store)).toBeNull();
  });

  it('lets a project go that was opened and never edited, once another is opened', async () => {
    const store = memoryStore();
    await saveProject(store, { id: 'seen', base: null }, named('Seen'), { ...options(), untouched: true });
    await saveProject(store, { id: 'b', base: null }, named('B'), options());
    expect(Object.keys((await loadShelf(store)).projects)).toEqual(['b']);
    expect([...store.values.keys()].filter((key) => key.includes('seen'))).toEqual([]);
  });

  it('keeps the old state when a save fails half way', async () => {
    const store = memoryStore();
    const place = await saveProject(store, { id: 'a', base: null }, named('A'), options());
    store.failNext(new DOMException('full', 'QuotaExceededError'));
    await expect(saveProject(store, place, named('B'), options())).rejects.toThrow('full');
    expect((await loadLast(store))?.project.name).toBe('A');
  });
});

describe('two windows', () => {
  const order = ['AB', 'BA', 'AAB', 'ABB', 'ABA', 'BAB'];
  it.each(order)('keep both states when they save in the order %s', async (saves) => {
    const store = memoryStore();
    const start = await saveProject(store, { id: 'p', base: null }, named('Start'), options());
    const windows = { A: { place: start as Place, edits: 0 }, B: { place: start as Place, edits: 0 } };
    for (const name of saves) {
      const window = windows[name as 'A' | 'B'];
      window.edits++;
      window.place = await saveProject(store, window.place, named(`${name}${window.edits}`), options(`fork-${name}`));
    }
    for (const name of ['A', 'B'] as const) {
      const newest = await loadProject(store, windows[name].place.id);
      expect(newest?.project.name).toBe(`${name}${windows[name].edits}`);
    }
    expect(windows.A.place.id).not.toBe(windows.B.place.id);
  });
});

describe('loading', () => {
  it('falls back to the version before when the newest is damaged', async () => {
    const store = memoryStore();
    const first = await saveProject(store, { id: 'a', base: null }, named('Good'), options());
    const second = await saveProject(store, first, named('Bad'), options());
    store.values.set(`project/a/${second.base}`, '{"format":"layerloom","vers');
    expect(await loadLast(store)).toMatchObject({
      older: true,
      project: { name: 'Good' },
      place: { base: second.base },
    });
  });

  it('starts empty with a shelf that is not one', async () => {
    for (const junk of [7, 'x', [], { projects: 3 }, { projects: { a: { versions: [] }, b: null } }]) {
      const store = memoryStore();
      store.values.set('shelf', junk);
      expect(await loadLast(store)).toBeNull();
      await saveProject(store, { id: 'a', base: null }, named('A'), options());
      expect((await loadLast(store))?.project.name).toBe('A');
    }
  });

  it('brings an older version back', async () => {
    const store = memoryStore();
    const first = await saveProject(store, { id: 'a', base: null }, named('Old'), options());
    await saveProject(store, first, apply(named('Old'), { kind: 'renameProject', name: 'New' }), options());
    expect((await readVersion(store, 'a', first.base))?.name).toBe('Old');
    expect(await readVersion(store, 'a', 99)).toBeNull();
  });
});

it('versions reach far back in steps that grow', () => {
  let versions: Version[] = [];
  for (let counter = 1; counter <= 2000; counter++) {
    versions = thinned([{ counter, savedAt: 0, blocks: 0 }, ...versions]);
  }
  expect(versions).toHaveLength(versionLimit);
  const ages = versions.map(({ counter }) => 2000 - counter);
  expect(ages[0]).toBe(0);
  expect(ages[1]).toBeLessThanOrEqual(4);
  expect(ages.at(-1)).toBeGreaterThan(500);
  for (let index = 2; index < ages.length; index++) expect(ages[index]! / ages[index - 1]!).toBeLessThan(5);
});
