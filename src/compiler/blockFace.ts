import { estimateBlockSize, type BlockSize } from '../graph/blockSize.ts';
import type { Block, BlockId, GraphId, Project } from '../graph/project.ts';
import { graphOf } from '../graph/project.ts';
import { topology } from '../graph/topology.ts';
import { blockDefinition } from '../nodes/catalogue.ts';
import type { Category } from '../nodes/kit/categories.ts';
import { configText, type ConfigPart } from '../nodes/kit/config.ts';
import { isOfLayers, type BlockDefinition } from '../nodes/kit/define.ts';
import { readParams } from '../nodes/kit/read.ts';
import { formatShape } from '../tensor/shape.ts';
import type { Compiled, CompiledBlock, CompiledPort } from './compiled.ts';

/** What a block shows on the canvas, without the words of a language. */
export interface BlockFace {
  readonly name: string;
  /** Name of a lucide icon. */
  readonly icon: string;
  readonly category: Category | 'unknown';
  readonly role: BlockDefinition['role'] | 'unknown';
  readonly meta: FaceMeta | null;
  readonly config: readonly ConfigPart[];
  readonly inputs: readonly CompiledPort[];
  readonly outputs: readonly CompiledPort[];
  readonly costs: readonly FaceCost[];
  /** Layers of a frame. */
  readonly inner: readonly FaceInner[];
  /** Layers of the frame that are not listed. */
  readonly innerMore: number;
  /** The model this block is a use of. */
  readonly model: string | null;
  /** What a run draws on the block. */
  readonly live: 'maps' | 'strip' | 'none';
}

/** Small print in the header: samples of a data set, blocks of a frame, layers of a composite, which use, which step. */
export interface FaceMeta {
  readonly kind: 'samples' | 'blocks' | 'layers' | 'use' | 'step';
  readonly value: number;
}

export type FaceCost =
  | { readonly kind: 'params' | 'flops' | 'trained'; readonly value: number }
  | { readonly kind: 'shared' | 'noOutput' }
  | { readonly kind: 'train' }
  | { readonly kind: 'validation' }
  | { readonly kind: 'trains'; readonly names: readonly string[] };

export interface FaceInner {
  readonly id: BlockId;
  readonly name: string;
  readonly shape: string;
}

/** Inner layers a frame lists before it says how many more there are. */
const innerLimit = 6;

/** What the block of that id shows. An unknown type shows its name and keeps the ports its wires speak of. */
export function blockFace(project: Project, compiled: Compiled, graph: GraphId, id: BlockId): BlockFace | null {
  const block = graphOf(project, graph)?.blocks[id];
  if (!block) return null;
  const definition = blockDefinition(block.type);
  const known = compiled.blocks[graph]?.[id];
  const shared = {
    config: known?.config ?? [],
    inputs: known?.inputs ?? [],
    outputs: known?.outputs ?? [],
  };
  if (!definition)
    return { ...blank, ...shared, ...placeholderPorts(project, graph, id), name: block.name ?? block.type };
  const frame = definition.role === 'model' ? frameFace(project, compiled, graph, block) : null;
  return {
    ...blank,
    ...shared,
    name: block.name ?? frame?.name ?? definition.label,
    icon: frame && frame.use > 1 ? 'link-2' : definition.icon,
    category: definition.category,
    role: definition.role,
    meta: frame ? frame.meta : ownMeta(compiled, block, definition, known),
    costs: known ? costsOf(project, compiled, graph, known, definition, frame) : [],
    inner: frame?.inner ?? [],
    innerMore: frame?.innerMore ?? 0,
    model: frame?.model ?? null,
    live: liveOf(definition, known),
  };
}

const blank: BlockFace = {
  name: '',
  icon: 'box',
  category: 'unknown',
  role: 'unknown',
  meta: null,
  config: [],
  inputs: [],
  outputs: [],
  costs: [],
  inner: [],
  innerMore: 0,
  model: null,
  live: 'none',
};

