import type { DiagnosticCode } from '../../diagnostics/catalogue.ts';
import type { Fix } from '../../diagnostics/diagnostic.ts';
import type { Phrase } from '../../diagnostics/phrase.ts';
import type { BlockId, Wire } from '../../graph/project.ts';
import type { ShapedBlock, ShapedGraph } from '../passes/shaped.ts';
import { fits, freshId, nameOf, placedBehind, removeBlock, wireOf, type Fixer, type Site } from './site.ts';

/** The wire that closes a loop: the one that goes furthest back on the canvas. */
const openLoop: Fixer = (site) => {
  const { graph, diagnostic } = site;
  const loop = graph.topology.loops.find((blocks) => blocks.includes(diagnostic.block ?? '')) ?? [];
  const members = new Set(loop);
  const x = (id: BlockId): number => graph.blocks.get(id)?.block.position.x ?? 0;
  const wires = loop.flatMap((id) =>
    (graph.topology.incoming.get(id) ?? []).filter(({ from }) => members.has(from.block)),
  );
  const back = (wire: Wire): number => x(wire.from.block) - x(wire.to.block);
  const [wire] = wires.sort((a, b) => back(b) - back(a));
  if (!wire) return [];
  const [from, to] = [graph.blocks.get(wire.from.block)!, graph.blocks.get(wire.to.block)!];
  return [removeWire(site, wire, { say: 'removeWireBetween', from: nameOf(from), to: nameOf(to) })];
};

function removeWire({ graph }: Site, wire: Wire, title: Phrase = { say: 'removeWire' }): Fix {
  return { title, edits: [{ kind: 'removeWires', graph: graph.id, wires: [wire.id] }] };
}

const removeWrongWire: Fixer = (site) => {
  const wire = wireOf(site);
  return wire ? [removeWire(site, wire)] : [];
};

/** Wires the nearest output on the left that fits and that does not depend on the block itself. */
const wireNearest: Fixer = ({ graph, block, diagnostic }) => {
  const port = block.inputs.find(({ name }) => name === diagnostic.port);
  if (!port) return [];
  const behind = downstream(graph, block.block.id);
  const [best] = [...graph.blocks.values()]
    .filter((other) => !behind.has(other.block.id))
    .flatMap((from) =>
      from.outputs.flatMap((output, at) => (fits(port, from.outputTypes[at]) ? [{ from, output }] : [])),
    )
    .map((offer) => ({ ...offer, cost: offerCost(graph, block, offer.from, offer.output.name, port.name) }))
    .sort((a, b) => a.cost - b.cost);
  if (!best) return [];
  const { from, output } = best;
  const wire: Wire = {
    id: `${from.block.id}_${output.name}_${block.block.id}_${port.name}`,
    from: { block: from.block.id, port: output.name },
    to: { block: block.block.id, port: port.name },
  };
  const title = { say: 'wire', port: { port: output.label ?? output.name }, block: nameOf(from) } as const;
  return [{ title, edits: [{ kind: 'addWire', graph: graph.id, wire }] }];
};

/** Distance on the canvas; a port of the same name comes first, an output that leads nowhere before one in use. */
function offerCost(graph: ShapedGraph, to: ShapedBlock, from: ShapedBlock, output: string, input: string): number {
  const [a, b] = [from.block.position, to.block.position];
  const used = (graph.topology.outgoing.get(from.block.id) ?? []).some((wire) => wire.from.port === output);
  const distance = Math.hypot(b.x - a.x, b.y - a.y) + (a.x > b.x ? 10_000 : 0);
  return distance + (output === input ? -100_000 : 0) + (used ? 20_000 : 0);
}

function downstream(graph: ShapedGraph, start: BlockId): Set<BlockId> {
  const found = new Set([start]);
  for (const id of found) for (const wire of graph.topology.outgoing.get(id) ?? []) found.add(wire.to.block);
  return found;
}

const stopBypassing: Fixer = ({ graph, block }) => [
  {
    title: { say: 'stopBypassing' },
    edits: [{ kind: 'setFlag', graph: graph.id, blocks: [block.block.id], flag: 'bypassed', on: false }],
  },
];

/** An output block behind the layer whose value nothing takes yet. */
const addModelOutput: Fixer = ({ block, graphs }) => {
  const inside = graphs.get(String(block.params['model']));
  const last = [...(inside?.blocks.values() ?? [])].findLast(
    ({ block: { id }, outputTypes }) => outputTypes[0]?.kind === 'tensor' && !inside!.topology.outgoing.has(id),
  );
  if (!inside || !last) return [];
  const id = freshId(inside, 'output');
  const wire: Wire = {
    id: `${id}_in`,
    from: { block: last.block.id, port: last.outputs[0]!.name },
    to: { block: id, port: 'input' },
  };
  const output = placedBehind(last, id, 'output');
  return [
    {
      title: { say: 'giveOut', block: nameOf(last) },
      edits: [{ kind: 'addBlocks', graph: inside.id, blocks: [output], wires: [wire] }],
    },
  ];
};

/** The input block of the model takes the shape that comes in. */
const reshapeModelInput: Fixer = ({ block, graphs, diagnostic }) => {
  const inside = graphs.get(String(block.params['model']));
  const inner = inside?.blocks.get(diagnostic.port ?? '');
  const type = block.inputTypes[block.inputs.findIndex(({ name }) => name === diagnostic.port)];
  if (!inside || !inner || type?.kind !== 'tensor' || type.shape.some((dim) => typeof dim !== 'number')) return [];
  const params = { shape: type.shape as readonly number[], dtype: type.dtype };
  return [
    {
      title: { say: 'modelInput', block: nameOf(inner) },
      result: `[${type.shape.join(', ')}]`,
      edits: [{ kind: 'setParams', graph: inside.id, block: inner.block.id, params }],
    },
  ];
};

/** Takes a setting off a block that does not have it. */
const forgetSetting: Fixer = ({ graph, block: { block }, diagnostic }) => {
  const params = Object.fromEntries(Object.entries(block.params).filter(([name]) => name !== diagnostic.param));
  const title = { say: diagnostic.code === 'param/channels-first' ? 'channelsLast' : 'forget' } as const;
  return [{ title, edits: [{ kind: 'changeType', graph: graph.id, block: block.id, type: block.type, params }] }];
};

export const graphFixes: Partial<Record<DiagnosticCode, Fixer>> = {
  'graph/loop': openLoop,
  'graph/loose-input': wireNearest,
  'graph/unknown-block': removeBlock,
  'graph/wrong-kind': removeWrongWire,
  'graph/bypass': stopBypassing,
  'graph/unused': removeBlock,
  'model/missing': removeBlock,
  'model/no-output': addModelOutput,
  'model/input': reshapeModelInput,
  'param/unsupported': forgetSetting,
  'param/channels-first': forgetSetting,
};
