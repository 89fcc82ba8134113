import { Position } from '@xyflow/react';
import type { Compiled, CompiledPort } from '../../compiler/compiled.ts';
import type { Preview } from '../../compiler/preview.ts';
import type { BlockSize } from '../../graph/blockSize.ts';
import type { Block, BlockId, Graph, GraphId, Wire, WireId } from '../../graph/project.ts';
import { blockDefinition } from '../../nodes/catalogue.ts';
import { formatShape } from '../../tensor/shape.ts';
import type { BlockFlowNode } from './BlockNode.tsx';
import type { Box } from './boxes.ts';
import type { WireFlowEdge } from './WireEdge.tsx';
import type { Point } from './wirePath.ts';
import type { Route } from './wireRoute.ts';

const farthest = 200_000;

/** A place that can be drawn: files may carry NaN or 1e300. */
export function clampedPosition({ x, y }: Point): Point {
  return { x: clamped(x), y: clamped(y) };
}

function clamped(value: number): number {
  return Number.isFinite(value) ? Math.min(farthest, Math.max(-farthest, value)) : 0;
}

const handleSize = 10;

/** Makes React Flow's nodes of a graph, and remembers them: what did not change stays the same object. */
export function nodeMaker() {
  let former = new Map<string, BlockFlowNode>();
  return (
    graphId: GraphId,
    graph: Graph,
    sizes: Readonly<Record<BlockId, BlockSize>>,
    placeOf: (block: Block) => Point,
    selected: ReadonlySet<BlockId>,
  ): BlockFlowNode[] => {
    const key = (id: BlockId) => `${graphId}\n${id}`;
    const nodes = Object.values(graph.blocks).map((block) =>
      flowNode(graphId, block, sizes[block.id]!, placeOf(block), selected.has(block.id), former.get(key(block.id))),
    );
    former = new Map(nodes.map((node) => [key(node.id), node]));
    return nodes;
  };
}

function flowNode(
  graph: GraphId,
  block: Block,
  size: BlockSize,
  at: Point,
  selected: boolean,
  former: BlockFlowNode | undefined,
): BlockFlowNode {
  const { x, y } = clampedPosition(at);
  const same = former?.position.x === x && former.position.y === y && former.selected === selected;
  const category = blockDefinition(block.type)?.category ?? 'unknown';
  const sized =
    former?.width === size.width && former.initialHeight === size.height && former.data.category === category;
  if (same && sized && former.handles?.length === handleCount(size) && handlesAgree(former, size)) return former;
  return {
    id: block.id,
    type: 'block',
    position: { x, y },
    width: size.width,
    initialHeight: size.height,
    measured: { width: size.width, height: size.height },
    handles: handlesOf(size),
    selected,
    data: former && former.data.category === category ? former.data : { graph, category },
  };
}

type NodeHandles = NonNullable<BlockFlowNode['handles']>;

function handlesOf(size: BlockSize): NodeHandles {
  const half = handleSize / 2;
  const at = (side: Readonly<Record<string, number>>, type: 'source' | 'target') =>
    Object.entries(side).map(([id, y]) => ({
      id,
      type,
      position: type === 'source' ? Position.Right : Position.Left,
      x: (type === 'source' ? size.width : 0) - half,
      y: y - half,
      width: handleSize,
      height: handleSize,
    }));
  return [...at(size.inputs, 'target'), ...at(size.outputs, 'source')];
}

function handleCount(size: BlockSize): number {
  return Object.keys(size.inputs).length + Object.keys(size.outputs).length;
}

function handlesAgree(node: BlockFlowNode, size: BlockSize): boolean {
  return (node.handles ?? []).every(
    ({ id, type, y }) => (type === 'source' ? size.outputs : size.inputs)[id ?? ''] === y + handleSize / 2,
  );
}

/** The room a block takes, for wires that go round it. */
export function boxOf(id: BlockId, size: BlockSize, at: Point): Box {
  const { x, y } = clampedPosition(at);
  return { id, x, y, width: size.width, height: size.room, inputs: size.inputs, outputs: size.outputs };
}

/** What is marked on wires: the selection, what a problem is about, and what a fix would do. */
export interface WireMarks {
  readonly blocks: ReadonlySet<BlockId>;
  readonly wires: ReadonlySet<WireId>;
  readonly traced: ReadonlySet<WireId>;
  readonly preview: Preview | null;
}

