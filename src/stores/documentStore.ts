import { create } from 'zustand';
import type { Phrase } from '../diagnostics/phrase.ts';
import { apply, type GraphEdit } from '../graph/edit.ts';
import { emptyProject, type Project } from '../graph/project.ts';

/** How far back Undo reaches. States share all unchanged parts, so they are cheap. */
const historyLimit = 500;

interface DocumentState {
  readonly project: Project;
  readonly past: readonly Step[];
  readonly future: readonly Step[];
  /** Counts every change, opening included: what is derived or saved compares it. */
  readonly revision: number;
  /** Counts openings alone: the canvas brings the graph into view. */
  readonly opened: number;
}

interface Step {
  /** What Undo takes back: `Add Dense`. */
  readonly title: Phrase;
  readonly project: Project;
}

/** The open project and its history. Changed only by the functions of this file. */
export const useDocumentStore = create<DocumentState>()(() => ({
  project: emptyProject('Untitled'),
  past: [],
  future: [],
  revision: 0,
  opened: 0,
}));

/** The edit a drag or a typed number continues, so that it is undone in one step. */
let openGesture: string | null = null;

/**
 * Applies edits as one undoable step.
 * Steps that name the same `gesture` in a row (a drag, typing into one field) are undone together.
 */
export function edit(title: Phrase, edits: GraphEdit | readonly GraphEdit[], gesture?: string): void {
  useDocumentStore.setState((state) => {
    const project = apply(state.project, edits);
    if (project === state.project) return state;
    const continues = gesture !== undefined && gesture === openGesture && state.past.length > 0;
    openGesture = gesture ?? null;
    const past = continues ? state.past : [...state.past, { title, project: state.project }].slice(-historyLimit);
    return { project, past, future: [], revision: state.revision + 1 };
  });
}

/** Closes the gesture under way: the next edit is a step of its own. */
export function endGesture(): void {
  openGesture = null;
}

/** Takes the last step back. Returns its title, or `null` when there is none. */
export function undo(): Phrase | null {
  const { past, future, project, revision } = useDocumentStore.getState();
  const step = past.at(-1);
  if (!step) return null;
  endGesture();
  useDocumentStore.setState({
    project: step.project,
    past: past.slice(0, -1),
    future: [...future, { title: step.title, project }],
    revision: revision + 1,
  });
  return step.title;
}

/** Does the last undone step again. Returns its title, or `null` when there is none. */
export function redo(): Phrase | null {
  const { past, future, project, revision } = useDocumentStore.getState();
  const step = future.at(-1);
  if (!step) return null;
  endGesture();
  useDocumentStore.setState({
    project: step.project,
    past: [...past, { title: step.title, project }],
    future: future.slice(0, -1),
    revision: revision + 1,
  });
  return step.title;
}

/** Opens another project as an undoable step, so that nothing is lost by opening. A copy of it: opened twice, it is two. */
export function openProject(title: Phrase, project: Project): void {
  endGesture();
  useDocumentStore.setState((state) => ({
    project: { ...project },
    past: [...state.past, { title, project: state.project }].slice(-historyLimit),
    future: [],
    revision: state.revision + 1,
    opened: state.opened + 1,
  }));
}

/** Puts a saved project in place at start-up, with an empty history. */
export function restoreProject(project: Project): void {
  endGesture();
  useDocumentStore.setState((state) => ({
    project: { ...project },
    past: [],
    future: [],
    revision: state.revision + 1,
    opened: state.opened + 1,
  }));
}
