import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { BlockId, GraphId } from '../../graph/project.ts';

/** The problems of one block, or of a graph as a whole. */
export interface ProblemGroup {
  readonly graph: GraphId;
  readonly block?: BlockId;
  readonly problems: readonly Diagnostic[];
}

/** Problems by block. Groups stand in the order of their first problem, so errors come first. */
export function problemGroups(diagnostics: readonly Diagnostic[]): readonly ProblemGroup[] {
  const groups = new Map<string, { graph: GraphId; block?: BlockId; problems: Diagnostic[] }>();
  for (const diagnostic of diagnostics) {
    const { graph, block } = diagnostic;
    const key = JSON.stringify([graph, block ?? null]);
    const group = groups.get(key) ?? { graph, ...(block === undefined ? {} : { block }), problems: [] };
    group.problems.push(diagnostic);
    groups.set(key, group);
  }
  return [...groups.values()];
}
