import { apply, type GraphEdit } from '../graph/edit.ts';
import {
  graphOf,
  type Block,
  type BlockId,
  type Graph,
  type GraphId,
  type ParamValue,
  type Project,
  type RunSettings,
  type ValueType,
  type Wire,
} from '../graph/project.ts';
import { sameShape } from '../tensor/shape.ts';
import { compile } from './compile.ts';
import type { Compiled } from './compiled.ts';

/** What edits would do, found out aside: nothing of the project changes. */
export interface Preview {
  readonly project: Project;
  readonly compiled: Compiled;
  /** Graphs in which something is another; in the order of the project, the canvas first. */
  readonly graphs: ReadonlyMap<GraphId, GraphPreview>;
  readonly run: readonly RunChange[];
  /** How many problems there are, and how many there would be. */
  readonly problems: { readonly before: number; readonly after: number };
}

export interface GraphPreview {
  readonly added: readonly Block[];
  readonly removed: readonly Block[];
  /** Blocks that stay, with other settings. */
  readonly changed: ReadonlyMap<BlockId, BlockChange>;
  /** New wires, and wires that go. One that ends elsewhere is among both. */
  readonly wired: readonly Wire[];
  readonly unwired: readonly Wire[];
  /** Outputs of blocks that stay which would give something else, in the order of the blocks. */
  readonly retyped: readonly Retyped[];
}

export interface BlockChange {
  readonly before: Block;
  readonly after: Block;
  /** Settings of a block that keeps its type. `undefined` is the type's default. */
  readonly params: readonly ParamChange[];
}

export interface ParamChange {
  readonly name: string;
  readonly before: ParamValue | undefined;
  readonly after: ParamValue | undefined;
}

/** What an output gives and would give; `undefined` where that is not known. */
export interface Retyped {
  readonly block: BlockId;
  readonly port: string;
  readonly before: ValueType | undefined;
  readonly after: ValueType | undefined;
}

export interface RunChange {
  readonly setting: keyof RunSettings;
  readonly before: number;
  readonly after: number;
}

/** The edits tried on a copy, and what is another then. Where blocks stand does not count. */
export function previewOf(project: Project, compiled: Compiled, edits: readonly GraphEdit[]): Preview {
  const changed = apply(project, edits);
  const after = compile(changed);
  const ids = new Set(['main', ...Object.keys(project.models), ...Object.keys(changed.models)]);
  const graphs = [...ids].map((id): [GraphId, GraphPreview] => [
    id,
    graphPreview(id, { project, compiled }, { project: changed, compiled: after }),
  ]);
  return {
    project: changed,
    compiled: after,
    graphs: new Map(graphs.filter(([, graph]) => !isSame(graph))),
    run: runChanges(project.run, changed.run),
    problems: { before: compiled.diagnostics.length, after: after.diagnostics.length },
  };
}

interface State {
  readonly project: Project;
  readonly compiled: Compiled;
}

const empty: Graph = { blocks: {}, wires: {} };

function graphPreview(id: GraphId, before: State, after: State): GraphPreview {
  const [was, is] = [graphOf(before.project, id) ?? empty, graphOf(after.project, id) ?? empty];
  const stays = Object.values(was.blocks).filter((block) => Object.hasOwn(is.blocks, block.id));
  return {
    added: missingIn(was.blocks, is.blocks),
    removed: missingIn(is.blocks, was.blocks),
    changed: new Map(stays.flatMap((block) => blockChange(block, is.blocks[block.id]!))),
    wired: Object.values(is.wires).filter((wire) => !isThere(wire, was)),
    unwired: Object.values(was.wires).filter((wire) => !isThere(wire, is)),
    retyped: stays.flatMap(({ id: block }) =>
      outputChanges(block, before.compiled.blocks[id]?.[block], after.compiled.blocks[id]?.[block]),
    ),
  };
}

const isSame = ({ added, removed, changed, wired, unwired, retyped }: GraphPreview): boolean =>
  [added, removed, wired, unwired, retyped].every(({ length }) => length === 0) && changed.size === 0;

const missingIn = (known: Graph['blocks'], blocks: Graph['blocks']): Block[] =>
  Object.values(blocks).filter(({ id }) => !Object.hasOwn(known, id));

/** Whether a graph has the wire, between the same ports. */
function isThere(wire: Wire, { wires }: Graph): boolean {
  const other = Object.hasOwn(wires, wire.id) ? wires[wire.id] : undefined;
  return other === wire || (other !== undefined && samePort(other.from, wire.from) && samePort(other.to, wire.to));
}

const samePort = (a: Wire['to'], b: Wire['to']): boolean => a.block === b.block && a.port === b.port;

function blockChange(before: Block, after: Block): [BlockId, BlockChange][] {
  if (before === after) return [];
  const names = [...new Set([...Object.keys(before.params), ...Object.keys(after.params)])];
  const params = names
    .map((name): ParamChange => ({ name, before: before.params[name], after: after.params[name] }))
    .filter((param) => JSON.stringify(param.before) !== JSON.stringify(param.after));
  const flags = (['bypassed', 'frozen'] as const).some((flag) => (before[flag] ?? false) !== (after[flag] ?? false));
  const other = before.type !== after.type || before.name !== after.name || flags || params.length > 0;
  return other ? [[before.id, { before, after, params }]] : [];
}

type Outputs = Pick<Compiled['blocks'][GraphId][BlockId], 'outputs'> | undefined;

function outputChanges(block: BlockId, before: Outputs, after: Outputs): Retyped[] {
  if (before === after) return [];
  return (after?.outputs ?? []).flatMap(({ name, type }) => {
    const was = before?.outputs.find((port) => port.name === name)?.type;
    return sameValue(was, type) ? [] : [{ block, port: name, before: was, after: type }];
  });
}

/** Whether two wires would be labelled the same. */
function sameValue(a: ValueType | undefined, b: ValueType | undefined): boolean {
  if (a?.kind !== 'tensor' || b?.kind !== 'tensor') return a?.kind === b?.kind;
  return a.dtype === b.dtype && sameShape(a.shape, b.shape);
}

function runChanges(before: RunSettings, after: RunSettings): RunChange[] {
  return (['epochs', 'batchSize', 'seed'] as const).flatMap((setting) =>
    before[setting] === after[setting] ? [] : [{ setting, before: before[setting], after: after[setting] }],
  );
}