function placeholderPorts(project: Project, graph: GraphId, id: BlockId): Pick<BlockFace, 'inputs' | 'outputs'> {
  const { incoming, outgoing } = topology(graphOf(project, graph)!);
  const ports = (names: readonly string[]): CompiledPort[] =>
    [...new Set(names)].map((name) => ({ name, wired: true, type: undefined }));
  return {
    inputs: ports((incoming.get(id) ?? []).map((wire) => wire.to.port)),
    outputs: ports((outgoing.get(id) ?? []).map((wire) => wire.from.port)),
  };
}

function ownMeta(
  compiled: Compiled,
  block: Block,
  definition: BlockDefinition,
  known: CompiledBlock | undefined,
): FaceMeta | null {
  if (definition.role === 'data') {
    const samples = readParams(definition.params, block.params).values['samples'];
    return typeof samples === 'number' ? { kind: 'samples', value: samples } : null;
  }
  if (definition.role === 'composite')
    return known && known.layers > 0 ? { kind: 'layers', value: known.layers } : null;
  const steps = compiled.plan?.steps ?? [];
  const place = steps.findIndex((step) => step.block === block.id);
  return place >= 0 && steps.length > 1 ? { kind: 'step', value: place + 1 } : null;
}

interface Frame {
  readonly name: string | undefined;
  readonly meta: FaceMeta | null;
  readonly model: string | null;
  /** Which use of the model this is, from 1. */
  readonly use: number;
  /** What the compiler knows of the use that owns the weights. */
  readonly owner: CompiledBlock | undefined;
  readonly inner: readonly FaceInner[];
  readonly innerMore: number;
}

function frameFace(project: Project, compiled: Compiled, graph: GraphId, block: Block): Frame {
  const model = modelOf(block);
  const definition = model === null ? undefined : project.models[model];
  const uses = Object.values(graphOf(project, graph)?.blocks ?? {}).filter((other) => modelOf(other) === model);
  const use = uses.findIndex((other) => other.id === block.id) + 1;
  const known = uses.map((other) => compiled.blocks[graph]?.[other.id]);
  const owner = known.find((one) => one?.shared === false) ?? known[0];
  if (model === null || !definition) {
    return { name: undefined, meta: null, model, use, owner, inner: [], innerMore: 0 };
  }
  const inside = definition.graph;
  const layers = topology(inside).order.filter((id) => {
    const role = blockDefinition(inside.blocks[id]?.type ?? '')?.role;
    return role !== 'input' && role !== 'output';
  });
  if (use > 1)
    return { name: definition.name, meta: { kind: 'use', value: use }, model, use, owner, inner: [], innerMore: 0 };
  const telling = layers.length > innerLimit ? layers.filter((id) => isTelling(inside.blocks[id])) : layers;
  const inner = telling.slice(0, innerLimit).map((id) => innerRow(inside.blocks[id]!, compiled.blocks[model]?.[id]));
  const meta: FaceMeta = { kind: 'blocks', value: layers.length };
  return { name: definition.name, meta, model, use, owner, inner, innerMore: telling.length - inner.length };
}

/** The model a `model` block uses, `null` for other blocks. */
export function modelOf(block: Block): string | null {
  const model = block.params['model'];
  return block.type === 'model' && typeof model === 'string' && model !== '' ? model : null;
}

/** In a long list, what only scales or bends values is left out. */
function isTelling(block: Block | undefined): boolean {
  const definition = blockDefinition(block?.type ?? '');
  return (
    definition !== undefined &&
    !['normalization', 'activation'].includes(definition.category) &&
    definition.type !== 'dropout'
  );
}

function innerRow(block: Block, known: CompiledBlock | undefined): FaceInner {
  const definition = blockDefinition(block.type);
  const width = definition ? (block.params['filters'] ?? block.params['units']) : undefined;
  const type = known?.outputs[0]?.type;
  return {
    id: block.id,
    name: block.name ?? `${definition?.label ?? block.type}${width === undefined ? '' : ` ${String(width)}`}`,
    shape: type?.kind === 'tensor' ? formatShape(type.shape) : '',
  };
}

