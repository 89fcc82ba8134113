import type { BlockSize } from './blockSize.ts';
import { columnsOf, type Column } from './columns.ts';
import type { BlockId, Graph, Wire } from './project.ts';
import { topology } from './topology.ts';

/** Places of blocks on the canvas: top left corners. */
export type Positions = Record<BlockId, { x: number; y: number }>;

const left = 24;
const top = 48;
const snap = 8;
/** Between columns: room for a handle, a shape label, a handle. */
const gap = 72;
/** Beside a block that sends a wire past its neighbour: room for a lane too. */
const wideGap = 104;
/** Between two blocks of a column. */
const stackGap = 32;
/** Between rows, for one wire that returns through the gutter; each further one takes a lane. */
const rowGap = 48;
const lane = 12;
/** A graph with branches is shown smaller, down to this, before it is wrapped. */
const smallestZoom = 0.7;

/**
 * A tidy place for every block: columns from left to right, straight wires where two blocks follow one another.
 * A chain wider than `width` (the canvas, in pixels) wraps into rows like text. Positions are multiples of 8,
 * blocks never overlap, and the same graph always gives the same places. A block without a size is taken as 160 × 64.
 */
export function layout(graph: Graph, sizes: Readonly<Record<BlockId, BlockSize>>, width: number): Positions {
  const positions: Positions = {};
  let y = top;
  for (const component of components(graph)) {
    const part = subgraph(graph, component);
    const size = (id: BlockId) => sizes[id] ?? unknownSize;
    const columns = Object.keys(part.wires).length === 0 ? component.map((id) => [id]) : columnsOf(part, size);
    const wires = Object.values(part.wires);
    const { incoming } = topology(part);
    for (const row of rowsOf(columns, wires, size, width)) {
      const entering = [...row.ids].flatMap((id) => incoming.get(id) ?? []);
      const fromOtherRows = entering.filter((wire) => !row.ids.has(wire.from.block)).length;
      if (y > top) y += Math.max(rowGap, 2 * lane + lane * fromOtherRows);
      y = placeRow(row, entering, size, y, positions);
    }
  }
  return positions;
}

const unknownSize: BlockSize = { width: 160, height: 64, room: 64, inputs: {}, outputs: {} };

interface Row {
  readonly columns: readonly Column[];
  /** Left edge of each column. */
  readonly xs: readonly number[];
  readonly ids: ReadonlySet<BlockId>;
}

function rowsOf(
  columns: readonly Column[],
  wires: readonly Wire[],
  size: (id: BlockId) => BlockSize,
  width: number,
): Row[] {
  const limit = (columns.some((column) => column.length > 1) ? width / smallestZoom : width) - left;
  const steps = stepsOf(columns, wires, size);
  const rows: Step[][] = [];
  let x = Infinity;
  for (const step of steps) {
    if (x + step.width > limit) {
      rows.push([]);
      x = left;
    }
    rows.at(-1)?.push(step);
    x += step.pitch;
  }
  const shared = sharedEdges(rows);
  const fits = rows.every((row) => (shared[row.length - 1] ?? left) + (row.at(-1)?.width ?? 0) <= limit);
  return rows.map((row) => ({
    columns: row.map(({ column }) => column),
    xs: fits ? shared.slice(0, row.length) : sharedEdges([row]).slice(0, row.length),
    ids: new Set(row.flatMap(({ column }) => column)),
  }));
}

/** A column with its width and the way to the next one. */
interface Step {
  readonly column: Column;
  readonly width: number;
  readonly pitch: number;
}

function stepsOf(columns: readonly Column[], wires: readonly Wire[], size: (id: BlockId) => BlockSize): Step[] {
  const columnOf = new Map(columns.flatMap((column, index) => column.map((id) => [id, index] as const)));
  const reaching = new Set(wires.filter((wire) => farther(columnOf, wire)).map((wire) => wire.from.block));
  return columns.map((column) => {
    const width = Math.max(...column.map((id) => size(id).width));
    const wide = column.some((id) => reaching.has(id) && Object.keys(size(id).outputs).length > 1);
    return { column, width, pitch: snapped(width + (wide ? wideGap : gap)) };
  });
}

/** Left edges that serve all rows: their blocks stand under one another, and lanes between them run straight down. */
function sharedEdges(rows: readonly (readonly Step[])[]): number[] {
  const longest = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const edges = [left];
  for (let place = 0; place + 1 < longest; place++) {
    const pitch = rows.reduce((most, row) => Math.max(most, row[place]?.pitch ?? 0), 0);
    edges.push((edges[place] ?? left) + pitch);
  }
  return edges;
}

function farther(columnOf: ReadonlyMap<BlockId, number>, wire: Wire): boolean {
  return (columnOf.get(wire.to.block) ?? 0) - (columnOf.get(wire.from.block) ?? 0) > 1;
}

