import { useSyncExternalStore } from 'react';
import { compile } from '../compiler/compile.ts';
import type { Compiled } from '../compiler/compiled.ts';
import type { Project } from '../graph/project.ts';
import { useDocumentStore } from './documentStore.ts';

// Derived and never stored: compiled again when the project is another object.
let lastProject: Project | null = null;
let lastCompiled: Compiled | null = null;

/** What the compiler says of the open project. The same object until the project changes. */
export function getCompiled(): Compiled {
  const { project } = useDocumentStore.getState();
  if (lastCompiled === null || project !== lastProject) {
    lastCompiled = compile(project);
    lastProject = project;
  }
  return lastCompiled;
}

/** A part of what the compiler says. The selector must return parts of it, not new objects. */
export function useCompiled<T>(select: (compiled: Compiled) => T): T {
  return useSyncExternalStore(useDocumentStore.subscribe, () => select(getCompiled()));
}
