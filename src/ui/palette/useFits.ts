import { fitsBehind, type Fit } from '../../compiler/suggest.ts';
import { graphOf, type GraphId, type ValueType } from '../../graph/project.ts';
import { knownBlocks } from '../../nodes/catalogue.ts';
import { useCatalogue } from '../../stores/catalogue.ts';
import { useCompiled } from '../../stores/compiled.ts';
import { useDocumentStore } from '../../stores/documentStore.ts';
import { useUiStore } from '../../stores/uiStore.ts';

/**
 * What every block type says to the first output of the block selected last, behind which a click adds it; `null` while
 * none is selected or it has no output. The same object until the type of that output is another.
 */
export function useFits(): ReadonlyMap<string, Fit> | null {
  const wanted = useUiStore((state) => state.graph);
  const graph = useDocumentStore(({ project }) => (graphOf(project, wanted) ? wanted : 'main'));
  const last = useUiStore((state) => state.selectedBlocks.at(-1));
  const port = useCompiled((compiled) => (last === undefined ? undefined : compiled.blocks[graph]?.[last]?.outputs[0]));
  useCatalogue((state) => state.complete);
  return port ? fitsOf(port.type, port.kind ?? 'tensor', graph) : null;
}

let lastAsked: { readonly key: string; readonly fits: ReadonlyMap<string, Fit> } | null = null;

/** {@link fitsBehind}, kept for the last type asked for: an edit elsewhere leaves it as it is. */
function fitsOf(type: ValueType | undefined, kind: 'tensor' | 'loss', graph: GraphId): ReadonlyMap<string, Fit> {
  const key = JSON.stringify([type, kind, graph, knownBlocks().length]);
  if (lastAsked?.key !== key) lastAsked = { key, fits: fitsBehind(type, kind, graph) };
  return lastAsked.fits;
}
