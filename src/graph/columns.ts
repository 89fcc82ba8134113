import dagre from '@dagrejs/dagre';
import type { BlockSize } from './blockSize.ts';
import type { BlockId, Graph } from './project.ts';
import { topology, type Topology } from './topology.ts';

/** Blocks that stand under one another, from top to bottom. */
export type Column = readonly BlockId[];

/** Dagre walks recursively and overflows the stack on long chains; above this it is also slow. */
const dagreLimit = 1000;

/**
 * Blocks in columns from left to right: every wire goes to a later column, except in a cycle.
 * A block stands as far right as its followers allow. Inside a column the order avoids crossings.
 */
export function columnsOf(graph: Graph, size: (id: BlockId) => BlockSize): Column[] {
  const ranks = ranksOf(graph);
  const columns: BlockId[][] = [];
  for (const id of Object.keys(graph.blocks)) (columns[ranks.get(id) ?? 0] ??= []).push(id);
  const filled = columns.filter((column) => column !== undefined);
  if (filled.every((column) => column.length === 1)) return filled;
  return ordered(filled, graph, size);
}

/** Longest path from the start, then each block moved right up to its first follower. */
function ranksOf(graph: Graph): Map<BlockId, number> {
  const { order, outgoing } = topology(graph);
  const ranks = new Map<BlockId, number>();
  for (const id of order) {
    const rank = ranks.get(id) ?? 0;
    ranks.set(id, rank);
    for (const { to } of outgoing.get(id) ?? []) ranks.set(to.block, Math.max(ranks.get(to.block) ?? 0, rank + 1));
  }
  const placed = new Set(order);
  for (const id of order.toReversed()) {
    const followers = (outgoing.get(id) ?? []).filter(({ to }) => placed.has(to.block));
    if (followers.length > 0)
      ranks.set(id, followers.reduce((least, { to }) => Math.min(least, ranks.get(to.block) ?? 0), Infinity) - 1);
  }
  // What is left stands in a loop or behind one: in creation order, after the rest.
  let rank = order.reduce((last, id) => Math.max(last, ranks.get(id) ?? 0), -1) + 1;
  for (const id of Object.keys(graph.blocks)) if (!placed.has(id)) ranks.set(id, rank++);
  return ranks;
}

function ordered(columns: readonly Column[], graph: Graph, size: (id: BlockId) => BlockSize): Column[] {
  const heights = Object.keys(graph.blocks).length <= dagreLimit ? dagreHeights(graph, size) : null;
  const sorted = heights
    ? columns.map((column) => column.toSorted((a, b) => (heights.get(a) ?? 0) - (heights.get(b) ?? 0)))
    : byFormerColumn(columns, graph);
  const { incoming } = topology(graph);
  return sorted.map((column) => inPortOrder(column, incoming, size));
}

/** Blocks that follow one and the same block stand in the order of its ports: dagre knows no ports. */
function inPortOrder(column: Column, incoming: Topology['incoming'], size: (id: BlockId) => BlockSize): Column {
  if (column.length === 1) return column;
  const bySource = new Map<BlockId, BlockId[]>();
  for (const id of column) {
    const sources = new Set((incoming.get(id) ?? []).map(({ from }) => from.block));
    const [only] = sources;
    if (only !== undefined && sources.size === 1) bySource.set(only, [...(bySource.get(only) ?? []), id]);
  }
  const placed = [...column];
  for (const [source, followers] of bySource) {
    const slots = followers.map((id) => column.indexOf(id));
    const port = (id: BlockId) => size(source).outputs[incoming.get(id)?.[0]?.from.port ?? ''] ?? 0;
    followers.toSorted((a, b) => port(a) - port(b)).forEach((id, index) => (placed[slots[index]!] = id));
  }
  return placed;
}

/** Heights of the blocks' middles in dagre's drawing; `null` when the graph is too deep for it. */
function dagreHeights(graph: Graph, size: (id: BlockId) => BlockSize): Map<BlockId, number> | null {
  const drawing = new dagre.graphlib.Graph();
  drawing.setGraph({ rankdir: 'LR', nodesep: 32, ranksep: 72 });
  drawing.setDefaultEdgeLabel(() => ({}));
  for (const id of Object.keys(graph.blocks)) drawing.setNode(id, { width: size(id).width, height: size(id).room });
  for (const { from, to } of Object.values(graph.wires)) drawing.setEdge(from.block, to.block);
  try {
    dagre.layout(drawing);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
  return new Map(Object.keys(graph.blocks).map((id) => [id, drawing.node(id).y ?? 0]));
}

/** Each block at the mean place of the blocks it follows: good enough for graphs nobody sees whole. */
function byFormerColumn(columns: readonly Column[], graph: Graph): Column[] {
  const { incoming } = topology(graph);
  const place = new Map<BlockId, number>();
  return columns.map((column) => {
    const means = new Map(
      column.map((id, index) => {
        const places = (incoming.get(id) ?? []).map((wire) => place.get(wire.from.block) ?? index);
        return [id, places.length > 0 ? places.reduce((a, b) => a + b, 0) / places.length : index] as const;
      }),
    );
    const sorted = column.toSorted((a, b) => (means.get(a) ?? 0) - (means.get(b) ?? 0));
    sorted.forEach((id, index) => place.set(id, index));
    return sorted;
  });
}
