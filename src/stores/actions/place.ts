import type { BlockSize } from '../../graph/blockSize.ts';
import type { Block, BlockId, Graph } from '../../graph/project.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

const gap = 72;
/** Rows are filled up to the width of the canvas at the size the app was drawn for. */
const rowWidth = 920;
const rowGap = 48;
const firstPlace: Point = { x: 24, y: 48 };

/** Where a block goes that follows `anchor`: to its right with a straight wire, or at the start of the next row. */
export function placeAfter(
  graph: Graph,
  sizes: Readonly<Record<BlockId, BlockSize>>,
  anchor: BlockId | undefined,
  size: BlockSize,
): Point {
  const blocks = Object.values(graph.blocks);
  if (blocks.length === 0) return firstPlace;
  const left = Math.min(...blocks.map((block) => block.position.x));
  const bottom = Math.max(...blocks.map((block) => block.position.y + (sizes[block.id]?.room ?? 64)));
  const before = anchor === undefined ? undefined : graph.blocks[anchor];
  const newRow = { x: snapped(left), y: snapped(bottom + rowGap) };
  if (!before) return newRow;
  const beforeSize = sizes[before.id];
  const x = snapped(before.position.x + (beforeSize?.width ?? 160) + gap);
  if (x + size.width - left > rowWidth) return newRow;
  const out = Object.values(beforeSize?.outputs ?? {})[0] ?? 14;
  const y = snapped(before.position.y + out - (Object.values(size.inputs)[0] ?? 14));
  return firstFree(blocks, sizes, { x, y }, size);
}

/** The place itself, or the first one below it where nothing stands. */
export function firstFree(
  blocks: readonly Block[],
  sizes: Readonly<Record<BlockId, BlockSize>>,
  place: Point,
  size: BlockSize,
): Point {
  let { y } = place;
  const inWay = blocks
    .filter(
      (block) =>
        block.position.x < place.x + size.width && place.x < block.position.x + (sizes[block.id]?.width ?? 160),
    )
    .map((block) => ({ top: block.position.y, bottom: block.position.y + (sizes[block.id]?.room ?? 64) }))
    .sort((a, b) => a.top - b.top);
  for (const { top, bottom } of inWay) if (top < y + size.room && y < bottom) y = snapped(bottom + 24);
  return { x: place.x, y };
}

/** Up to the next multiple of 8, the canvas grid. */
export function snapped(value: number): number {
  return Math.ceil(value / 8 - 1e-9) * 8;
}
