import type { GraphId, Project } from '../graph/project.ts';
import type { Compiled } from './compiled.ts';
import { withFixes } from './fixes/fixing.ts';
import { checkAdapting } from './passes/adapting.ts';
import { adviseLosses } from './passes/advise.ts';
import { compiledBlocks } from './passes/blocks.ts';
import { checkBudget, totalCosts } from './passes/costs.ts';
import { infer } from './passes/infer.ts';
import { reportModels } from './passes/models.ts';
import { plan } from './passes/plan.ts';
import { findProgram } from './passes/program.ts';
import { resolve } from './passes/resolve.ts';
import { withSources } from './passes/sources.ts';
import { createReport } from './report.ts';

/**
 * Everything there is to know of a project; pure, and partial where something is wrong.
 *
 *     project ─ resolve ─ infer ─┬─ find the program ─ advise ─ budget ─ plan
 *                                └─ costs, reports
 */
export function compile(project: Project): Compiled {
  const report = createReport();
  // 1. Look every block up, read its parameters, find loops and loose ends.
  const resolved = resolve(project, report);
  // 2. Shapes along the wires, weights and FLOPs; models first, since the canvas uses them.
  const graphs = infer(resolved, report);
  const main = graphs.at(-1)!;
  const models = new Map(graphs.slice(0, -1).map((graph) => [graph.id, graph]));
  // 3. What trains: update steps, their losses, and the blocks these depend on.
  const program = findProgram(main, models, report);
  checkAdapting(main, models, report);
  // 4. What is legal but surely not meant.
  adviseLosses(main, report);
  // 5. Sums, and whether they fit into a page.
  const totals = totalCosts(main, models);
  checkBudget(project, totals, report);
  // 6. What feeds each problem, and what a click can do about it; and the plan, unless an error is in its way.
  const byId = new Map(graphs.map((graph) => [graph.id, graph]));
  const diagnostics = withFixes(withSources(report.all(), byId), project, byId, totals);
  const blocked = diagnostics.some(
    ({ severity, graph, block }) => severity === 'error' && standsInTheWay(graph, block, program.used),
  );
  return {
    blocks: Object.fromEntries(graphs.map((graph) => [graph.id, compiledBlocks(graph, models, program)])),
    diagnostics,
    plan: blocked ? null : plan(project, main, models, program),
    totals,
    models: reportModels(project, main, models),
  };
}

/** A broken branch that no loss uses does not keep the rest from training. */
function standsInTheWay(graph: GraphId, block: string | undefined, used: ReadonlySet<string>): boolean {
  return graph !== 'main' || block === undefined || used.has(block);
}