/** Makes React Flow's edges of a graph, and remembers them: those that look the same stay the same objects. */
export function edgeMaker() {
  let former = new Map<WireId, WireFlowEdge>();
  return (
    graphId: GraphId,
    graph: Graph,
    compiled: Compiled,
    routes: Readonly<Record<WireId, Route>>,
    marks: WireMarks,
  ): WireFlowEdge[] => {
    const broken = brokenInputs(compiled, graphId);
    const after = marks.preview && previewLooks(marks.preview, graphId);
    const edges = Object.values(graph.wires).flatMap((wire) => {
      const route = routes[wire.id];
      if (!route) return [];
      const now = lookOf(wire, compiled, graphId, broken);
      const look = after?.(wire, now) ?? { ...now, change: 'none' as const };
      const near = marks.blocks.has(wire.from.block) || marks.blocks.has(wire.to.block);
      const data = { graph: graphId, wire, route, near, traced: marks.traced.has(wire.id), ...look };
      return [flowEdge(data, marks.wires.has(wire.id), former.get(wire.id))];
    });
    former = new Map(edges.map((edge) => [edge.id, edge]));
    return edges;
  };
}

function flowEdge(
  data: NonNullable<WireFlowEdge['data']>,
  selected: boolean,
  former: WireFlowEdge | undefined,
): WireFlowEdge {
  const before = former?.data;
  const same =
    before !== undefined &&
    former?.selected === selected &&
    before.wire === data.wire &&
    before.text === data.text &&
    before.tone === data.tone &&
    before.masked === data.masked &&
    before.near === data.near &&
    before.traced === data.traced &&
    before.change === data.change &&
    before.route.path === data.route.path &&
    sameLabel(before.route.label, data.route.label) &&
    before.route.bridges.join() === data.route.bridges.join();
  if (same) return former;
  const { wire } = data;
  return {
    id: wire.id,
    type: 'wire',
    source: wire.from.block,
    sourceHandle: wire.from.port,
    target: wire.to.block,
    targetHandle: wire.to.port,
    selected,
    data,
  };
}

const sameLabel = (a: Route['label'], b: Route['label']): boolean =>
  a.x === b.x && a.y === b.y && a.anchor === b.anchor && a.room === b.room;

type Look = Pick<NonNullable<WireFlowEdge['data']>, 'text' | 'tone' | 'masked'>;

/** How wires would look after a fix: those that go keep their look, the others take that of their new shape. */
function previewLooks({ compiled, graphs }: Preview, graphId: GraphId) {
  const gone = new Set(graphs.get(graphId)?.unwired.map(({ id }) => id));
  const broken = brokenInputs(compiled, graphId);
  return (wire: Wire, now: Look): Look & { readonly change: 'none' | 'gone' | 'other' } => {
    if (gone.has(wire.id)) return { ...now, change: 'gone' };
    const look = lookOf(wire, compiled, graphId, broken);
    return { ...look, change: look.text === now.text ? 'none' : 'other' };
  };
}

function lookOf(wire: Wire, compiled: Compiled, graphId: GraphId, broken: ReadonlySet<string>): Look {
  const outputs = compiled.blocks[graphId]?.[wire.from.block]?.outputs ?? [];
  const port = outputs.find(({ name }) => name === wire.from.port);
  const type = port?.type?.kind === 'tensor' ? port.type : undefined;
  const text = port && type ? shapeText(formatShape(type.shape), port, outputs) : '';
  const masked = type?.masked === true;
  if (broken.has(wire.id) || broken.has(`${wire.to.block}.${wire.to.port}`)) return { text, masked, tone: 'error' };
  return { text, masked, tone: port?.kind === 'loss' ? 'loss' : 'tensor' };
}

/** A further output of a block says its name too: several wires leave it. */
function shapeText(shape: string, port: CompiledPort, outputs: readonly CompiledPort[]): string {
  return outputs.length > 1 && port !== outputs[0] ? `${shape} ${port.label ?? port.name}` : shape;
}

/** Wires and inputs a shape problem speaks of: `block.port` or the wire's id. */
function brokenInputs(compiled: Compiled, graphId: GraphId): Set<string> {
  const broken = new Set<string>();
  for (const { graph, severity, code, block, port, wire } of compiled.diagnostics) {
    if (graph !== graphId || severity !== 'error') continue;
    if (wire !== undefined) broken.add(wire);
    if (block === undefined) continue;
    if (port !== undefined) broken.add(`${block}.${port}`);
    else if (code.startsWith('shape/')) {
      for (const input of compiled.blocks[graphId]?.[block]?.inputs ?? []) broken.add(`${block}.${input.name}`);
    }
  }
  return broken;
}
