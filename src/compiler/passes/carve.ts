import type { BlockId } from '../../graph/project.ts';
import { isOfLayers } from '../../nodes/kit/define.ts';
import type { ShapedBlock, ShapedGraph } from './shaped.ts';

/** Layers that stand together on the canvas: they become one model. */
export interface Component {
  readonly kind: 'layers';
  /** In an order that can run. */
  readonly blocks: readonly ShapedBlock[];
  /** Values from outside, each once, in the order they are first used. */
  readonly inputs: readonly Output[];
  /** Values that something outside uses. */
  readonly outputs: readonly Output[];
}

export interface Output {
  readonly producer: ShapedBlock;
  readonly port: string;
}

export type Part = Component | { readonly kind: 'model'; readonly block: ShapedBlock };

/**
 * Cuts the layers of the canvas where uses of models stand between them, and joins what is wired together on the
 * same side. A layer's stage is the number of uses of models on the longest way to it: layers of different stages
 * never share a part, so the parts can always run one after the other.
 */
export function carve(used: readonly ShapedBlock[], graph: ShapedGraph): Part[] {
  const stages = stagesOf(used, graph);
  const inline = used.filter(({ definition }) => isOfLayers(definition));
  const root = joined(inline, graph, stages);
  const groups = new Map<BlockId, ShapedBlock[]>();
  for (const block of inline) {
    const id = root(block.block.id);
    const group = groups.get(id);
    if (group) group.push(block);
    else groups.set(id, [block]);
  }
  const parts: { readonly stage: number; readonly part: Part }[] = [];
  for (const blocks of groups.values()) {
    if (blocks.every(({ block }) => block.bypassed === true)) continue;
    parts.push({ stage: 2 * stages.get(blocks[0]!.block.id)!, part: component(blocks, used, graph) });
  }
  for (const block of used) {
    // A use of a model runs after the layers of its inputs' stage and before those of its own.
    if (block.definition?.role === 'model' && block.block.bypassed !== true)
      parts.push({ stage: 2 * stages.get(block.block.id)! - 1, part: { kind: 'model', block } });
  }
  return parts.sort((a, b) => a.stage - b.stage).map(({ part }) => part);
}

function stagesOf(used: readonly ShapedBlock[], graph: ShapedGraph): Map<BlockId, number> {
  const stages = new Map<BlockId, number>();
  for (const { block, definition } of used) {
    const before = (graph.topology.incoming.get(block.id) ?? []).map((wire) => stages.get(wire.from.block) ?? 0);
    stages.set(block.id, Math.max(0, ...before) + (definition?.role === 'model' ? 1 : 0));
  }
  return stages;
}

/** Union-find over wires between layers of the same stage. */
function joined(
  inline: readonly ShapedBlock[],
  graph: ShapedGraph,
  stages: ReadonlyMap<BlockId, number>,
): (id: BlockId) => BlockId {
  const parent = new Map<BlockId, BlockId>(inline.map(({ block }) => [block.id, block.id]));
  const root = (id: BlockId): BlockId => {
    let at = id;
    while (parent.get(at) !== at) at = parent.get(at)!;
    return at;
  };
  for (const { block } of inline) {
    for (const { from } of graph.topology.incoming.get(block.id) ?? []) {
      if (parent.has(from.block) && stages.get(from.block) === stages.get(block.id))
        parent.set(root(block.id), root(from.block));
    }
  }
  return root;
}

function component(blocks: readonly ShapedBlock[], used: readonly ShapedBlock[], graph: ShapedGraph): Component {
  const members = new Set(blocks.map(({ block }) => block.id));
  const outside = new Set(used.map(({ block }) => block.id).filter((id) => !members.has(id)));
  const inputs = new Map<string, Output>();
  for (const block of blocks) {
    for (const port of block.inputs) {
      const from = block.wires.get(port.name)?.from;
      const producer = from && graph.blocks.get(from.block);
      if (from && producer && !members.has(from.block))
        inputs.set(`${from.block}/${from.port}`, { producer, port: from.port });
    }
  }
  const outputs = new Map<string, Output>();
  for (const block of blocks) {
    for (const wire of graph.topology.outgoing.get(block.block.id) ?? []) {
      if (!outside.has(wire.to.block)) continue;
      const output = throughBypassed(block, wire.from.port, graph);
      if (members.has(output.producer.block.id)) outputs.set(`${output.producer.block.id}/${output.port}`, output);
    }
  }
  return { kind: 'layers', blocks, inputs: [...inputs.values()], outputs: [...outputs.values()] };
}

/** The block that really makes a value: bypassed blocks pass on what comes in. */
export function throughBypassed(block: ShapedBlock, port: string, graph: ShapedGraph): Output {
  let output: Output = { producer: block, port };
  while (output.producer.block.bypassed === true) {
    const from = output.producer.wires.get(output.producer.inputs[0]?.name ?? '')?.from;
    const producer = from && graph.blocks.get(from.block);
    if (!from || !producer) break;
    output = { producer, port: from.port };
  }
  return output;
}
