import type { BlockId, Graph, Wire } from './project.ts';

/** Blocks in an order in which each comes after what feeds it, and the loops that have no such order. */
export interface Topology {
  readonly order: readonly BlockId[];
  /** Each loop once, as the blocks along it. */
  readonly loops: readonly (readonly BlockId[])[];
  /** The wires into each block. */
  readonly incoming: ReadonlyMap<BlockId, readonly Wire[]>;
  readonly outgoing: ReadonlyMap<BlockId, readonly Wire[]>;
}

const known = new WeakMap<Graph, Topology>();

/** The order and the neighbours of a graph: worked out once, since a graph is a value that never changes. */
export function topology(graph: Graph): Topology {
  let found = known.get(graph);
  if (!found) known.set(graph, (found = sorted(graph)));
  return found;
}

/** Kahn's algorithm (1962): iterative, so that a chain of any length is safe. Linear in blocks and wires. */
function sorted(graph: Graph): Topology {
  const { incoming, outgoing } = neighbours(graph);
  const waiting = new Map<BlockId, number>();
  const ready: BlockId[] = [];
  for (const id of Object.keys(graph.blocks)) {
    const count = incoming.get(id)?.length ?? 0;
    waiting.set(id, count);
    if (count === 0) ready.push(id);
  }
  for (let next = 0; next < ready.length; next++) {
    for (const wire of outgoing.get(ready[next]!) ?? []) {
      const left = waiting.get(wire.to.block)! - 1;
      waiting.set(wire.to.block, left);
      if (left === 0) ready.push(wire.to.block);
    }
  }
  const stuck = new Set([...waiting].filter(([, left]) => left > 0).map(([id]) => id));
  return { order: ready, loops: findLoops(stuck, incoming), incoming, outgoing };
}

/** Wires that end at a block that is not there are left out. */
function neighbours(graph: Graph): Pick<Topology, 'incoming' | 'outgoing'> {
  const incoming = new Map<BlockId, Wire[]>();
  const outgoing = new Map<BlockId, Wire[]>();
  for (const wire of Object.values(graph.wires)) {
    if (!Object.hasOwn(graph.blocks, wire.from.block) || !Object.hasOwn(graph.blocks, wire.to.block)) continue;
    push(incoming, wire.to.block, wire);
    push(outgoing, wire.from.block, wire);
  }
  return { incoming, outgoing };
}

function push(map: Map<BlockId, Wire[]>, key: BlockId, wire: Wire): void {
  const wires = map.get(key);
  if (wires) wires.push(wire);
  else map.set(key, [wire]);
}

/** Walks wires backwards among blocks that could not be ordered: each walk must meet itself, and that is a loop. */
function findLoops(stuck: ReadonlySet<BlockId>, incoming: Topology['incoming']): BlockId[][] {
  const visited = new Set<BlockId>();
  const loops: BlockId[][] = [];
  for (const start of stuck) {
    const path: BlockId[] = [];
    const place = new Map<BlockId, number>();
    let at: BlockId | undefined = start;
    while (at !== undefined && !visited.has(at)) {
      visited.add(at);
      place.set(at, path.length);
      path.push(at);
      at = incoming.get(at)?.find((wire) => stuck.has(wire.from.block))?.from.block;
    }
    const from = at === undefined ? undefined : place.get(at);
    if (from !== undefined) loops.push(path.slice(from).reverse());
  }
  return loops;
}
