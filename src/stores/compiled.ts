import { useSyncExternalStore } from 'react';
import { compile } from '../compiler/compile.ts';
import type { Compiled } from '../compiler/compiled.ts';
import type { Project } from '../graph/project.ts';
import { useCatalogue } from './catalogue.ts';
import { useDocumentStore } from './documentStore.ts';

// Derived and never stored: compiled again when the project is another object, or when more is known to compile with.
let lastProject: Project | null = null;
let lastComplete = false;
let lastCompiled: Compiled | null = null;

/** What the compiler says of the open project. The same object until the project changes. */
export function getCompiled(): Compiled {
  const { project } = useDocumentStore.getState();
  const { complete } = useCatalogue.getState();
  if (lastCompiled === null || project !== lastProject || complete !== lastComplete) {
    lastCompiled = compile(project);
    lastProject = project;
    lastComplete = complete;
  }
  return lastCompiled;
}

/** Calls back when {@link getCompiled} may give another object. */
export function subscribeCompiled(changed: () => void): () => void {
  const unsubscribes = [useDocumentStore.subscribe(changed), useCatalogue.subscribe(changed)];
  return () => unsubscribes.forEach((unsubscribe) => unsubscribe());
}

/** A part of what the compiler says. The selector must return parts of it, not new objects. */
export function useCompiled<T>(select: (compiled: Compiled) => T): T {
  return useSyncExternalStore(subscribeCompiled, () => select(getCompiled()));
}
