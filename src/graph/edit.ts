import type {
  Block,
  BlockId,
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
  | { readonly kind: 'addBlocks'; readonly graph: GraphId; readonly blocks: readonly Block[]; readonly wires: readonly Wire[] }
  | { readonly kind: 'removeBlocks'; readonly graph: GraphId; readonly blocks: readonly BlockId[] }
  | { readonly kind: 'addWire'; readonly graph: GraphId; readonly wire: Wire }
  | { readonly kind: 'removeWires'; readonly graph: GraphId; readonly wires: readonly WireId[] }
  | { readonly kind: 'setParams'; readonly graph: GraphId; readonly block: BlockId; readonly params: Readonly<Record<string, ParamValue>> }
  | { readonly kind: 'moveBlocks'; readonly graph: GraphId; readonly positions: Readonly<Record<BlockId, { x: number; y: number }>> }
  | { readonly kind: 'renameBlock'; readonly graph: GraphId; readonly block: BlockId; readonly name: string }
  | { readonly kind: 'setFlag'; readonly graph: GraphId; readonly blocks: readonly BlockId[]; readonly flag: 'collapsed' | 'bypassed' | 'frozen'; readonly on: boolean }
  | { readonly kind: 'changeType'; readonly graph: GraphId; readonly block: BlockId; readonly type: string; readonly params: Readonly<Record<string, ParamValue>> }
  | { readonly kind: 'setModel'; readonly model: ModelId; readonly definition: Model }
  | { readonly kind: 'removeModel'; readonly model: ModelId }
  | { readonly kind: 'setRun'; readonly run: Partial<RunSettings> }
  | { readonly kind: 'renameProject'; readonly name: string };

/** The project after the edits; the argument is untouched and unchanged parts are shared. Unknown ids are ignored. */
export function apply(project: Project, edits: GraphEdit | readonly GraphEdit[]): Project {
  const list: readonly GraphEdit[] = Array.isArray(edits) ? edits : [edits as GraphEdit];
  return list.reduce(applyOne, project);
}

function applyOne(_project: Project, _edit: GraphEdit): Project {
  throw new Error('being written');
}
