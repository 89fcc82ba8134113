import type { BlockId, GraphId } from '../../graph/project.ts';
import { select, showGraph, useUiStore } from '../../stores/uiStore.ts';
import { currentView } from '../canvas/currentView.ts';

/** Shows the graph a block is in, selects the block, and brings it into view. */
export function goTo(graph: GraphId, block: BlockId): void {
  if (useUiStore.getState().graph !== graph) showGraph(graph);
  select([block]);
  currentView()?.reveal(block);
}
