import type { BlockId, Graph, Port, Wire } from '../../graph/project.ts';

/** An id no block of the graph has: `conv2d_1`. Pass the ids already given out when several are made at once. */
export function newBlockId(graph: Graph, type: string, taken: ReadonlySet<BlockId> = new Set()): BlockId {
  for (let number = 1; ; number++) {
    const id = `${type}_${number}`;
    if (!Object.hasOwn(graph.blocks, id) && !taken.has(id)) return id;
  }
}

/** The wire between two ports. Its id says where it goes, so the same wire drawn again is the same wire. */
export function wireBetween(from: Port, to: Port): Wire {
  return { id: `${from.block}.${from.port}>${to.block}.${to.port}`, from, to };
}
