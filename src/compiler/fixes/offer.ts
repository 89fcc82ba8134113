import type { DiagnosticCode } from '../../diagnostics/catalogue.ts';
import type { Diagnostic, Fix } from '../../diagnostics/diagnostic.ts';
import type { GraphId, Project } from '../../graph/project.ts';
import type { Costs } from '../compiled.ts';
import type { ShapedGraph } from '../passes/shaped.ts';
import { limits } from '../passes/limits.ts';
import { graphFixes } from './graphFixes.ts';
import { programFixes, programFor } from './programFixes.ts';
import { sequenceFixes } from './sequenceFixes.ts';
import { shapeFixes } from './shapeFixes.ts';
import type { Fixer } from './site.ts';
import { textFixes } from './textFixes.ts';

const fixers: Partial<Record<DiagnosticCode, Fixer>> = {
  ...graphFixes,
  ...shapeFixes,
  ...sequenceFixes,
  ...textFixes,
  ...programFixes,
};

/** Fixes are looked for so many times in one compilation: nobody reads the two hundredth problem first. */
const mostOffered = 200;

/** Adds to each problem what a click can do about it, behind the fixes its block proposes itself. */
export function offerFixes(
  diagnostics: readonly Diagnostic[],
  project: Project,
  graphs: ReadonlyMap<GraphId, ShapedGraph>,
  totals: Costs,
): readonly Diagnostic[] {
  return diagnostics.map((diagnostic, index) => {
    const found = index < mostOffered ? fixesOf(diagnostic, project, graphs, totals) : [];
    if (found.length === 0) return diagnostic;
    const titles = new Set(diagnostic.fixes.map(({ title }) => JSON.stringify(title)));
    const others = found.filter(({ title }) => !titles.has(JSON.stringify(title)));
    return { ...diagnostic, fixes: [...diagnostic.fixes, ...others] };
  });
}

function fixesOf(
  diagnostic: Diagnostic,
  project: Project,
  graphs: ReadonlyMap<GraphId, ShapedGraph>,
  totals: Costs,
): readonly Fix[] {
  const graph = graphs.get(diagnostic.graph);
  const block = graph?.blocks.get(diagnostic.block ?? '');
  if (graph && block) return fixers[diagnostic.code]?.({ project, graphs, diagnostic, graph, block }) ?? [];
  if (graph && diagnostic.code === 'graph/no-program') return programFor(graph);
  return diagnostic.code === 'budget/activations' ? smallerBatch(totals) : [];
}

/** The largest batch, a power of two, whose activations fit. */
function smallerBatch({ activationBytes }: Costs): Fix[] {
  const batchSize = 2 ** Math.floor(Math.log2(limits.activationBytes / activationBytes));
  return batchSize < 1
    ? []
    : [{ title: { say: 'batchSize', value: batchSize }, edits: [{ kind: 'setRun', run: { batchSize } }] }];
}
