import type { Block, BlockId, Graph, GraphId, Model, ModelId, Project, Wire } from '../../graph/project.ts';
import { topology, type Topology } from '../../graph/topology.ts';
import { blockDefinition } from '../../nodes/catalogue.ts';
import { inputPorts, outputPorts, type BlockDefinition, type PortSpec } from '../../nodes/kit/define.ts';
import type { Problem } from '../../nodes/kit/infer.ts';
import type { ParamSchema, ParamValues } from '../../nodes/kit/param.ts';
import { readParams, type ReadParams } from '../../nodes/kit/read.ts';
import type { Report } from '../report.ts';

/** A block with what its type says of it, before anything is known of the shapes. */
export interface ResolvedBlock {
  readonly block: Block;
  readonly graph: GraphId;
  /** `undefined` for a type that is not known here. */
  readonly definition: BlockDefinition | undefined;
  readonly params: ParamValues<ParamSchema>;
  /** A parameter is wrong: the block has no output. */
  readonly broken: boolean;
  readonly inputs: readonly PortSpec[];
  readonly outputs: readonly PortSpec[];
  /** Wire into each input port. */
  readonly wires: ReadonlyMap<string, Wire>;
}

export interface ResolvedGraph {
  readonly id: GraphId;
  /** In an order in which each block comes after what feeds it; blocks of a loop come last. */
  readonly blocks: ReadonlyMap<BlockId, ResolvedBlock>;
  readonly topology: Topology;
}

/** Looks every block up, reads its parameters, and finds loops, unknown types and wires to ports that are not there. */
export function resolve(project: Project, report: Report): ResolvedGraph[] {
  const models = Object.entries(project.models).map(([id, model]) => resolveGraph(project, id, model.graph, report));
  return [...models, resolveGraph(project, 'main', project.main, report)];
}

function resolveGraph(project: Project, id: GraphId, graph: Graph, report: Report): ResolvedGraph {
  const sorted = topology(graph);
  for (const loop of sorted.loops) reportLoop(id, graph, loop, report);
  const ordered = new Set(sorted.order);
  const inLoop = Object.keys(graph.blocks).filter((block) => !ordered.has(block));
  const blocks = new Map<BlockId, ResolvedBlock>();
  const order = sorted.loops.length === 0 ? sorted.order : [...sorted.order, ...inLoop];
  for (const key of order) {
    const block = graph.blocks[key];
    if (block) blocks.set(key, resolveBlock(project, id, block, sorted.incoming.get(key) ?? [], report));
  }
  reportLooseEnds(id, blocks, report);
  return { id, blocks, topology: sorted };
}

function reportLoop(graph: GraphId, { blocks }: Graph, loop: readonly BlockId[], report: Report): void {
  const names = loop.map((id) => (blocks[id] ? blockName(blocks[id]) : id));
  const shown = names.length > 6 ? [...names.slice(0, 5), `… ${names.length - 5} more`] : names;
  report.add({ code: 'graph/loop', data: { path: [...shown, names[0]].join(' → ') } }, { graph, block: loop[0]! });
}

function resolveBlock(
  project: Project,
  graph: GraphId,
  block: Block,
  wires: readonly Wire[],
  report: Report,
): ResolvedBlock {
  const definition = blockDefinition(block.type);
  const known = lastResolved.get(block);
  if (known && known.graph === graph && known.definition === definition && sameWires(known.wires, wires)) return known;
  const place = { graph, block: block.id };
  if (!definition) {
    report.add({ code: 'graph/unknown-block', data: { type: block.type } }, place);
    return { block, graph, definition, params: {}, broken: true, ...wiredPorts(wires), wires: byPort(wires) };
  }
  const { values, problems, inputs, outputs } = readingOf(definition, block.params);
  const wrong = [...problems, ...unsupported(definition, block)];
  for (const problem of wrong) report.add(problem, place);
  const ports = definition.role === 'model' ? modelPorts(project, String(values['model'])) : null;
  const resolved: ResolvedBlock = {
    block,
    graph,
    definition,
    params: values,
    broken: problems.length > 0,
    inputs: ports?.inputs ?? inputs,
    outputs: ports?.outputs ?? outputs,
    wires: byPort(wires),
  };
  // What depends on more than itself, or has something to report, is looked at each time.
  if (!ports && wrong.length === 0) lastResolved.set(block, resolved);
  return resolved;
}

