import { endInside, firstInside } from './inside';
import { panelColumns } from './packing';
import { addToOutput, stretch, tileColumn, walkIn } from './tile';
import { elementAt } from './words';

/*
 * Convolutions of small images, one position after the other. What the windows at one position see in all images are the
 * rows of a matrix, as far apart as images are: a product of its own, of those taps that lie inside the images. Of 5 x 5
 * taps over 4 x 4 pixels half lie outside; nothing is copied for them, and no zeros are multiplied.
 */

/** Images whose windows go past a panel before the next does. */
const blockImages: i32 = 64;

/** The words. Steps and lengths are in numbers, but for those along axes, which are in pixels, positions and taps. */
@unmanaged
class Positions {
  /** Images [images, height, width, channels]. */
  start: usize;
  images: i32;
  height: i32;
  width: i32;
  channels: i32;
  /** Positions in a row. A unit is a position. */
  columns: i32;
  /** Where the first tap of the first window is, how far the next window is, how many taps there are and how far apart. */
  rowStart: i32;
  rowStep: i32;
  rowTaps: i32;
  rowTapStep: i32;
  /** The same along the width, where taps touch. */
  columnStart: i32;
  columnStep: i32;
  columnTaps: i32;
  /** Packed kernel [rowTaps · columnTaps · channels, outChannels]. */
  packed: usize;
  /** Where the first position is written, and how far from it are the next image, and those below and beside. */
  out: usize;
  outImage: i32;
  outRowStep: i32;
  outColumnStep: i32;
  outChannels: i32;
  /** How sums are stored (bits of `tile`). */
  finish: i32;
  bias: usize;
}

/** Sums over windows of images at the positions from `begin` to before `end`. */
export function convolvePositions(words: usize, begin: i32, end: i32, scratch: usize): void {
  const windows = changetype<Positions>(words);
  for (let position = begin; position < end; position++) {
    const y = position / windows.columns;
    const x = position - y * windows.columns;
    const row = windows.rowStart + y * windows.rowStep;
    const column = windows.columnStart + x * windows.columnStep;
    // Taps from the first inside to before the first behind the image.
    const firstRow = firstInside(row, windows.rowTapStep);
    const lastRow = endInside(row, windows.rowTapStep, windows.rowTaps, windows.height);
    const firstColumn = max(0, -column);
    const lastColumn = min(windows.columnTaps, windows.width - column);
    const run = max(0, lastColumn - firstColumn) * windows.channels;
    const from = ((row + firstRow * windows.rowTapStep) * windows.width + column + firstColumn) * windows.channels;
    const panel = (firstRow * windows.columnTaps + firstColumn) * windows.channels * panelColumns;
    const to = y * windows.outRowStep + x * windows.outColumnStep;
    sumPosition(
      windows,
      elementAt(windows.start, from),
      elementAt(windows.packed, panel),
      elementAt(windows.out, to),
      run > 0 ? max(0, lastRow - firstRow) : 0,
      run,
      scratch,
    );
  }
}

/** The sums at one position, of `rows` rows of taps with `run` numbers each. */
function sumPosition(
  windows: Positions,
  from: usize,
  packed: usize,
  out: usize,
  rows: i32,
  run: i32,
  scratch: usize,
): void {
  const image = windows.height * windows.width * windows.channels;
  const fromRow = windows.rowTapStep * windows.width * windows.channels;
  const packedRow = windows.columnTaps * windows.channels * panelColumns;
  const walk = walkIn(scratch);
  walk.outer = 1;
  walk.inner = 1;
  walk.step = 4;
  for (let top = 0; top < windows.images; top += blockImages) {
    const images = min(blockImages, windows.images - top);
    let row = 0;
    let first = 0;
    let begun = windows.finish & addToOutput;
    // Where no tap lies inside, once with no terms: the sums are 0.
    do {
      walk.run = rows > 0 ? min(stretch, run - first) : 0;
      const left = elementAt(from, top * image + row * fromRow + first);
      const panel = elementAt(packed, row * packedRow + first * panelColumns);
      first += walk.run;
      if (first >= run) {
        first = 0;
        row++;
      }
      const finish = begun | (row >= rows ? windows.finish & ~addToOutput : 0);
      sumPanels(windows, left, image, panel, elementAt(out, top * windows.outImage), images, finish, scratch);
      begun = addToOutput;
    } while (row < rows);
  }
}

/** A stretch of terms, for all channels. */
function sumPanels(
  windows: Positions,
  left: usize,
  image: i32,
  packed: usize,
  out: usize,
  images: i32,
  finish: i32,
  scratch: usize,
): void {
  const n = windows.outChannels;
  const terms = windows.rowTaps * windows.columnTaps * windows.channels;
  const outImage = <usize>windows.outImage << 2;
  for (let column = 0; column < n; column += panelColumns) {
    const panel = elementAt(packed, column * terms);
    const bias = elementAt(windows.bias, column);
    tileColumn(left, <usize>image << 2, panel, elementAt(out, column), outImage, images, n - column, finish, bias, scratch);
  }
}
