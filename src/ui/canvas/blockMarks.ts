import type { Preview } from '../../compiler/preview.ts';
import type { Diagnostic, Source } from '../../diagnostics/diagnostic.ts';
import type { BlockId, GraphId } from '../../graph/project.ts';
import { useLookStore, usePreview } from '../../stores/lookStore.ts';

/** What is marked on a block beside the selection. */
export interface BlockMarks {
  /** It has the problem that is looked at, or makes a value this is about. */
  readonly problem: 'none' | 'place' | 'source';
  /** What the fix that is looked at would do to it. */
  readonly change: 'none' | 'changed' | 'gone';
}

/** The marks of the problem and of the fix that are looked at. */
export function useBlockMarks(graph: GraphId, id: BlockId): BlockMarks {
  return {
    problem: useLookStore(({ problems }) => partIn(problems.at(-1), graph, id)),
    change: usePreview((preview) => changeOf(preview, graph, id)),
  };
}

function partIn(problem: Diagnostic | undefined, graph: GraphId, id: BlockId): BlockMarks['problem'] {
  // A problem that nothing feeds has its badge, and needs no second mark.
  if (!problem || problem.from.length === 0 || problem.graph !== graph) return 'none';
  return sourceIn(problem, graph, id) ? 'source' : problem.block === id ? 'place' : 'none';
}

/** The block as what makes a value the problem is about. */
export function sourceIn(problem: Diagnostic | undefined, graph: GraphId, id: BlockId): Source | undefined {
  return problem?.graph === graph ? problem.from.find(({ block }) => block === id) : undefined;
}

function changeOf(preview: Preview | null, graph: GraphId, id: BlockId): BlockMarks['change'] {
  const changes = preview?.graphs.get(graph);
  if (changes?.removed.some((block) => block.id === id)) return 'gone';
  return changes?.changed.has(id) ? 'changed' : 'none';
}
