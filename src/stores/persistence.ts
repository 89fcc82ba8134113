import { create } from 'zustand';
import type { Phrase } from '../diagnostics/phrase.ts';
import type { Project } from '../graph/project.ts';
import { browserStore } from '../project/browserStore.ts';
import type { Shelf } from '../project/shelf.ts';
import {
  deleteProject,
  loadLast,
  loadProject,
  loadShelf,
  readVersion,
  type KeyValueStore,
  type Place,
} from '../project/storage.ts';
import { createAutosave, type Autosave, type Origin, type SaveState } from './autosave.ts';
import { knowAllOf } from './catalogue.ts';
import { openProject, restoreProject, useDocumentStore } from './documentStore.ts';

/** Something about saved work that a person should know, said once. */
export type SaveNotice =
  /** Another window edited the project that is open here. */
  | 'otherWindow'
  /** Another window had saved first, so this project is one of its own now. */
  | 'forked'
  /** The newest version could not be read; an older one was opened. */
  | 'older';

interface SaveInfo {
  /** `null` until storage has been asked what was open last. */
  readonly state: SaveState | null;
  readonly notice: SaveNotice | null;
  /** Id of the open project in storage. */
  readonly id: string | null;
}

/** Whether the open project is saved: the top bar's word. */
export const useSaveInfo = create<SaveInfo>()(() => ({ state: null, notice: null, id: null }));

/** Takes a notice away that was read. */
export function dismissNotice(): void {
  useSaveInfo.setState({ notice: null });
}

/** What one window says to the others: this place was saved. */
interface Channel {
  postMessage(place: Place): void;
  onmessage: ((event: MessageEvent<Place>) => void) | null;
}

export interface AutosaveOptions {
  readonly store?: KeyValueStore;
  readonly channel?: Channel;
}

interface Session {
  readonly store: KeyValueStore;
  readonly autosave: Autosave;
  readonly stop: () => void;
}

let session: Session | null = null;
/** Which place each state of a project belongs to: undoing past an opening comes back to the project before it. */
const origins = new WeakMap<Project, Origin>();
/** Where the project about to be opened comes from; without one it is new. */
let opening: { readonly place: Place; readonly example: boolean } | null = null;

/**
 * Brings back the project that was open last, or the example on a first visit, and from then on saves every edit.
 * Resolves when a project is open; never rejects: where storage fails it says so in `useSaveInfo` and tries again.
 */
export async function startAutosave(example: Project, options: AutosaveOptions = {}): Promise<void> {
  session?.stop();
  const store = options.store ?? browserStore();
  const channel = options.channel ?? new BroadcastChannel('layerloom');
  const autosave = createAutosave(store, {
    state: (state) => useSaveInfo.setState({ state }),
    saved: (place, forked) => {
      channel.postMessage(place);
      if (forked) useSaveInfo.setState({ notice: 'forked' });
      useSaveInfo.setState({ id: currentOrigin()?.place.id ?? null });
    },
  });
  channel.onmessage = ({ data }) => {
    const place = currentOrigin()?.place;
    if (place && data.id === place.id && data.base !== place.base) useSaveInfo.setState({ notice: 'otherWindow' });
  };
  const stopWatching = watchDocument(autosave);
  const stopPage = watchPage(autosave);
  session = {
    store,
    autosave,
    stop: () => {
      stopWatching();
      stopPage();
      channel.onmessage = null;
    },
  };
  await restore(store, autosave, example);
}

async function restore(store: KeyValueStore, autosave: Autosave, example: Project): Promise<void> {
  try {
    const loaded = await loadLast(store);
    if (!loaded) {
      openFrom(() => restoreProject(example), { place: newPlace(), example: true });
      return;
    }
    await knowAllOf(loaded.project);
    openFrom(() => restoreProject(loaded.project), { place: loaded.place, example: false });
    if (loaded.older) useSaveInfo.setState({ notice: 'older' });
  } catch (error) {
    // The page works on without storage, and says so until a save succeeds.
    openFrom(() => restoreProject(example), { place: newPlace(), example: true });
    autosave.failed(error);
  }
}

function watchDocument(autosave: Autosave): () => void {
  return useDocumentStore.subscribe((state, before) => {
    if (state.project === before.project) return;
    const known =
      state.opened === before.opened ? (origins.get(state.project) ?? origins.get(before.project)) : undefined;
    const { place, example } = opening ?? { place: newPlace(), example: false };
    const origin = known ?? { place, example, opened: state.project };
    origins.set(state.project, origin);
    useSaveInfo.setState({ id: origin.place.id });
    autosave.changed(state.project, origin);
  });
}

/** Saves when the page is hidden or left, and asks before leaving what could not be saved. */
function watchPage(autosave: Autosave): () => void {
  if (typeof window === 'undefined') return () => undefined;
  const flush = (): void => void autosave.flush();
  const hidden = (): void => {
    if (document.visibilityState === 'hidden') flush();
  };
  const leaving = (event: BeforeUnloadEvent): void => {
    if (typeof useSaveInfo.getState().state === 'object' && autosave.pending()) event.preventDefault();
  };
  document.addEventListener('visibilitychange', hidden);
  window.addEventListener('pagehide', flush);
  window.addEventListener('blur', flush);
  window.addEventListener('beforeunload', leaving);
  return () => {
    document.removeEventListener('visibilitychange', hidden);
    window.removeEventListener('pagehide', flush);
    window.removeEventListener('blur', flush);
    window.removeEventListener('beforeunload', leaving);
  };
}

const newPlace = (): Place => ({ id: crypto.randomUUID(), base: null });
const currentOrigin = (): Origin | undefined => origins.get(useDocumentStore.getState().project);

function openFrom(open: () => void, from: { readonly place: Place; readonly example: boolean }): void {
  opening = from;
  open();
  opening = null;
}

/** Saves what is not saved yet, at once. */
export async function saveNow(): Promise<void> {
  await session?.autosave.flush();
}

/** All projects in this browser, what is open saved first. Rejects where storage does. */
export async function listProjects(): Promise<Shelf> {
  const { store, autosave } = running();
  await autosave.flush();
  return loadShelf(store);
}

/** Opens a stored project as an undoable step. `false` when it is gone or cannot be read. */
export async function openStored(title: Phrase, id: string): Promise<boolean> {
  const { store, autosave } = running();
  await autosave.flush();
  const loaded = await loadProject(store, id);
  if (!loaded) return false;
  await knowAllOf(loaded.project);
  openFrom(() => openProject(title, loaded.project), { place: loaded.place, example: false });
  if (loaded.older) useSaveInfo.setState({ notice: 'older' });
  return true;
}

/** Brings an older version back as an undoable step; it becomes the newest one. `false` when it cannot be read. */
export async function openVersion(title: Phrase, id: string, counter: number): Promise<boolean> {
  const { store, autosave } = running();
  await autosave.flush();
  const project = await readVersion(store, id, counter);
  const newest = (await loadShelf(store)).projects[id]?.versions[0];
  if (!project || !newest) return false;
  await knowAllOf(project);
  openFrom(() => openProject(title, project), { place: { id, base: newest.counter }, example: false });
  return true;
}

/** Deletes a stored project with its versions. Rejects where storage does. */
export async function deleteStored(id: string): Promise<void> {
  await deleteProject(running().store, id);
}

function running(): Session {
  if (!session) throw new Error('Autosave has not been started.');
  return session;
}
