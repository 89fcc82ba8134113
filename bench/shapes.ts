import { compile } from '../src/compiler/compile.ts';
import '../src/compiler/whole.ts';
import { apply } from '../src/graph/edit.ts';
import { chain } from './chain.ts';
import { judged, type Row } from './row.ts';

const sizes = [50, 500, 5000] as const;
const rounds = 30;
/** One frame of a screen that draws sixty a second. */
const frameMs = 16;
/** How much more per block the longest chain may take than the middle one and still be called linear. */
const slack = 2;

/** From an edit of one parameter to all shapes, costs and problems: a chain of so many blocks. */
export function measureShapes(): Row[] {
  const edited = sizes.map((blocks) => ({ blocks, edit: editor(blocks), ms: [] as number[] }));
  for (let round = 0; round < rounds; round++) for (const { edit, ms } of edited) ms.push(edit(round));
  const bench = 'shapes';
  const rows = edited.map(({ blocks, ms }): Row => {
    // The quickest round is the one that other programs of the machine disturbed least.
    const row: Row = { bench, name: `${blocks} blocks`, value: Math.min(...ms), unit: 'ms' };
    return blocks === 500 ? judged(row, 'at most', frameMs) : row;
  });
  // The mean has its part of the garbage collections, which the quickest of short rounds escapes.
  const [, middle, longest] = edited.map(({ ms }) => ms.reduce((sum, one) => sum + one, 0) / rounds);
  const growth = longest! / middle! / 10;
  return [
    ...rows,
    judged({ bench, name: 'time a block, 5000 to 500', value: growth, unit: 'ratio' }, 'at most', slack),
  ];
}

/** A chain, and how long it takes to edit the block in its middle: what lies behind it has to be worked out again. */
function editor(blocks: number): (round: number) => number {
  let project = chain(blocks);
  compile(project);
  return (round) => {
    const edit = { kind: 'setParams', graph: 'main', block: `b${blocks >> 1}`, params: { units: 8 + round } } as const;
    const startedAt = performance.now();
    project = apply(project, edit);
    const { blocks: compiled } = compile(project);
    const ms = performance.now() - startedAt;
    const last = compiled['main']?.[`b${blocks - 3}`]?.outputs[0]?.type;
    if (last?.kind !== 'tensor') throw new Error('The end of the chain has no shape.');
    return ms;
  };
}