function costsOf(
  project: Project,
  compiled: Compiled,
  graph: GraphId,
  known: CompiledBlock,
  definition: BlockDefinition,
  frame: Frame | null,
): FaceCost[] {
  if (definition.role === 'loss') return known.outputs.length > 1 ? [] : [{ kind: 'train' }, { kind: 'validation' }];
  if (definition.role === 'step') return stepCosts(project, compiled, graph, known);
  if (definition.role === 'data' || definition.role === 'input' || definition.role === 'output') return [];
  const stuck = known.outputs.length > 0 && known.outputs.every((port) => port.type === undefined);
  if (stuck && known.inputs.some((port) => port.type !== undefined)) return [{ kind: 'noOutput' }];
  if (frame && frame.use > 1) return [{ kind: 'shared' }];
  const { params, flops } = (frame?.owner ?? known).costs;
  const costs: FaceCost[] = [];
  if (params > 0) costs.push({ kind: 'params', value: params });
  if (flops > 0) costs.push({ kind: 'flops', value: flops });
  return costs;
}

/** What a step trains: models count once, however often they are used. */
function stepCosts(project: Project, compiled: Compiled, graph: GraphId, known: CompiledBlock): FaceCost[] {
  const blocks = graphOf(project, graph)?.blocks ?? {};
  const trained = new Map<string, { name: string; params: number }>();
  for (const id of known.trains) {
    const block = blocks[id];
    if (!block) continue;
    const model = modelOf(block);
    const key = model === null ? `block ${id}` : `model ${model}`;
    const params = compiled.blocks[graph]?.[id]?.costs.trainableParams ?? 0;
    const name =
      block.name ?? (model === null ? undefined : project.models[model]?.name) ?? blockDefinition(block.type)?.label;
    const before = trained.get(key);
    trained.set(key, { name: name ?? block.type, params: Math.max(params, before?.params ?? 0) });
  }
  const all = [...trained.values()];
  return [
    { kind: 'trains', names: all.map(({ name }) => name) },
    { kind: 'trained', value: all.reduce((sum, { params }) => sum + params, 0) },
  ];
}

function liveOf(definition: BlockDefinition, known: CompiledBlock | undefined): BlockFace['live'] {
  const type = known?.outputs[0]?.type;
  if (!isOfLayers(definition) || type?.kind !== 'tensor') return 'none';
  return type.shape.length === 3 ? 'maps' : 'strip';
}

/** Sizes of all blocks of a graph, for `layout` and the canvas. */
export function blockSizes(project: Project, compiled: Compiled, graph: GraphId): Record<BlockId, BlockSize> {
  const blocks = graphOf(project, graph)?.blocks ?? {};
  return Object.fromEntries(
    Object.values(blocks).map((block) => {
      const face = blockFace(project, compiled, graph, block.id);
      return [block.id, faceSize(face ?? blank, block)];
    }),
  );
}

const liveHeights = { maps: 32, strip: 34, none: 0 } as const;

/** The size of a block that shows this face. */
export function faceSize(face: BlockFace, block: Pick<Block, 'collapsed' | 'bypassed'>): BlockSize {
  return estimateBlockSize({
    name: face.name,
    meta: face.meta === null ? '' : '0'.repeat(face.meta.kind === 'step' ? 3 : 7),
    inputs: face.inputs.map((port) => port.name),
    outputs: face.outputs.map((port) => port.name),
    config: block.bypassed === true ? 'passes its input on' : configText(face.config),
    pictures: face.role === 'data' ? samplesHeight(face) : 0,
    livePictures: liveHeights[face.live],
    costRows: face.costs.length,
    innerRows: face.inner.length + (face.innerMore > 0 ? 1 : 0),
    frame: face.model !== null,
    collapsed: block.collapsed === true,
  });
}

/** Two rows of images, or one picture of points; nothing for noise. */
function samplesHeight(face: BlockFace): number {
  return face.outputs.length > 1 ? 68 : 0;
}
