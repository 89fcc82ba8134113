import type { RepairKind } from '../../project/readGraph.ts';
import type { RefusalCode } from '../../project/refusal.ts';
import { defineWords } from '../i18n/words.ts';

const repairsEn: Readonly<Record<RepairKind, (count: number) => string>> = {
  blocks: (count) => `${count} ${count === 1 ? 'block' : 'blocks'} left out`,
  wires: (count) => `${count} loose ${count === 1 ? 'wire' : 'wires'} left out`,
  params: (count) => `${count} ${count === 1 ? 'parameter' : 'parameters'} left out`,
  positions: (count) => `${count} ${count === 1 ? 'place' : 'places'} corrected`,
  names: (count) => `${count} ${count === 1 ? 'name' : 'names'} shortened`,
  models: (count) => `${count} ${count === 1 ? 'model' : 'models'} left out`,
  run: (count) => `${count} run ${count === 1 ? 'setting' : 'settings'} set to the default`,
};

export const filesWords = defineWords('files', {
  openTitle: (name: string) => `Open ${name}`,
  opened: (name: string) => `${name} is open.`,
  refused: (file: string) => `${file} was not opened`,
  refusal: (_code: RefusalCode, _detail: string, english: string) => english,
  stays: (sentence: string) => `${sentence} The open project stays as it was.`,
  repaired: (file: string) => `${file} was opened with repairs`,
  repairs: (kind: RepairKind, count: number) => repairsEn[kind](count),
  gone: 'This project cannot be opened any more',
  goneText: 'It is gone from this browser, or cannot be read.',
  storage: 'The browser’s storage did not answer',
  storageText: 'The open project is untouched.',
  packFailed: 'The zip could not be made',
  packFailedText: 'A data file could not be loaded. Try again.',
  imported: (file: string) => `${file} is a project now`,
  renamedLayers: (count: number) =>
    count === 1 ? '1 layer had the name of another and has a number now' : `${count} layers had names of others and have numbers now`, // prettier-ignore
  copiedLayers: (count: number) =>
    `${count} ${count === 1 ? 'layer' : 'layers'} shared inside of a shared model: each use has weights of its own`,
  notLoaded: 'A part of the page could not be loaded',
  notLoadedText: 'Look whether the connection is there, and try again.',
  otherWindow: 'Open in another window too',
  otherWindowText: 'It was changed there. Edits made here are saved as a project of their own.',
  forked: 'Saved as a project of its own',
  forkedText: 'Another window had changed this project. Both are kept under Projects.',
  older: 'An older version was opened',
  olderText: 'The newest one could not be read.',
  dismiss: 'Dismiss',
  drop: 'Drop to open',
  projectsNote: 'Kept in this browser only.',
  noProjects: 'No projects yet. They are kept here as soon as something is edited.',
  name: 'Name',
  blocks: 'Blocks',
  savedAt: 'Saved',
  openNow: 'open now',
  versions: 'Versions',
  hideVersions: 'Hide versions',
  open: 'Open',
  bringBack: 'Bring back',
  remove: 'Delete',
  removeName: (name: string) => `Delete ${name}`,
  removeSure: 'Delete for good',
  removeOpen: 'The open project cannot be deleted',
  newest: 'newest',
  loading: 'Loading',
});
