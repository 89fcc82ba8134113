import { useMemo } from 'react';
import { graphOf, type Block, type BlockId, type Graph, type GraphId, type WireId } from '../../graph/project.ts';
import type { BlockSize } from '../../graph/blockSize.ts';
import { useCompiled } from '../../stores/compiled.ts';
import { useDocumentStore } from '../../stores/documentStore.ts';
import { getSize } from '../../stores/faces.ts';
import { useLookStore, usePreview } from '../../stores/lookStore.ts';
import { useUiStore } from '../../stores/uiStore.ts';
import type { BlockFlowNode } from './BlockNode.tsx';
import type { WireFlowEdge } from './WireEdge.tsx';
import { boxOf, edgeMaker, nodeMaker } from './flowElements.ts';
import type { Point } from './wirePath.ts';
import { routeWires, type Route } from './wireRoute.ts';

/** Places of blocks while they are dragged; the project learns of them when they are let go. */
export type DragPlaces = Readonly<Record<BlockId, Point>>;

export interface FlowElements {
  readonly graphId: GraphId;
  readonly graph: Graph;
  readonly nodes: BlockFlowNode[];
  readonly edges: WireFlowEdge[];
  readonly sizes: Readonly<Record<BlockId, BlockSize>>;
}

/** Up to so many blocks all wires make way for a block while it is dragged. */
const routeAllUpTo = 200;
const noGraph: Graph = { blocks: {}, wires: {} };

/** The graph on the canvas as React Flow takes it. Nodes and edges that did not change stay the same objects. */
export function useFlowElements(drag: DragPlaces | null): FlowElements {
  const graphId = useUiStore((state) => state.graph);
  const graph = useDocumentStore((state) => graphOf(state.project, graphId) ?? noGraph);
  const compiled = useCompiled((whole) => whole);
  const selectedBlocks = useUiStore((state) => state.selectedBlocks);
  const selectedWires = useUiStore((state) => state.selectedWires);
  const problem = useLookStore(({ problems }) => problems.at(-1));
  const preview = usePreview((whole) => whole);
  const makeNodes = useMemo(() => nodeMaker(), []);
  const makeEdges = useMemo(() => edgeMaker(), []);

  // A compilation may change ports, and so sizes, of blocks that did not change themselves.
  const sizes = useMemo(() => sizesOf(graphId, graph, compiled), [graphId, graph, compiled]);
  const nodes = useMemo(
    () => makeNodes(graphId, graph, sizes, (block) => placeOf(block, drag), new Set(selectedBlocks)),
    [makeNodes, graphId, graph, sizes, drag, selectedBlocks],
  );
  const settled = useMemo(() => routesOf(graph, sizes, null), [graph, sizes]);
  const routes = useMemo(() => {
    if (!drag) return settled;
    if (nodes.length <= routeAllUpTo) return routesOf(graph, sizes, drag);
    // In a large graph only the wires of what is dragged follow at once; the others when it is let go.
    const moving = Object.values(graph.wires).filter(({ from, to }) => from.block in drag || to.block in drag);
    return {
      ...settled,
      ...routesOf({ ...graph, wires: Object.fromEntries(moving.map((wire) => [wire.id, wire])) }, sizes, drag),
    };
  }, [graph, sizes, drag, settled, nodes.length]);
  const edges = useMemo(() => {
    const traced = problem?.graph === graphId ? problem.from.flatMap((source) => source.wires) : [];
    const marks = {
      blocks: new Set(selectedBlocks),
      wires: new Set(selectedWires),
      traced: new Set(traced),
      preview,
    };
    return makeEdges(graphId, graph, compiled, routes, marks);
  }, [makeEdges, graphId, graph, compiled, routes, selectedBlocks, selectedWires, problem, preview]);
  return { graphId, graph, nodes, edges, sizes };
}

function routesOf(
  graph: Graph,
  sizes: Readonly<Record<BlockId, BlockSize>>,
  drag: DragPlaces | null,
): Record<WireId, Route> {
  const boxes = Object.values(graph.blocks).map((block) => boxOf(block.id, sizes[block.id]!, placeOf(block, drag)));
  return routeWires(Object.values(graph.wires), new Map(boxes.map((box) => [box.id, box])));
}

function sizesOf(graphId: GraphId, graph: Graph, _compiled: unknown): Record<BlockId, BlockSize> {
  return Object.fromEntries(Object.values(graph.blocks).map((block) => [block.id, getSize(graphId, block)]));
}

function placeOf(block: Block, drag: DragPlaces | null): Point {
  return drag?.[block.id] ?? block.position;
}
