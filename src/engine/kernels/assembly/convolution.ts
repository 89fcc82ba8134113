import { Images, imagesWords, readImages } from './images';
import { sumNarrow } from './narrow';
import { panelColumns } from './packing';
import { Phase, phaseWords } from './phase';
import { addToOutput, stretch, tileColumnAt, tileRows, tileScratch, walkIn } from './tile';
import { elementAt } from './words';

/*
 * Convolutions as matrix products whose left side is never written down: a row is a window of an image, and a tile
 * reads four windows where they lie. Windows that reach over the border read a copy of the image with zeros around it.
 * Where pixels of a window are neighbours, a row of it is one run of numbers; where it is dilated, each pixel is. The
 * gradient by the input is a convolution too, of the output's slopes with the kernel's taps in reverse. With a stride s
 * only every s-th tap meets a given pixel, so that there is one such convolution for each place of a pixel in the grid
 * of the stride: a phase. A transposed convolution is the same thing.
 */

/** Positions that are worked on together: what they read stays in the second cache. */
const blockPositions: i32 = 128;

/** What all phases share: words behind those of the images. */
@unmanaged
class Output {
  start: usize;
  /** Numbers from image to image, and from pixel to pixel. */
  image: i32;
  pixel: i32;
  /** Numbers of a pixel that are written, and how sums are stored (bits of `tile`). */
  channels: i32;
  finish: i32;
  bias: usize;
  /** Parts that an image is cut into. A unit is a part. */
  bands: i32;
  /** Whether the kernel is packed for few channels: see `narrow`. */
  narrow: i32;
  phases: i32;
}
const outputWords: i32 = 9;

/** Sums over windows of images. Words: `Images`, `Output`, and as many `Phase`. */
export function convolve(words: usize, begin: i32, end: i32, scratch: usize): void {
  const images = changetype<Images>(words);
  const output = changetype<Output>(elementAt(words, imagesWords));
  const firstPhase = elementAt(words, imagesWords + outputWords);
  const lastPhase = elementAt(firstPhase, output.phases * phaseWords);
  const room = scratch + tileScratch + (blockPositions << 3);
  for (let unit = begin; unit < end; ) {
    const image = unit / output.bands;
    const first = unit - image * output.bands;
    const last = min(output.bands, first + end - unit);
    const from = readImages(images, image, 1, room);
    const to = elementAt(output.start, image * output.image);
    for (let words = firstPhase; words < lastPhase; words = elementAt(words, phaseWords)) {
      const phase = changetype<Phase>(words);
      const origin = elementAt(from, phase.origin);
      const out = elementAt(to, phase.outOrigin);
      const start = min(phase.rows, first * phase.bandRows) * phase.columns;
      const stop = min(phase.rows, last * phase.bandRows) * phase.columns;
      for (let position = start; position < stop; position += blockPositions) {
        const count = min(blockPositions, stop - position);
        findPlaces(phase, position, count, scratch + tileScratch);
        if (output.narrow) convolveNarrow(phase, output, origin, out, count, scratch + tileScratch);
        else convolveBlock(phase, output, origin, out, count, scratch);
      }
    }
    unit += last - first;
  }
}

/** Writes down where `count` positions from number `position` on are read and written, in bytes from the first. */
function findPlaces(phase: Phase, position: i32, count: i32, places: usize): void {
  const columnStep = phase.columnStep << 2;
  const outStep = phase.outColumnStep << 2;
  let row = position / phase.columns;
  let column = position - row * phase.columns;
  while (count > 0) {
    const length = min(count, phase.columns - column);
    let from = (row * phase.rowStep + column * phase.columnStep) << 2;
    let to = (row * phase.outRowStep + column * phase.outColumnStep) << 2;
    for (const end = places + (<usize>length << 3); places < end; places += 8) {
      store<i32>(places, from);
      store<i32>(places, to, 4);
      from += columnStep;
      to += outStep;
    }
    count -= length;
    column = 0;
    row++;
  }
}

/** The sums at `count` positions, whose places are in scratch. */
function convolveBlock(phase: Phase, output: Output, from: usize, out: usize, count: i32, scratch: usize): void {
  const places = scratch + tileScratch;
  const rowTerms = phase.inner * phase.run;
  const terms = phase.outer * rowTerms;
  const stretchRows = max(1, stretch / max(1, rowTerms));
  const n = output.channels;
  const walk = walkIn(scratch);
  walk.outerStep = phase.outerStep << 2;
  walk.inner = phase.inner;
  walk.innerStep = phase.innerStep << 2;
  walk.run = phase.run;
  walk.step = 4;
  let first = 0;
  do {
    const rows = min(stretchRows, phase.outer - first);
    walk.outer = rows;
    const begun = first > 0 ? addToOutput : output.finish & addToOutput;
    const finish = begun | (first + rows == phase.outer ? output.finish & ~addToOutput : 0);
    const left = elementAt(from, first * phase.outerStep);
    for (let column = 0; column < n; column += panelColumns) {
      const panel = elementAt(phase.packed, column * terms + first * rowTerms * panelColumns);
      const to = elementAt(out, column);
      const bias = elementAt(output.bias, column);
      tileColumnAt(places, left, panel, to, count, n - column, finish, bias, scratch);
    }
    first += rows;
  } while (first < phase.outer);
}

/** The same for few channels. */
function convolveNarrow(phase: Phase, output: Output, from: usize, out: usize, count: i32, places: usize): void {
  const terms = phase.outer * phase.inner * phase.run;
  for (let channel = 0; channel < output.channels; channel++) {
    const kernel = elementAt(phase.packed, channel * terms);
    const bias = output.bias ? elementAt(output.bias, channel) : 0;
    const to = elementAt(out, channel);
    for (let position = 0; position < count; position += tileRows) {
      const at = places + (<usize>position << 3);
      sumNarrow(phase, at, from, kernel, to, count - position, output.finish, bias);
    }
  }
}