// An edit leaves nearly all blocks and wires as they are.
const lastResolved = new WeakMap<Block, ResolvedBlock>();

/** Whether the wires are the same, in the same order: problems are told of in it. */
function sameWires(known: ResolvedBlock['wires'], wires: readonly Wire[]): boolean {
  if (known.size !== wires.length) return false;
  let at = 0;
  for (const wire of known.values()) if (wire !== wires[at++]) return false;
  return true;
}

/** What a type makes of the parameters that were set. */
interface Reading extends ReadParams {
  readonly definition: BlockDefinition;
  readonly inputs: readonly PortSpec[];
  readonly outputs: readonly PortSpec[];
}

// An edit leaves nearly all blocks as they are: their parameters are the same objects, and read the same.
const readings = new WeakMap<Block['params'], Reading>();

function readingOf(definition: BlockDefinition, params: Block['params']): Reading {
  const known = readings.get(params);
  if (known?.definition === definition) return known;
  const read = readParams(definition.params, params);
  const [inputs, outputs] = [inputPorts(definition, read.values), outputPorts(definition, read.values)];
  const reading = { ...read, definition, inputs, outputs };
  readings.set(params, reading);
  return reading;
}

/** Settings that came with a file and that the block does not have. */
function unsupported(definition: BlockDefinition, block: Block): readonly Problem[] {
  const { label, params } = definition;
  return Object.keys(block.params)
    .filter((name) => !Object.hasOwn(params, name))
    .map((name): Problem => {
      const value = block.params[name];
      if (name === 'dataFormat' && value === 'channels_first')
        return { code: 'param/channels-first', data: { label }, param: name };
      const shown = Array.isArray(value) ? value.join(' × ') : String(value);
      return { code: 'param/unsupported', data: { setting: name, value: shown.slice(0, 100), label }, param: name };
    });
}

const byPort = (wires: readonly Wire[]): ReadonlyMap<string, Wire> =>
  new Map(wires.map((wire) => [wire.to.port, wire]));

/** A block of an unknown type keeps the ports its wires know of. */
const wiredPorts = (wires: readonly Wire[]): Pick<ResolvedBlock, 'inputs' | 'outputs'> => ({
  inputs: [...new Set(wires.map((wire) => wire.to.port))].map((name) => ({ name })),
  outputs: [{ name: 'output' }],
});

/** A use of a model has a port for each `input` and `output` block inside, named by the block's id. */
export function modelPorts(project: Project, id: ModelId): Pick<ResolvedBlock, 'inputs' | 'outputs'> {
  const model: Model | undefined = Object.hasOwn(project.models, id) ? project.models[id] : undefined;
  const ports = (type: string): PortSpec[] =>
    Object.values(model?.graph.blocks ?? {})
      .filter((block) => block.type === type)
      .map((block) => ({ name: block.id, label: blockName(block) }));
  return { inputs: ports('input'), outputs: ports('output') };
}

/** The user's name for a block, or its type's label. */
export function blockName(block: Block): string {
  return block.name ?? blockDefinition(block.type)?.label ?? block.type;
}

function reportLooseEnds(graph: GraphId, blocks: ReadonlyMap<BlockId, ResolvedBlock>, report: Report): void {
  for (const { block, wires, inputs } of blocks.values()) {
    for (const [port, wire] of wires) {
      const from = blocks.get(wire.from.block);
      const known = inputs.some(({ name }) => name === port);
      const fed = from?.definition === undefined || from.outputs.some(({ name }) => name === wire.from.port);
      if (known && fed) continue;
      report.add(
        { code: 'graph/loose-wire', data: { port: known ? wire.from.port : port } },
        { graph, block: block.id, wire: wire.id },
        [{ title: { say: 'removeWire' }, edits: [{ kind: 'removeWires', graph, wires: [wire.id] }] }],
      );
    }
  }
}
