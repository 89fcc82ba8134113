import type { Compiled } from '../../compiler/compiled.ts';
import type { BlockId, Graph, Project } from '../../graph/project.ts';
import { topology } from '../../graph/topology.ts';
import { blockDefinition } from '../../nodes/catalogue.ts';
import type { Category } from '../../nodes/kit/categories.ts';
import { elementCount } from '../../tensor/shape.ts';

/** A picture of a graph, in a frame of 232 × 92. */
export interface Thumbnail {
  readonly boxes: readonly ThumbnailBox[];
  /** Path data, drawn under the boxes. */
  readonly wires: readonly string[];
}

export interface ThumbnailBox {
  readonly id: BlockId;
  readonly category: Category | 'unknown';
  /** A use of a model has a second outline. */
  readonly frame: boolean;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const thumbnailSize = { width: 232, height: 92 } as const;

const margin = { x: 24, y: 8 };
const gap = 6;

/**
 * Blocks in columns by how far they are from the data; the larger a block's output, the taller it is drawn.
 * Labels that go straight from the data to a loss are left out: they say nothing of the shape of the network.
 */
export function thumbnailOf(project: Project, compiled: Compiled): Thumbnail {
  const graph = withoutLabels(project.main);
  const columns = columnsOf(graph);
  const pitch = Math.min(33, (thumbnailSize.width - 2 * margin.x) / Math.max(1, columns.length - 0.4));
  const width = Math.min(20, pitch * 0.6);
  const left = (thumbnailSize.width - (columns.length - 1) * pitch - width) / 2;
  const boxes = columns.flatMap((ids, column): ThumbnailBox[] => {
    const room = (thumbnailSize.height - 2 * margin.y - gap * (ids.length - 1)) / ids.length;
    const heights = ids.map((id) => Math.min(room, heightOf(compiled, id)));
    const total = heights.reduce((sum, height) => sum + height, 0) + gap * (ids.length - 1);
    let y = (thumbnailSize.height - total) / 2;
    return ids.map((id, at) => {
      const definition = blockDefinition(graph.blocks[id]?.type ?? '');
      const box = { x: left + column * pitch, y, width, height: heights[at]! };
      y += box.height + gap;
      return { id, category: definition?.category ?? 'unknown', frame: definition?.role === 'model', ...box };
    });
  });
  return { boxes, wires: wiresOf(graph, boxes, pitch) };
}

function withoutLabels(graph: Graph): Graph {
  const role = (id: BlockId) => blockDefinition(graph.blocks[id]?.type ?? '')?.role;
  const kept = Object.entries(graph.wires).filter(
    ([, { from, to }]) => !(role(from.block) === 'data' && role(to.block) === 'loss'),
  );
  return { blocks: graph.blocks, wires: Object.fromEntries(kept) };
}

/** Each block one column behind the last of those that feed it; what stands alone is left out. */
function columnsOf(graph: Graph): BlockId[][] {
  const { order, incoming, outgoing } = topology(graph);
  const depths = new Map<BlockId, number>();
  const columns: BlockId[][] = [];
  for (const id of order) {
    if (!incoming.has(id) && !outgoing.has(id) && order.length > 1) continue;
    const depth = Math.max(-1, ...(incoming.get(id) ?? []).map(({ from }) => depths.get(from.block) ?? -1)) + 1;
    depths.set(id, depth);
  }
  // Then each as far right as what it feeds allows: two uses of a model that feed one loss stand in one column.
  for (const id of [...order].reverse()) {
    const after = (outgoing.get(id) ?? []).flatMap(({ to }) => depths.get(to.block) ?? []);
    if (after.length > 0) depths.set(id, Math.min(...after) - 1);
  }
  for (const [id, depth] of depths) (columns[depth] ??= []).push(id);
  return columns;
}

function heightOf(compiled: Compiled, id: BlockId): number {
  const type = compiled.blocks['main']?.[id]?.outputs[0]?.type;
  const count = type?.kind === 'tensor' ? elementCount(type.shape) : undefined;
  return count === undefined ? 22 : Math.min(46, 14 + 7 * Math.log10(Math.max(1, count)));
}

function wiresOf(graph: Graph, boxes: readonly ThumbnailBox[], pitch: number): string[] {
  const byId = new Map(boxes.map((box) => [box.id, box]));
  return Object.values(graph.wires).flatMap(({ from, to }) => {
    const [start, end] = [byId.get(from.block), byId.get(to.block)];
    if (!start || !end) return [];
    const [x1, y1] = [start.x + start.width, start.y + start.height / 2];
    const [x2, y2] = [end.x, end.y + end.height / 2];
    if (x2 - x1 < pitch || y1 !== y2) {
      const bend = (x2 - x1) * 0.45;
      return [
        `M${round(x1)} ${round(y1)}C${round(x1 + bend)} ${round(y1)} ${round(x2 - bend)} ${round(y2)} ${round(x2)} ${round(y2)}`,
      ];
    }
    // Past the blocks between: over them.
    const top = Math.min(start.y, end.y) - 14;
    const [a, b] = [start.x + start.width / 2, end.x + end.width / 2];
    return [
      `M${round(a)} ${round(start.y)}C${round(a)} ${round(top)} ${round(b)} ${round(top)} ${round(b)} ${round(end.y)}`,
    ];
  });
}

const round = (value: number): number => Math.round(value * 100) / 100;
