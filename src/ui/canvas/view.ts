import type { BlockSize } from '../../graph/blockSize.ts';
import type { BlockId, Graph } from '../../graph/project.ts';
import { clampedPosition } from './flowElements.ts';

/** What part of the canvas is on screen: React Flow's `x`, `y` and zoom. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

const margin = 24;
/** The totals and the breadcrumb float over the top. */
const topMargin = 48;
const smallest = 0.7;
/** Graphs of this many blocks open whole. Smaller ones are readable, larger ones too costly to draw at once: both begin at the top left. */
const wholeFrom = 40;
const wholeUpTo = 150;

/** How detailed blocks are drawn at a zoom: switched when a zoom gesture ends. */
export function detailAt(zoom: number): 'full' | 'mid' | 'far' {
  return zoom >= 0.7 - 1e-6 ? 'full' : zoom >= 0.4 ? 'mid' : 'far';
}

/**
 * The view that shows a graph: at 100 % when it fits, never under 70 % unless it is of middling size or `whole` is asked for.
 * What does not fit begins at the top left.
 */
export function fittingView(
  graph: Graph,
  sizes: Readonly<Record<BlockId, BlockSize>>,
  screen: { readonly width: number; readonly height: number },
  whole = false,
): View {
  const blocks = Object.values(graph.blocks);
  if (blocks.length === 0 || screen.width === 0 || screen.height === 0) return { x: 0, y: 0, zoom: 1 };
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const block of blocks) {
    const { x, y } = clampedPosition(block.position);
    const size = sizes[block.id];
    [left, right] = [Math.min(left, x), Math.max(right, x + (size?.width ?? 160))];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y + (size?.height ?? 64))];
  }
  const [width, height] = [right - left, bottom - top];
  const [freeWidth, freeHeight] = [screen.width - 2 * margin, screen.height - topMargin - margin];
  const fitting = Math.min(1, freeWidth / width, freeHeight / height);
  const all = whole || (blocks.length > wholeFrom && blocks.length <= wholeUpTo);
  const zoom = all ? fitting : Math.max(smallest, fitting);
  const x = width * zoom <= freeWidth ? (screen.width - width * zoom) / 2 : margin;
  const y = height * zoom <= freeHeight ? topMargin + (freeHeight - height * zoom) / 2 : topMargin;
  // Whole pixels keep text and lines sharp.
  return { x: Math.round(x - left * zoom), y: Math.round(y - top * zoom), zoom };
}
