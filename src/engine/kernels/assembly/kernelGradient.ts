import { Images, imagesWords, imageStep, readImages } from './images';
import { endInside, firstInside } from './inside';
import { packRight, panelColumns } from './packing';
import { addToOutput, tile, tileRows, tileScratch, walkIn } from './tile';
import { elementAt } from './words';

/**
 * Words behind those of the images: the gradient of a convolution by its kernel. With windows as rows of a matrix it is
 * windowsᵀ [outer · inner · run, positions] dy [positions, channels]. Steps are in numbers.
 */
@unmanaged
class KernelGradient {
  /** Slopes of the output [images, rows, columns, pixel], of which each pixel's first `channels` are read. */
  slopes: usize;
  rows: i32;
  columns: i32;
  pixel: i32;
  channels: i32;
  /** How far from a window those below and beside are. */
  rowStep: i32;
  columnStep: i32;
  outer: i32;
  outerStep: i32;
  inner: i32;
  innerStep: i32;
  run: i32;
  /** The gradient [outer · inner · run, channels], its rows `outRow` apart. */
  out: usize;
  outRow: i32;
  images: i32;
  /**
   * The images are cut into chunks, whose sums are written `outChunk` apart: so few rows can be shared among threads.
   */
  chunks: i32;
  outChunk: i32;
  /** Images, and rows of each, that are worked on together: about 256 positions. */
  blockImages: i32;
  blockRows: i32;
  /** Where the first tap of the first window is in the image, how far the next window is, and the next tap; in pixels. */
  rowStart: i32;
  rowStride: i32;
  rowTapStep: i32;
  columnStart: i32;
  columnStride: i32;
  columnTapStep: i32;
  /** Terms of a tap in a run: 0 where a tile may have terms of two taps. */
  tapTerms: i32;
}

/** Words: `Images`, `KernelGradient`. A unit is a tile of four rows in one run; those of a chunk follow one another. */
export function convolveKernelGradient(words: usize, begin: i32, end: i32, scratch: usize): void {
  const images = changetype<Images>(words);
  const gradient = changetype<KernelGradient>(elementAt(words, imagesWords));
  const tiles = gradient.outer * gradient.inner * ((gradient.run + tileRows - 1) / tileRows);
  for (let unit = begin; unit < end; ) {
    const chunk = unit / tiles;
    const first = unit - chunk * tiles;
    const last = min(tiles, first + end - unit);
    const start = <i32>((<i64>gradient.images * chunk) / gradient.chunks);
    const stop = <i32>((<i64>gradient.images * (chunk + 1)) / gradient.chunks);
    const out = elementAt(gradient.out, chunk * gradient.outChunk);
    sumChunk(images, gradient, start, stop, first, last, out, scratch);
    unit += last - first;
  }
}

/** The tiles from `first` to before `last` for the images from `start` to before `stop`. */
function sumChunk(
  images: Images,
  gradient: KernelGradient,
  start: i32,
  stop: i32,
  first: i32,
  last: i32,
  out: usize,
  scratch: usize,
): void {
  const room = scratch + tileScratch;
  const step = imageStep(images);
  const packed = images.copied ? elementAt(room, gradient.blockImages * step) : room;
  const n = gradient.channels;
  const walk = walkIn(scratch);
  walk.outerStep = step << 2;
  walk.innerStep = gradient.rowStep << 2;
  walk.step = gradient.columnStep << 2;
  let finish = 0;
  for (let image = start; image < stop; image += gradient.blockImages) {
    walk.outer = min(gradient.blockImages, stop - image);
    const from = readImages(images, image, walk.outer, room);
    for (let row = 0; row < gradient.rows; row += gradient.blockRows) {
      const rows = min(gradient.blockRows, gradient.rows - row);
      const positions = walk.outer * rows * gradient.columns;
      const position = (image * gradient.rows + row) * gradient.columns;
      const slopes = elementAt(gradient.slopes, position * gradient.pixel);
      packRight(slopes, gradient.pixel, false, positions, n, 0, (n + panelColumns - 1) / panelColumns, packed);
      for (let column = 0; column < n; column += panelColumns) {
        const panel = elementAt(packed, column * positions);
        const to = elementAt(out, column);
        sumTiles(images, gradient, from, row, rows, panel, to, first, last, n - column, finish, scratch);
      }
      finish = addToOutput;
    }
  }
}

/** The tiles from `first` to before `last` of one panel, at `rows` rows of positions from row number `row` on. */
function sumTiles(
  images: Images,
  gradient: KernelGradient,
  from: usize,
  row: i32,
  rows: i32,
  panel: usize,
  out: usize,
  first: i32,
  last: i32,
  columns: i32,
  finish: i32,
  scratch: usize,
): void {
  const run = gradient.run;
  const runTiles = (run + tileRows - 1) / tileRows;
  let tap = first / runTiles;
  let term = (first - tap * runTiles) * tileRows;
  let y = tap / gradient.inner;
  let x = tap - y * gradient.inner;
  for (let index = first; index < last; index++) {
    const place = walkInside(images, gradient, row, rows, y, gradient.tapTerms ? x + term / gradient.tapTerms : -1, scratch);
    const windowRow = place / gradient.columns;
    const left = elementAt(
      from,
      (row + windowRow) * gradient.rowStep + (place - windowRow * gradient.columns) * gradient.columnStep,
    );
    const terms = elementAt(left, y * gradient.outerStep + x * gradient.innerStep + term);
    const to = elementAt(out, (tap * run + term) * gradient.outRow);
    const slopes = elementAt(panel, place * panelColumns);
    tile(terms, 4, slopes, to, <usize>gradient.outRow << 2, run - term, columns, finish, 0, scratch);
    term += tileRows;
    if (term < run) continue;
    term = 0;
    tap++;
    x++;
    if (x < gradient.inner) continue;
    x = 0;
    y++;
  }
}

/**
 * Walks to those of `rows` rows of positions that meet the tap at (y, x) inside of the images; to all columns where x is
 * negative. Gives the first of these positions, counted from the first of the rows.
 */
function walkInside(
  images: Images,
  gradient: KernelGradient,
  row: i32,
  rows: i32,
  y: i32,
  x: i32,
  scratch: usize,
): i32 {
  const walk = walkIn(scratch);
  const start = gradient.rowStart + row * gradient.rowStride + y * gradient.rowTapStep;
  const firstRow = firstInside(start, gradient.rowStride);
  walk.inner = max(0, endInside(start, gradient.rowStride, rows, images.height) - firstRow);
  let firstColumn = 0;
  walk.run = gradient.columns;
  if (x >= 0) {
    const start = gradient.columnStart + x * gradient.columnTapStep;
    firstColumn = firstInside(start, gradient.columnStride);
    walk.run = max(0, endInside(start, gradient.columnStride, gradient.columns, images.width) - firstColumn);
  }
  walk.innerSkip = ((gradient.columns - walk.run) * panelColumns) << 2;
  walk.outerSkip = ((rows - walk.inner) * gradient.columns * panelColumns) << 2;
  return firstRow * gradient.columns + firstColumn;
}
