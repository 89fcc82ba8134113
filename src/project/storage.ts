import type { Project } from '../graph/project.ts';
import { formatProject, parseProject } from './format.ts';
import { readShelf, textKey, thinned, type Shelf, type ShelfEntry } from './shelf.ts';

/** The least a browser's storage must do. IndexedDB in the page, a map in tests. */
export interface KeyValueStore {
  read(key: string): Promise<unknown>;
  /** Reads a key and writes what `change` makes of it, all in one transaction: other windows see all of it or nothing. */
  change<T>(key: string, change: (value: unknown) => Change<T>): Promise<T>;
}

export interface Change<T> {
  readonly write: Readonly<Record<string, unknown>>;
  readonly remove: readonly string[];
  readonly result: T;
}

const shelfKey = 'shelf';

/** What a window holds of a stored project: its id, and the version it last read or wrote. */
export interface Place {
  readonly id: string;
  /** `null` before the first save. */
  readonly base: number | null;
}

export interface Saved extends Place {
  /** Another window had saved since, so that this is a project of its own now. */
  readonly forked: boolean;
  readonly base: number;
}

export interface SaveOptions {
  /** Opened, but not edited yet. */
  readonly untouched: boolean;
  /** For people to read; which version is newer is told by the counter. */
  readonly now: number;
  /** The id to take when the project has to become one of its own. */
  readonly newId: string;
}

/**
 * Saves a project as the newest version of its place and makes it the one to open at the next start. Nothing is
 * written in place: a version is a new text, and the shelf turns to it in the same transaction. If another window
 * saved the project since `place.base`, this one is saved beside it under a new id. Rejects when storage does.
 */
export function saveProject(
  store: KeyValueStore,
  place: Place,
  project: Project,
  options: SaveOptions,
): Promise<Saved> {
  const text = formatProject(project);
  const blocks = blockCount(project);
  return store.change(shelfKey, (value) => {
    const shelf = readShelf(value);
    const known = shelf.projects[place.id];
    const forked = known !== undefined && known.versions[0]!.counter !== place.base;
    const id = forked ? options.newId : place.id;
    const counter = shelf.counter + 1;
    // Once edited it stays, even when every edit was undone: its versions are worth keeping.
    const untouched = options.untouched && !forked && (known?.untouched ?? true);
    const versions = [{ counter, savedAt: options.now, blocks }, ...(forked ? [] : (known?.versions ?? []))];
    const entry: ShelfEntry = { name: project.name, blocks, untouched, versions: thinned(versions) };
    const others = Object.entries(shelf.projects).filter(([other]) => other !== id);
    const [leaving, staying] = [others.filter(goes), others.filter((other) => !goes(other))];
    const kept = new Set(entry.versions.map((version) => version.counter));
    return {
      write: {
        [shelfKey]: { counter, last: id, projects: Object.fromEntries([...staying, [id, entry]]) } satisfies Shelf,
        [textKey(id, counter)]: text,
      },
      remove: [
        ...versions.filter((version) => !kept.has(version.counter)).map((version) => textKey(id, version.counter)),
        ...leaving.flatMap(([other, { versions: gone }]) => gone.map((version) => textKey(other, version.counter))),
      ],
      result: { id, base: counter, forked },
    };
  });
}

const goes = ([, entry]: readonly [string, ShelfEntry]): boolean => entry.untouched;

/** A stored project that was opened. */
export interface Loaded {
  readonly project: Project;
  readonly place: Place;
  /** The newest version could not be read, so that this is an older one. */
  readonly older: boolean;
}

/** Every stored project, by id. */
export async function loadShelf(store: KeyValueStore): Promise<Shelf> {
  return readShelf(await store.read(shelfKey));
}

/** The newest version of a project that can be read; `null` when there is none. */
export async function loadProject(store: KeyValueStore, id: string): Promise<Loaded | null> {
  const entry = (await loadShelf(store)).projects[id];
  for (const { counter } of entry?.versions ?? []) {
    const project = await readVersion(store, id, counter);
    const newest = entry!.versions[0]!.counter;
    if (project) return { project, place: { id, base: newest }, older: counter !== newest };
  }
  return null;
}

/** The project that was open last; `null` on a first visit. */
export async function loadLast(store: KeyValueStore): Promise<Loaded | null> {
  const { last, projects } = await loadShelf(store);
  // The one saved last comes first, then the others from the newest to the oldest.
  const byAge = Object.entries(projects).sort(([, a], [, b]) => b.versions[0]!.counter - a.versions[0]!.counter);
  const ids = byAge.map(([id]) => id);
  for (const id of last !== null && ids.includes(last) ? [last, ...ids.filter((other) => other !== last)] : ids) {
    const loaded = await loadProject(store, id);
    if (loaded) return loaded;
  }
  return null;
}

/** One version of a project; `null` when it is gone or cannot be read. */
export async function readVersion(store: KeyValueStore, id: string, counter: number): Promise<Project | null> {
  const text = await store.read(textKey(id, counter));
  const parsed = typeof text === 'string' ? parseProject(text) : null;
  return parsed?.ok ? parsed.project : null;
}

/** Takes a project and all its versions out of storage. */
export function deleteProject(store: KeyValueStore, id: string): Promise<void> {
  return store.change(shelfKey, (value) => {
    const shelf = readShelf(value);
    const { [id]: gone, ...projects } = shelf.projects;
    return {
      write: { [shelfKey]: { ...shelf, last: shelf.last === id ? null : shelf.last, projects } satisfies Shelf },
      remove: gone?.versions.map((version) => textKey(id, version.counter)) ?? [],
      result: undefined,
    };
  });
}

/** How many blocks a project has, those inside models counted once. */
export function blockCount(project: Project): number {
  const graphs = [project.main, ...Object.values(project.models).map((model) => model.graph)];
  return graphs.reduce((sum, graph) => sum + Object.keys(graph.blocks).length, 0);
}
