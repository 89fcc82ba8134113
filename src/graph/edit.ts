import type {
  Block,
  BlockId,
  Graph,
  GraphId,
  Model,
  ModelId,
  ParamValue,
  Project,
  RunSettings,
  Wire,
  WireId,
} from './project.ts';

/** Every change a person can make to a project, as data: applied, undone, previewed and tested alike. */
export type GraphEdit =
  | {
      readonly kind: 'addBlocks';
      readonly graph: GraphId;
      readonly blocks: readonly Block[];
      readonly wires: readonly Wire[];
    }
  | { readonly kind: 'removeBlocks'; readonly graph: GraphId; readonly blocks: readonly BlockId[] }
  | { readonly kind: 'addWire'; readonly graph: GraphId; readonly wire: Wire }
  | { readonly kind: 'removeWires'; readonly graph: GraphId; readonly wires: readonly WireId[] }
  | {
      readonly kind: 'setParams';
      readonly graph: GraphId;
      readonly block: BlockId;
      readonly params: Readonly<Record<string, ParamValue>>;
    }
  | {
      readonly kind: 'moveBlocks';
      readonly graph: GraphId;
      readonly positions: Readonly<Record<BlockId, { x: number; y: number }>>;
    }
  | { readonly kind: 'renameBlock'; readonly graph: GraphId; readonly block: BlockId; readonly name: string }
  | {
      readonly kind: 'setFlag';
      readonly graph: GraphId;
      readonly blocks: readonly BlockId[];
      readonly flag: 'collapsed' | 'bypassed' | 'frozen';
      readonly on: boolean;
    }
  | {
      readonly kind: 'changeType';
      readonly graph: GraphId;
      readonly block: BlockId;
      readonly type: string;
      readonly params: Readonly<Record<string, ParamValue>>;
    }
  | { readonly kind: 'setModel'; readonly model: ModelId; readonly definition: Model }
  | { readonly kind: 'removeModel'; readonly model: ModelId }
  | { readonly kind: 'setRun'; readonly run: Partial<RunSettings> }
  | { readonly kind: 'renameProject'; readonly name: string };

/** The project after the edits; the argument is untouched and unchanged parts are shared. Unknown ids are ignored. */
export function apply(project: Project, edits: GraphEdit | readonly GraphEdit[]): Project {
  const list: readonly GraphEdit[] = Array.isArray(edits) ? edits : [edits as GraphEdit];
  return list.reduce(applyOne, project);
}

function applyOne(project: Project, edit: GraphEdit): Project {
  switch (edit.kind) {
    case 'addBlocks':
      return inGraph(project, edit.graph, (graph) => ({
        blocks: { ...graph.blocks, ...keyById(edit.blocks) },
        wires: { ...graph.wires, ...keyById(edit.wires) },
      }));
    case 'removeBlocks':
      return inGraph(project, edit.graph, (graph) => withoutBlocks(graph, new Set(edit.blocks)));
    case 'addWire':
      return inGraph(project, edit.graph, (graph) => withWire(graph, edit.wire));
    case 'removeWires':
      return inGraph(project, edit.graph, (graph) => {
        const wires = without(graph.wires, new Set(edit.wires));
        return wires === graph.wires ? graph : { ...graph, wires };
      });
    case 'setParams':
      return inBlock(project, edit.graph, edit.block, (block) => ({
        ...block,
        params: { ...block.params, ...edit.params },
      }));
    case 'moveBlocks':
      return inBlocks(project, edit.graph, Object.keys(edit.positions), (block) => ({
        ...block,
        position: edit.positions[block.id] ?? block.position,
      }));
    case 'renameBlock':
      return inBlock(project, edit.graph, edit.block, ({ name: _old, ...block }) =>
        edit.name.trim() === '' ? block : { ...block, name: edit.name },
      );
    case 'setFlag':
      return inBlocks(project, edit.graph, edit.blocks, (block) => withFlag(block, edit.flag, edit.on));
    case 'changeType':
      return inBlock(project, edit.graph, edit.block, (block) => ({ ...block, type: edit.type, params: edit.params }));
    case 'setModel':
      return { ...project, models: { ...project.models, [edit.model]: edit.definition } };
    case 'removeModel':
      return { ...project, models: without(project.models, new Set([edit.model])) };
    case 'setRun':
      return { ...project, run: { ...project.run, ...edit.run } };
    case 'renameProject':
      return edit.name.trim() === '' ? project : { ...project, name: edit.name };
    default:
      return edit satisfies never;
  }
}

function inGraph(project: Project, id: GraphId, change: (graph: Graph) => Graph): Project {
  if (id === 'main') {
    const main = change(project.main);
    return main === project.main ? project : { ...project, main };
  }
  const model = own(project.models, id);
  if (!model) return project;
  const graph = change(model.graph);
  return graph === model.graph ? project : { ...project, models: { ...project.models, [id]: { ...model, graph } } };
}

function inBlock(project: Project, graph: GraphId, id: BlockId, change: (block: Block) => Block): Project {
  return inBlocks(project, graph, [id], change);
}

/** Changes several blocks with one copy of the table, so that tidying thousands stays linear. */
function inBlocks(
  project: Project,
  graphId: GraphId,
  ids: readonly BlockId[],
  change: (block: Block) => Block,
): Project {
  return inGraph(project, graphId, (graph) => {
    const changed = ids.flatMap((id) => {
      const block = own(graph.blocks, id);
      const next = block && change(block);
      return next && next !== block ? [next] : [];
    });
    return changed.length === 0 ? graph : { ...graph, blocks: { ...graph.blocks, ...keyById(changed) } };
  });
}

/** Blocks go with their wires, and update steps forget them. */
function withoutBlocks(graph: Graph, gone: ReadonlySet<BlockId>): Graph {
  const blocks = without(graph.blocks, gone);
  if (blocks === graph.blocks) return graph;
  const loose = Object.values(graph.wires).filter((wire) => gone.has(wire.from.block) || gone.has(wire.to.block));
  return { blocks, wires: without(graph.wires, new Set(loose.map((wire) => wire.id))) };
}

/** An input holds one wire: the new one takes the place of the old. */
function withWire(graph: Graph, wire: Wire): Graph {
  if (!own(graph.blocks, wire.from.block) || !own(graph.blocks, wire.to.block)) return graph;
  const replaced = Object.values(graph.wires).filter(
    ({ to }) => to.block === wire.to.block && to.port === wire.to.port,
  );
  return { ...graph, wires: { ...without(graph.wires, new Set(replaced.map(({ id }) => id))), [wire.id]: wire } };
}

function withFlag(block: Block, flag: 'collapsed' | 'bypassed' | 'frozen', on: boolean): Block {
  if ((block[flag] ?? false) === on) return block;
  const { [flag]: _old, ...rest } = block;
  return on ? { ...rest, [flag]: true } : rest;
}

const keyById = <T extends { readonly id: string }>(items: readonly T[]): Record<string, T> =>
  Object.fromEntries(items.map((item) => [item.id, item]));

function without<T>(record: Readonly<Record<string, T>>, gone: ReadonlySet<string>): Readonly<Record<string, T>> {
  const kept = Object.entries(record).filter(([key]) => !gone.has(key));
  return kept.length === Object.keys(record).length ? record : Object.fromEntries(kept);
}

/** A record's own entry: ids come from files, and `constructor` is not a block. */
function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