/** Places one row, which these wires enter, with its highest block at `y`; returns the lowest bottom. */
function placeRow(
  row: Row,
  wires: readonly Wire[],
  size: (id: BlockId) => BlockSize,
  y: number,
  positions: Positions,
): number {
  const tops = new Map<BlockId, number>();
  const columnOf = new Map(row.columns.flatMap((column, index) => column.map((id) => [id, index] as const)));
  const entering = new Map<BlockId, Wire[]>();
  for (const wire of wires) {
    if (!row.ids.has(wire.to.block) || !row.ids.has(wire.from.block)) continue;
    entering.set(wire.to.block, [...(entering.get(wire.to.block) ?? []), wire]);
  }
  for (const column of row.columns) {
    const middle = column.length > 1 ? commonSource(column, entering, size, tops) : null;
    let free = middle === null ? -Infinity : middle - stackHeight(column, size) / 2;
    for (const id of column) {
      const wanted = middle === null ? wantedTop(id, entering.get(id) ?? [], size, tops, columnOf) : -Infinity;
      const place = snapped(Math.max(wanted, free));
      tops.set(id, place);
      free = place + Math.ceil(size(id).room) + stackGap;
    }
  }
  const highest = Math.min(...tops.values());
  let bottom = y;
  row.columns.forEach((column, index) => {
    for (const id of column) {
      const place = { x: row.xs[index] ?? left, y: snapped(y + (tops.get(id) ?? 0) - highest) };
      positions[id] = place;
      bottom = Math.max(bottom, place.y + size(id).room);
    }
  });
  return bottom;
}

/** Blocks that all follow one block stand around the middle of its handles; `null` where they do not. */
function commonSource(
  column: Column,
  entering: ReadonlyMap<BlockId, readonly Wire[]>,
  size: (id: BlockId) => BlockSize,
  tops: ReadonlyMap<BlockId, number>,
): number | null {
  const wires = column.flatMap((id) => entering.get(id) ?? []);
  const source = wires[0]?.from.block;
  const top = source === undefined ? undefined : tops.get(source);
  if (source === undefined || top === undefined || wires.some(({ from }) => from.block !== source)) return null;
  if (column.some((id) => !entering.has(id))) return null;
  return top + wires.reduce((sum, { from }) => sum + (size(source).outputs[from.port] ?? 14), 0) / wires.length;
}

function stackHeight(column: Column, size: (id: BlockId) => BlockSize): number {
  return column.reduce((sum, id) => sum + size(id).room, 0) + stackGap * (column.length - 1);
}

/** Where its wires from the nearest column come in straight; without any, on the row's own line. */
function wantedTop(
  id: BlockId,
  wires: readonly Wire[],
  size: (id: BlockId) => BlockSize,
  tops: ReadonlyMap<BlockId, number>,
  columnOf: ReadonlyMap<BlockId, number>,
): number {
  const placed = wires.filter((wire) => tops.has(wire.from.block));
  if (placed.length === 0) return -firstHandle(size(id));
  const nearest = Math.max(...placed.map((wire) => columnOf.get(wire.from.block) ?? 0));
  const straight = placed
    .filter((wire) => columnOf.get(wire.from.block) === nearest)
    .map((wire) => {
      const from = (tops.get(wire.from.block) ?? 0) + (size(wire.from.block).outputs[wire.from.port] ?? 14);
      return from - (size(id).inputs[wire.to.port] ?? 14);
    });
  // Two wires of one block cannot both be straight: the first one is.
  const sources = new Set(placed.map((wire) => wire.from.block));
  return sources.size === 1 ? (straight[0] ?? 0) : straight.reduce((sum, place) => sum + place, 0) / straight.length;
}

function firstHandle(size: BlockSize): number {
  return Object.values(size.inputs)[0] ?? Object.values(size.outputs)[0] ?? 14;
}

function snapped(value: number): number {
  return Math.ceil(value / snap - 1e-9) * snap;
}

/** Connected parts in creation order; blocks without any wire come last, together. */
function components(graph: Graph): BlockId[][] {
  const neighbours = new Map<BlockId, BlockId[]>(Object.keys(graph.blocks).map((id) => [id, []]));
  for (const { from, to } of Object.values(graph.wires)) {
    neighbours.get(from.block)?.push(to.block);
    neighbours.get(to.block)?.push(from.block);
  }
  const seen = new Set<BlockId>();
  const parts: BlockId[][] = [];
  const alone: BlockId[] = [];
  for (const start of neighbours.keys()) {
    if (seen.has(start)) continue;
    seen.add(start);
    const part = [start];
    for (const id of part) {
      for (const next of neighbours.get(id) ?? []) {
        if (seen.has(next) || !neighbours.has(next)) continue;
        seen.add(next);
        part.push(next);
      }
    }
    if (part.length === 1) alone.push(start);
    else parts.push(part);
  }
  return alone.length > 0 ? [...parts, alone] : parts;
}

function subgraph(graph: Graph, ids: readonly BlockId[]): Graph {
  const inside = new Set(ids);
  const blocks = Object.fromEntries(Object.entries(graph.blocks).filter(([id]) => inside.has(id)));
  const wires = Object.fromEntries(
    Object.entries(graph.wires).filter(([, wire]) => inside.has(wire.from.block) && inside.has(wire.to.block)),
  );
  return { blocks, wires };
}
