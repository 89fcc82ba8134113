/** What a block shows, as far as its size depends on it. */
export interface BlockParts {
  readonly name: string;
  /** Small print at the right end of the header; empty for none. */
  readonly meta: string;
  /** Port names, in order. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** The line under the header; empty for none. */
  readonly config: string;
  /** Height of pictures that are always there (samples of a data block), in pixels. */
  readonly pictures: number;
  /** Height of pictures that come with a run, in pixels. */
  readonly livePictures: number;
  readonly costRows: number;
  /** Layers listed inside a frame; 0 for other blocks. */
  readonly innerRows: number;
  readonly frame: boolean;
  readonly collapsed: boolean;
}

/** From one column of blocks to the next on the canvas, in pixels: what is inserted needs so much. */
export const pitch = 232;

/** Size of a block in canvas pixels. Handle offsets are from its top to the middle of the handle. */
export interface BlockSize {
  readonly width: number;
  readonly height: number;
  /** Height once a run draws its pictures: what a layout keeps free. */
  readonly room: number;
  readonly inputs: Readonly<Record<string, number>>;
  readonly outputs: Readonly<Record<string, number>>;
}

/** Height of a block's header; a handle in it stands at its middle. */
export const headerHeight = 28;
/** Height of a row with a port or an inner layer. */
export const rowHeight = 20;

const widths = [160, 184, 208] as const;

/** The size a block is drawn in. Pure arithmetic, so that a layout needs no screen. */
export function estimateBlockSize(parts: BlockParts): BlockSize {
  const width = blockWidth(parts);
  const inputs = handleOffsets(parts.inputs, headerHeight);
  const inputRows = parts.inputs.length > 1 ? parts.inputs.length : 0;
  const outputs = handleOffsets(parts.outputs, headerHeight + inputRows * rowHeight);
  if (parts.collapsed) {
    return { width, height: headerHeight, room: headerHeight, inputs: inHeader(inputs), outputs: inHeader(outputs) };
  }
  const outputRows = parts.outputs.length > 1 ? parts.outputs.length : 0;
  const rows = (inputRows + outputRows) * rowHeight;
  const config = parts.config !== '' ? (rows > 0 ? 16 : 14) : 0;
  const inner = parts.innerRows > 0 ? 2 + parts.innerRows * rowHeight : 0;
  const pictures = parts.pictures > 0 ? 6 + parts.pictures : 0;
  const body = rows + config + inner + pictures;
  const foot = parts.costRows > 0 ? 17 + parts.costRows * 16 : body > 0 ? 8 : 0;
  const height = headerHeight + body + foot;
  return { width, height, room: height + (parts.livePictures > 0 ? 6 + parts.livePictures : 0), inputs, outputs };
}

function blockWidth(parts: BlockParts): number {
  // Icon and padding, the name at about 7.2 px a letter, small print at about 6.
  const needed = 31 + parts.name.length * 7.2 + 8 + (parts.meta === '' ? 0 : 8 + parts.meta.length * 6);
  const line = 19 + parts.config.length * 5.6;
  const smallest = parts.frame ? 1 : 0;
  return widths.find((width, step) => step >= smallest && width >= Math.max(needed, line)) ?? widths[2];
}

/** One port stands in the header; several stand in rows of their own. */
function handleOffsets(ports: readonly string[], top: number): Record<string, number> {
  if (ports.length === 1) return { [ports[0] as string]: headerHeight / 2 };
  return Object.fromEntries(ports.map((port, row) => [port, top + row * rowHeight + rowHeight / 2]));
}

function inHeader(offsets: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.keys(offsets).map((port) => [port, headerHeight / 2]));
}
