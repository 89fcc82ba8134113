import type { BlockId, Project } from '../../graph/project.ts';
import type { Costs } from '../compiled.ts';
import type { Report } from '../report.ts';
import { noCosts, type ShapedBlock, type ShapedGraph } from './shaped.ts';
import { grouped, limits } from './limits.ts';

type Models = ReadonlyMap<string, ShapedGraph>;

/** Costs of one block of a graph; a use of a model costs what the model does. */
export function blockCosts(block: ShapedBlock, models: Models): Costs {
  if (block.definition?.role === 'model') {
    const inside = models.get(String(block.params['model']));
    return inside && block.ready ? sum([...inside.blocks.values()].map((inner) => blockCosts(inner, models))) : noCosts;
  }
  return block.costs;
}

/** The whole canvas: parameters of a model once, its FLOPs and activations for every use. */
export function totalCosts(main: ShapedGraph, models: Models): Costs {
  const seen = new Set<BlockId>();
  return sum(
    [...main.blocks.values()].map((block) => {
      const costs = blockCosts(block, models);
      if (block.definition?.role !== 'model') return costs;
      const id = String(block.params['model']);
      if (!seen.has(id)) {
        // A use without a wire knows no costs yet, and is no use to count the weights at.
        if (block.ready) seen.add(id);
        return costs;
      }
      return { ...costs, params: 0, trainableParams: 0 };
    }),
  );
}

/** Adds costs up. */
export function sum(costs: readonly Costs[]): Costs {
  return costs.reduce(
    (total, cost) => ({
      params: total.params + cost.params,
      trainableParams: total.trainableParams + cost.trainableParams,
      flops: total.flops + cost.flops,
      activationBytes: total.activationBytes + cost.activationBytes,
    }),
    noCosts,
  );
}

/** Refuses a project that no page could hold, before anything is allocated. */
export function checkBudget(project: Project, totals: Costs, report: Report): void {
  if (totals.params > limits.parameters) {
    report.add(
      { code: 'budget/parameters', data: { count: grouped(totals.params), limit: grouped(limits.parameters) } },
      { graph: 'main' },
    );
  }
  const bytes = totals.activationBytes * project.run.batchSize;
  if (bytes > limits.activationBytes) {
    report.add(
      { code: 'budget/activations', data: { count: megabytes(bytes), limit: megabytes(limits.activationBytes) } },
      { graph: 'main' },
    );
  }
}

const megabytes = (bytes: number): string => `${grouped(bytes / 2 ** 20)} MB`;
