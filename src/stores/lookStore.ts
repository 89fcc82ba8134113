import { useSyncExternalStore } from 'react';
import { create } from 'zustand';
import { previewFix } from '../compiler/fixes/fixing.ts';
import type { Preview } from '../compiler/preview.ts';
import type { Compiled } from '../compiler/compiled.ts';
import type { Diagnostic, Fix } from '../diagnostics/diagnostic.ts';
import { getCompiled, subscribeCompiled } from './compiled.ts';
import { useDocumentStore } from './documentStore.ts';

/** What a person looks at: each comes to the end, and what was looked at before is seen again when it goes. */
interface LookState {
  /** Problems whose card is open, or whose row has the pointer or the focus. */
  readonly problems: readonly Diagnostic[];
  /** Fixes whose button has the pointer or the focus. */
  readonly fixes: readonly Fix[];
}

/** What a person looks at without changing it: gone with the pointer, and never part of the project. */
export const useLookStore = create<LookState>()(() => ({ problems: [], fixes: [] }));

/** Marks where a problem comes from on the canvas. Returns what ends it. */
export function lookAtProblem(problem: Diagnostic): () => void {
  useLookStore.setState(({ problems }) => ({ problems: [...problems, problem] }));
  return () => useLookStore.setState(({ problems }) => ({ problems: withoutLast(problems, problem) }));
}

/** Shows on the canvas what a fix would do. Returns what ends it. */
export function lookAtFix(fix: Fix): () => void {
  useLookStore.setState(({ fixes }) => ({ fixes: [...fixes, fix] }));
  return () => useLookStore.setState(({ fixes }) => ({ fixes: withoutLast(fixes, fix) }));
}

function withoutLast<T>(list: readonly T[], item: T): readonly T[] {
  const at = list.lastIndexOf(item);
  return at < 0 ? list : list.toSpliced(at, 1);
}

// Worked out once for each fix: the next compilation gives other ones.
const previews = new WeakMap<Fix, { readonly compiled: Compiled; readonly preview: Preview }>();

/** What the fix that is looked at would do; `null` where none is. The same object while it is the same fix. */
export function getPreview(): Preview | null {
  const fix = useLookStore.getState().fixes.at(-1);
  const compiled = getCompiled();
  // A fix of a project that was edited since is gone with its button in a moment.
  if (!fix || !compiled.diagnostics.some(({ fixes }) => fixes.includes(fix))) return null;
  const known = previews.get(fix);
  if (known?.compiled === compiled) return known.preview;
  const preview = previewFix(useDocumentStore.getState().project, compiled, fix.edits);
  if (preview) previews.set(fix, { compiled, preview });
  return preview;
}

/** A part of what the fix that is looked at would do. The selector must return parts of it, not new objects. */
export function usePreview<T>(select: (preview: Preview | null) => T): T {
  return useSyncExternalStore(subscribePreview, () => select(getPreview()));
}

function subscribePreview(changed: () => void): () => void {
  const unsubscribes = [useLookStore.subscribe(changed), subscribeCompiled(changed)];
  return () => unsubscribes.forEach((unsubscribe) => unsubscribe());
}
