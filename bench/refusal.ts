import { compile } from '../src/compiler/compile.ts';
import '../src/compiler/whole.ts';
import { apply, type GraphEdit } from '../src/graph/edit.ts';
import type { Project } from '../src/graph/project.ts';
import { chain } from './chain.ts';
import { judged, type Row } from './row.ts';

const sizes = [5, 500] as const;
const rounds = 20;
/** What the product promises. */
const limitMs = 200;

/** An edit after which a project is larger than a page can hold, and the problem that says so. */
interface Excess {
  readonly code: 'budget/parameters' | 'budget/activations';
  /** Different in each round, so that nothing is known from the round before. */
  readonly edit: (block: string, round: number) => GraphEdit;
}

const excesses: readonly Excess[] = [
  {
    code: 'budget/parameters',
    edit: (block, round) => ({ kind: 'setParams', graph: 'main', block, params: { units: 10_000_000 + round } }),
  },
  { code: 'budget/activations', edit: (_, round) => ({ kind: 'setRun', run: { batchSize: 60_000 + round } }) },
];

/** From an edit that makes a project too large to the refusal, before anything is built: a small and a large one. */
export function measureRefusals(): Row[] {
  return sizes.flatMap((blocks) => {
    const middle = `b${(blocks - 2) >> 1}`;
    const project = apply(chain(blocks), {
      kind: 'setParams',
      graph: 'main',
      block: middle,
      params: { units: 10_000 },
    });
    compile(project);
    return excesses.map((excess) => {
      const ms = Array.from({ length: rounds }, (_, round) =>
        refusalMs(project, excess.edit(middle, round), excess.code),
      );
      const row: Row = {
        bench: 'refusal',
        name: `${excess.code}, ${blocks} blocks`,
        value: Math.max(...ms),
        unit: 'ms',
      };
      return judged(row, 'at most', limitMs);
    });
  });
}

function refusalMs(project: Project, edit: GraphEdit, code: Excess['code']): number {
  const startedAt = performance.now();
  const { diagnostics, plan } = compile(apply(project, edit));
  const ms = performance.now() - startedAt;
  if (plan !== null || !diagnostics.some((found) => found.code === code)) throw new Error(`No ${code} after the edit.`);
  return ms;
}
