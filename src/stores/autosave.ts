import type { Project } from '../graph/project.ts';
import { saveProject, type KeyValueStore, type Place } from '../project/storage.ts';

/** Why nothing can be saved at the moment. */
export type StorageProblem = 'full' | 'blocked' | 'silent';

/** What a person is told about their work. */
export type SaveState = 'saved' | 'saving' | 'example' | { readonly problem: StorageProblem };

/** Where the states of one project are kept. Every state reached from an opened project by edits, undo or redo has the same. */
export interface Origin {
  place: Place;
  /** The project as it was opened. */
  readonly opened: Project;
  /** Not worth keeping until it is edited: it is there without storage. */
  readonly example: boolean;
}

/** Saves what changes, soon after it changes. */
export interface Autosave {
  /** The open project is this one now. */
  changed(project: Project, origin: Origin): void;
  /** Saves what is not saved yet, at once. Resolves when that is tried. */
  flush(): Promise<void>;
  /** Storage failed at something else: it counts as failing until a save succeeds. */
  failed(error: unknown): void;
  /** Whether something is only in memory. */
  pending(): boolean;
}

interface Listener {
  state(state: SaveState): void;
  saved(place: Place, forked: boolean): void;
}

/** How long after an edit it is saved; edits on the way are saved with it. */
export const saveDelayMs = 500;
/** How long after a failure it is tried again. */
export const retryDelayMs = 5000;

/** Autosave onto a store. Saves run one after the other; a failed one is kept and tried again until it succeeds. */
export function createAutosave(store: KeyValueStore, listener: Listener): Autosave {
  const waiting = new Map<Origin, Project>();
  let current: { readonly project: Project; readonly origin: Origin } | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let running: Promise<void> = Promise.resolve();
  let failed = false;

  const schedule = (delay: number): void => {
    timer ??= setTimeout(() => void flush(), delay);
  };

  const saveOne = async (origin: Origin, project: Project): Promise<void> => {
    const { id, base, forked } = await saveProject(store, origin.place, project, {
      untouched: project === origin.opened,
      now: Date.now(),
      newId: crypto.randomUUID(),
    });
    origin.place = { id, base };
    if (waiting.get(origin) === project) waiting.delete(origin);
    listener.saved(origin.place, forked);
  };

  const saveWaiting = async (): Promise<void> => {
    try {
      // The open one last: the one saved last is opened at the next start.
      const order = [...waiting].sort(([a], [b]) => Number(a === current?.origin) - Number(b === current?.origin));
      for (const [origin, project] of order) await saveOne(origin, project);
      failed = false;
      if (waiting.size > 0) schedule(saveDelayMs);
      else listener.state(current && isExample(current.project, current.origin) ? 'example' : 'saved');
    } catch (error) {
      fail(error);
      schedule(retryDelayMs);
    }
  };

  const fail = (error: unknown): void => {
    failed = true;
    listener.state({ problem: problemOf(error) });
  };

  const flush = (): Promise<void> => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    running = running.then(saveWaiting);
    return running;
  };

  return {
    changed: (project, origin) => {
      current = { project, origin };
      if (isExample(project, origin)) {
        waiting.delete(origin);
        if (!failed) listener.state(waiting.size > 0 ? 'saving' : 'example');
      } else {
        waiting.set(origin, project);
        if (!failed) listener.state('saving');
      }
      if (waiting.size > 0) schedule(saveDelayMs);
    },
    flush,
    failed: fail,
    pending: () => waiting.size > 0,
  };
}

function isExample(project: Project, origin: Origin): boolean {
  return origin.example && origin.place.base === null && project === origin.opened;
}

function problemOf(error: unknown): StorageProblem {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'QuotaExceededError') return 'full';
  return name === 'TimeoutError' ? 'silent' : 'blocked';
}
