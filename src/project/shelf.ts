import { asRaw, isSafeKey, own, record } from '../graph/records.ts';

/** Every project kept in this browser: one small value, read and written in one transaction with the texts it names. */
export interface Shelf {
  /** Grows with every save. It, and not the clock, says which of two versions is newer. */
  readonly counter: number;
  /** The project to open at the next start. */
  readonly last: string | null;
  readonly projects: Readonly<Record<string, ShelfEntry>>;
}

export interface ShelfEntry {
  readonly name: string;
  readonly blocks: number;
  /** Opened, but not edited yet: it goes when another project is opened. */
  readonly untouched: boolean;
  /** Newest first; the first is the project as it is now. */
  readonly versions: readonly Version[];
}

/** One saved state of a project. */
export interface Version {
  readonly counter: number;
  /** Milliseconds since 1970, for people only. */
  readonly savedAt: number;
  readonly blocks: number;
}

/** The current state and ten older ones. */
export const versionLimit = 11;

export const emptyShelf: Shelf = { counter: 0, last: null, projects: {} };

/** Where the text of a version is kept. */
export function textKey(project: string, counter: number): string {
  return `project/${project}/${counter}`;
}

/**
 * Thins versions, newest first, to the limit: out goes the one whose neighbours lie closest together for its age, so
 * that what is left reaches back in steps that grow. The newest always stays.
 */
export function thinned(versions: readonly Version[], limit = versionLimit): Version[] {
  const kept = [...versions];
  while (kept.length > limit) {
    const newest = kept[0]!.counter;
    let [densest, smallest] = [kept.length - 1, Infinity];
    for (let index = 1; index < kept.length - 1; index++) {
      const gap = kept[index - 1]!.counter - kept[index + 1]!.counter;
      const density = gap / (newest - kept[index]!.counter);
      if (density < smallest) [densest, smallest] = [index, density];
    }
    kept.splice(densest, 1);
  }
  return kept;
}

/** The shelf as it was stored; what cannot be read of it is left out. */
export function readShelf(value: unknown): Shelf {
  const raw = asRaw(value);
  const projects = raw && asRaw(own(raw, 'projects'));
  if (!raw || !projects) return emptyShelf;
  const entries = Object.entries(projects).flatMap(([id, item]): [string, ShelfEntry][] => {
    const entry = readEntry(item);
    return entry && isSafeKey(id) ? [[id, entry]] : [];
  });
  const newest = Math.max(0, ...entries.flatMap(([, entry]) => entry.versions.map((version) => version.counter)));
  const last = own(raw, 'last');
  return {
    counter: Math.max(newest, readNumber(own(raw, 'counter'))),
    last: typeof last === 'string' ? last : null,
    projects: record(entries),
  };
}

function readEntry(value: unknown): ShelfEntry | undefined {
  const raw = asRaw(value);
  const list = raw && own(raw, 'versions');
  if (!raw || !Array.isArray(list)) return undefined;
  const versions = list.flatMap((item): Version[] => {
    const version = asRaw(item);
    const counter = version && own(version, 'counter');
    if (!version || typeof counter !== 'number') return [];
    return [{ counter, savedAt: readNumber(own(version, 'savedAt')), blocks: readNumber(own(version, 'blocks')) }];
  });
  const name = own(raw, 'name');
  if (versions.length === 0) return undefined;
  return {
    name: typeof name === 'string' ? name : 'Untitled',
    blocks: readNumber(own(raw, 'blocks')),
    untouched: own(raw, 'untouched') === true,
    versions,
  };
}

const readNumber = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0);
