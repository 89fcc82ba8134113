import type { Diagnostic, Fix } from '../../diagnostics/diagnostic.ts';
import { termOf, type Phrase, type Term } from '../../diagnostics/phrase.ts';
import { pitch } from '../../graph/blockSize.ts';
import type { GraphEdit } from '../../graph/edit.ts';
import type { Block, BlockId, GraphId, ParamValue, Project, TensorType, ValueType, Wire } from '../../graph/project.ts';
import { blockDefinition } from '../../nodes/catalogue.ts';
import { inputPorts, outputPorts, type PortSpec } from '../../nodes/kit/define.ts';
import { readParams } from '../../nodes/kit/read.ts';
import { formatShape } from '../../tensor/shape.ts';
import { typeOf, type ShapedBlock, type ShapedGraph } from '../passes/shaped.ts';
import { makesTensors, outcomeOf } from '../passes/outcome.ts';
import { portProblem } from '../passes/ports.ts';
import { changed } from './changed.ts';

/** A problem, and all that is known around it. */
export interface Site {
  readonly project: Project;
  readonly graphs: ReadonlyMap<GraphId, ShapedGraph>;
  readonly diagnostic: Diagnostic;
  readonly graph: ShapedGraph;
  /** The block that has the problem. */
  readonly block: ShapedBlock;
}

/** What a click can do about a problem of one code, best first. */
export type Fixer = (site: Site) => readonly Fix[];

/** The wire the problem speaks of, or the only one that comes in. */
export function wireOf({ diagnostic, block }: Site): Wire | undefined {
  const wires = [...block.wires.values()];
  return wires.find(({ id }) => id === diagnostic.wire) ?? (wires.length === 1 ? wires[0] : undefined);
}

/** What feeds a wire, and the type it gives there. */
export function producerOf(
  { graph }: Site,
  wire: Wire | undefined,
): { block: ShapedBlock; type: ValueType | undefined } | undefined {
  const block = wire && graph.blocks.get(wire.from.block);
  return block ? { block, type: typeOf(wire, graph.blocks) } : undefined;
}

/** The types that come in, where all of them are known tensors. */
export function knownInputs(block: ShapedBlock): readonly TensorType[] | undefined {
  const wired = block.inputTypes.filter((_, at) => block.wires.has(block.inputs[at]?.name ?? ''));
  const tensors = wired.filter((type): type is TensorType => type?.kind === 'tensor');
  return tensors.length > 0 && tensors.length === wired.length ? tensors : undefined;
}

/** Sets parameters of the block that has the problem. */
export function setParams(block: ShapedBlock, params: Block['params'], result?: TensorType): Fix {
  return {
    title: changed(block.definition, params),
    ...(result ? { result: formatShape(result.shape) } : {}),
    edits: [{ kind: 'setParams', graph: block.graph, block: block.block.id, params }],
  };
}

/** Sets parameters of another block, and names it. */
export function setParamsOf(block: ShapedBlock, params: Block['params'], result?: TensorType): Fix {
  return { ...setParams(block, params, result), title: changed(block.definition, params, nameOf(block)) };
}

/** What a block gives with other parameters, or behind other inputs; `undefined` where it gives nothing. */
export function outputWith(
  block: ShapedBlock,
  params: Readonly<Record<string, ParamValue>>,
  inputs: readonly TensorType[] | undefined = knownInputs(block),
): TensorType | undefined {
  return makesTensors(block.definition)
    ? outputOf(block.block.type, { ...block.block.params, ...params }, inputs)
    : undefined;
}

/** First output of a type of block with these parameters behind these inputs. */
export function outputOf(
  type: string,
  params: Readonly<Record<string, ParamValue>>,
  inputs: readonly TensorType[] | undefined,
): TensorType | undefined {
  const definition = blockDefinition(type);
  if (!inputs || !makesTensors(definition)) return undefined;
  const { values, problems } = readParams(definition.params, params);
  if (problems.length > 0) return undefined;
  const ports = inputPorts(definition, values);
  const required = ports.filter(({ optional }) => optional !== true).length;
  const enough = inputs.length >= required && inputs.length <= ports.length;
  const fits = enough && inputs.every((input, at) => portProblem(ports[at]!, input) === null);
  const made = fits ? outcomeOf(definition, values, inputs) : undefined;
  return made && !('problem' in made) ? made.outputTypes[0] : undefined;
}

/** A block put on a wire, tried first: what it gives must fit the port behind it, and the block there must take it. */
export function insertion(
  site: Site,
  wire: Wire,
  type: string,
  params: Block['params'],
  title: Phrase = { say: 'insert', block: { type } },
): Fix[] {
  const producer = producerOf(site, wire);
  const consumer = site.graph.blocks.get(wire.to.block);
  const port = consumer?.inputs.find(({ name }) => name === wire.to.port);
  const given = producer?.type?.kind === 'tensor' ? outputOf(type, params, [producer.type]) : undefined;
  if (!given || !consumer || !port || portProblem(port, given) !== null) return [];
  if (consumer.wires.size === 1 && makesTensors(consumer.definition) && !outputWith(consumer, {}, [given])) return [];
  return [{ title, result: formatShape(given.shape), edits: insertOnWire(site, consumer, wire, type, params) }];
}

/** The edits that put a new block with one input and one output on a wire. */
function insertOnWire(
  { graph }: Site,
  to: ShapedBlock,
  wire: Wire,
  type: string,
  params: Block['params'],
): GraphEdit[] {
  const id = freshId(graph, type);
  const definition = blockDefinition(type)!;
  const { values } = readParams(definition.params, params);
  const input = inputPorts(definition, values)[0]!.name;
  const output = outputPorts(definition, values)[0]!.name;
  const { x, y } = to.block.position;
  const block: Block = { id, type, params, position: { x, y } };
  const wires: Wire[] = [
    { id: `${wire.id}_in`, from: wire.from, to: { block: id, port: input } },
    { id: `${wire.id}_out`, from: { block: id, port: output }, to: wire.to },
  ];
  return [
    { kind: 'removeWires', graph: graph.id, wires: [wire.id] },
    { kind: 'addBlocks', graph: graph.id, blocks: [block], wires },
    { kind: 'moveBlocks', graph: graph.id, positions: { [to.block.id]: { x: x + pitch, y } } },
  ];
}

/** An id that no block of the graph has. */
export function freshId({ blocks }: ShapedGraph, type: string): BlockId {
  let number = 1;
  while (blocks.has(`${type}_${number}`)) number++;
  return `${type}_${number}`;
}

/** A new block right of another one, with a wire from it. */
export function placedBehind(block: ShapedBlock, id: BlockId, type: string, params: Block['params'] = {}): Block {
  const { x, y } = block.block.position;
  return { id, type, params, position: { x: x + pitch, y } };
}

/** The name a person gave a block, or that of its type. */
export const nameOf = ({ block }: ShapedBlock): Term => termOf(block);

export const removeBlock: Fixer = ({ graph, block }) => [
  { title: { say: 'remove' }, edits: [{ kind: 'removeBlocks', graph: graph.id, blocks: [block.block.id] }] },
];

/** Whether a value may come into a port. */
export const fits = (port: PortSpec, type: ValueType | undefined): boolean =>
  type !== undefined && portProblem(port, type) === null;
