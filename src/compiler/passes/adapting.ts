import type { Adaptation } from '../../nodes/kit/calls.ts';
import type { Report } from '../report.ts';
import { nameOf, type ShapedBlock, type ShapedGraph } from './shaped.ts';
import { hasTrainableWeights, upstream } from './program.ts';

/**
 * Refuses layers that adapt to the data where what reaches them is not the data yet: it must come from data blocks, through
 * nothing that learns, since it is looked at before the training; and inside a model directly, so that the printed code
 * can read it.
 */
export function checkAdapting(main: ShapedGraph, models: ReadonlyMap<string, ShapedGraph>, report: Report): void {
  for (const [id, graph] of [['main', main] as const, ...models]) {
    for (const block of graph.blocks.values()) {
      const adapts = adaptationOf(block);
      if (!adapts) continue;
      const before = others(graph, block);
      const blocks = [...before, ...(id === 'main' ? [] : feeding(main, id))];
      const learning = blocks.filter((each) => hasTrainableWeights(each, models));
      const between = blocks.filter(
        (each) => isNoise(each) || (id === 'main' ? isModel(each) : each.graph === 'main' && !isData(each)),
      );
      const wrong = learning.length > 0 ? learning : between;
      if (wrong.length === 0) continue;
      report.add(
        {
          code: learning.length > 0 ? 'adapt/learns' : 'adapt/between',
          data: { name: nameOf(block), blocks: wrong.map(nameOf).join(', ') },
          param: chosenBy[adapts],
        },
        { graph: id, block: block.block.id },
      );
    }
  }
}

/** The parameter that says whether a layer adapts. */
const chosenBy: Readonly<Record<Adaptation, string>> = {
  moments: 'moments',
  quantiles: 'boundaries',
  vocabulary: 'vocabularyFrom',
};

/** What a block takes from the data, if anything. */
function adaptationOf({ definition, ready, params, block, inputTypes }: ShapedBlock): Adaptation | undefined {
  if (definition?.role !== 'layer' || !ready || block.bypassed === true) return undefined;
  const inputs = inputTypes.filter((type) => type?.kind === 'tensor');
  return definition.lower(params, inputs).adapts;
}

/** All that a block depends on. */
function others(graph: ShapedGraph, { block }: ShapedBlock): ShapedBlock[] {
  return [...upstream(graph, block.id)].flatMap((id) => (id === block.id ? [] : (graph.blocks.get(id) ?? [])));
}

/** What feeds the uses of a model. */
function feeding(main: ShapedGraph, model: string): ShapedBlock[] {
  const uses = [...main.blocks.values()].filter((block) => isModel(block) && block.params['model'] === model);
  return uses.flatMap((use) => others(main, use));
}

const isModel = ({ definition }: ShapedBlock): boolean => definition?.role === 'model';
/** Draws that are other ones each time have moments, and no data to read them from. */
const isNoise = ({ definition, params }: ShapedBlock): boolean =>
  definition?.role === 'data' && definition.source(params).kind !== 'dataset';
const isData = ({ definition, block }: ShapedBlock): boolean =>
  definition?.role === 'data' || definition?.role === 'preparation' || block.bypassed === true;
