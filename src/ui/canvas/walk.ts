import type { BlockId, Graph, Port } from '../../graph/project.ts';
import type { BlockFit } from '../../stores/connectStore.ts';
import { clampedPosition } from './flowElements.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

/**
 * The block an arrow key goes to: left and right follow wires, the most level one first, and up and down go to the
 * nearest block that way. Without a wire, left and right go to the nearest block too. `null` at the end.
 */
export function nextBlock(graph: Graph, from: BlockId | undefined, direction: Direction): BlockId | null {
  const start = from === undefined ? undefined : graph.blocks[from];
  if (!start) return firstBlock(graph);
  if (direction === 'left' || direction === 'right') {
    const ends = Object.values(graph.wires).flatMap((wire) =>
      direction === 'right'
        ? wire.from.block === start.id
          ? [wire.to.block]
          : []
        : wire.to.block === start.id
          ? [wire.from.block]
          : [],
    );
    const level = ends
      .filter((id) => Object.hasOwn(graph.blocks, id))
      .sort((a, b) => steepness(graph, start.id, a) - steepness(graph, start.id, b));
    if (level[0] !== undefined) return level[0];
  }
  return nearest(graph, start.id, direction);
}

/** Where a walk begins: the block furthest up and left. */
function firstBlock(graph: Graph): BlockId | null {
  const [first] = Object.values(graph.blocks).toSorted((a, b) => place(graph, a.id) - place(graph, b.id));
  return first?.id ?? null;
}

function place(graph: Graph, id: BlockId): number {
  const { x, y } = at(graph, id);
  return x + y;
}

function at(graph: Graph, id: BlockId) {
  return clampedPosition(graph.blocks[id]?.position ?? { x: 0, y: 0 });
}

function steepness(graph: Graph, from: BlockId, to: BlockId): number {
  return Math.abs(at(graph, to).y - at(graph, from).y);
}

function nearest(graph: Graph, from: BlockId, direction: Direction): BlockId | null {
  const start = at(graph, from);
  let best: BlockId | null = null;
  let least = Infinity;
  for (const id of Object.keys(graph.blocks)) {
    if (id === from) continue;
    const { x, y } = at(graph, id);
    const [dx, dy] = [x - start.x, y - start.y];
    const along = { left: -dx, right: dx, up: -dy, down: dy }[direction];
    const aside = direction === 'left' || direction === 'right' ? Math.abs(dy) : Math.abs(dx);
    if (along <= 0) continue;
    const distance = along + 2 * aside;
    if (distance < least) [best, least] = [id, distance];
  }
  return best;
}

/** Ports a wire may end at, from left to right and top to bottom: what the arrows walk through in connect mode. */
export function fittingPorts(graph: Graph, fits: Readonly<Record<BlockId, BlockFit>>): Port[] {
  return Object.entries(fits)
    .filter(([id, { ports }]) => ports.length > 0 && Object.hasOwn(graph.blocks, id))
    .sort(([a], [b]) => at(graph, a).y - at(graph, b).y || at(graph, a).x - at(graph, b).x)
    .flatMap(([block, { ports }]) => ports.map((port) => ({ block, port })));
}
