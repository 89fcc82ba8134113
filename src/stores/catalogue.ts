import { create } from 'zustand';
import { compile } from '../compiler/compile.ts';
import type { Project } from '../graph/project.ts';
import { blockDefinition, isCatalogueComplete } from '../nodes/catalogue.ts';
import { showNotice } from './noticeStore.ts';

/** How far the page is with what the compiler knows: it starts with a few blocks, and the rest comes right after it. */
export const useCatalogue = create<{ readonly complete: boolean }>()(() => ({ complete: isCatalogueComplete() }));

let loading: Promise<void> | null = null;
const along: (() => Promise<void>)[] = [];

/** Brings in all blocks, the words of problems and their fixes, once. Rejects when they cannot be loaded; the next call tries again. */
export function loadCatalogue(): Promise<void> {
  loading ??= Promise.all([import('../compiler/whole.ts'), ...along.map((load) => load())]).then(
    ([{ knowAll }]) => {
      knowAll();
      useCatalogue.setState({ complete: true });
    },
    (error: unknown) => {
      loading = null;
      throw error;
    },
  );
  return loading;
}

/** Loads something together with the catalogue, which is complete only then; at once where the catalogue is there. */
export async function alongWithCatalogue(load: () => Promise<void>): Promise<void> {
  if (loading || useCatalogue.getState().complete) await load();
  else along.push(load);
}

/** Resolves when all is known that a project is shown with: its blocks, and what is wrong with it. Never rejects. */
export async function knowAllOf(project: Project): Promise<void> {
  if (useCatalogue.getState().complete) return;
  const graphs = [project.main, ...Object.values(project.models).map(({ graph }) => graph)];
  const types = graphs.flatMap(({ blocks }) => Object.values(blocks).map(({ type }) => type));
  if (types.every(isKnown) && compile(project).diagnostics.length === 0) return;
  // A block that stays unknown is kept as it is, like one of a newer version.
  await loadCatalogue().catch(() => undefined);
}

/** Does something with a block of a type: now, or as soon as the type is known. Says so when it cannot be loaded. */
export function withBlock(type: string, action: () => void): void {
  if (isKnown(type)) action();
  else withCatalogue(action);
}

/** Does something that may concern any block: now, or as soon as all of them are known. */
export function withCatalogue(action: () => void): void {
  if (useCatalogue.getState().complete) action();
  else loadCatalogue().then(action, () => showNotice({ kind: 'notLoaded' }));
}

function isKnown(type: string): boolean {
  return useCatalogue.getState().complete || blockDefinition(type) !== undefined;
}
