import { Images, imagesWords } from './images';
import { loadPart, storePart } from './part';
import { Phase, phaseWords } from './phase';
import { multiplyAdd } from './multiplyAdd';
import { elementAt } from './words';

/*
 * Depthwise convolutions: every channel has a kernel of its own, or `multiplier` of them. Four channels are worked on
 * at a time, at four neighbouring places, so that a vector of the kernel serves four times. Images are copied first:
 * with the border that windows see, each channel repeated for its kernels, and channels made up to a multiple of four.
 * The gradient by the input is such a convolution of the output's slopes, in phases as in `convolution`; the slopes
 * that come to one channel through its kernels are added up where it is written.
 */

/** Words behind those of the images. */
@unmanaged
class Depthwise {
  /** Kernel [height, width, channels of x, multiplier]. */
  kernel: usize;
  /** Numbers of a pixel of the output, and kernels of each channel of x. */
  filters: i32;
  multiplier: i32;
  /** Whether channels are repeated when read (1), or added up when written (0). */
  forward: i32;
  out: usize;
  outImage: i32;
  outPixel: i32;
  bias: usize;
  rectified: i32;
  phases: i32;
}
const depthwiseWords: i32 = 10;

/** Taps of the kernel that a phase uses, in `Phase.packed`: the first, and the ways down and across, in taps. */
const tapsWords: i32 = 3;

/** Words: `Images`, `Depthwise`, then each phase with its taps. A unit is an image. */
export function depthwise(words: usize, begin: i32, end: i32, scratch: usize): void {
  const images = changetype<Images>(words);
  const layer = changetype<Depthwise>(elementAt(words, imagesWords));
  const wide = (layer.filters + 3) & ~3;
  const taps = scratch;
  const firstPhase = elementAt(words, imagesWords + depthwiseWords);
  const step = phaseWords + tapsWords;
  const lastPhase = elementAt(firstPhase, layer.phases * step);
  let kernels = taps;
  for (let phase = firstPhase; phase < lastPhase; phase = elementAt(phase, step)) {
    kernels = takeTaps(changetype<Phase>(phase), elementAt(phase, phaseWords), layer, wide, kernels);
  }
  const pixels = kernels;
  const room = elementAt(pixels, 4 * wide);
  for (let image = begin; image < end; image++) {
    copyWide(images, image, layer.forward ? layer.multiplier : 1, wide, room);
    const out = elementAt(layer.out, image * layer.outImage);
    let kernel = taps;
    for (let words = firstPhase; words < lastPhase; words = elementAt(words, step)) {
      const phase = changetype<Phase>(words);
      convolvePhase(phase, layer, kernel, room, out, wide, pixels);
      kernel = elementAt(kernel, phase.outer * phase.inner * wide);
    }
  }
}

/** Copies the taps of a phase in the order it reads them, each made up to `wide` numbers; gives where they end. */
function takeTaps(phase: Phase, walk: usize, layer: Depthwise, wide: i32, out: usize): usize {
  for (let y = 0; y < phase.outer; y++) {
    for (let x = 0; x < phase.inner; x++) {
      const tap = load<i32>(walk) + y * load<i32>(walk, 4) + x * load<i32>(walk, 8);
      const from = elementAt(layer.kernel, tap * layer.filters);
      for (let at = 0; at < wide; at += 4) {
        v128.store(elementAt(out, at), loadPart(elementAt(from, at), layer.filters - at));
      }
      out = elementAt(out, wide);
    }
  }
  return out;
}

/** Copies an image into zeros [paddedHeight, paddedWidth, wide], each number `times` times. */
export function copyWide(images: Images, image: i32, times: i32, wide: i32, out: usize): void {
  memory.fill(out, 0, <usize>(images.paddedHeight * images.paddedWidth * wide) << 2);
  let from = elementAt(images.start, image * images.height * images.width * images.pixel);
  for (let y = 0; y < images.height; y++) {
    let to = elementAt(out, ((y + images.top) * images.paddedWidth + images.left) * wide);
    for (let x = 0; x < images.width; x++) {
      if (times == 1) {
        for (let at = 0; at < images.channels; at += 4) {
          v128.store(elementAt(to, at), loadPart(elementAt(from, at), images.channels - at));
        }
      } else {
        repeatNumbers(to, from, images.channels, times);
      }
      from = elementAt(from, images.pixel);
      to = elementAt(to, wide);
    }
  }
}

function repeatNumbers(out: usize, from: usize, count: i32, times: i32): void {
  for (let index = 0; index < count; index++) {
    const number = load<f32>(elementAt(from, index));
    for (let time = 0; time < times; time++) {
      store<f32>(out, number);
      out += 4;
    }
  }
}

/** All positions of a phase, four of a row at a time. */
function convolvePhase(
  phase: Phase,
  layer: Depthwise,
  kernel: usize,
  image: usize,
  out: usize,
  wide: i32,
  pixels: usize,
): void {
  const columnStep = <usize>phase.columnStep << 2;
  for (let row = 0; row < phase.rows; row++) {
    for (let column = 0; column < phase.columns; column += 4) {
      const from = elementAt(image, phase.origin + row * phase.rowStep + column * phase.columnStep);
      const count = min(4, phase.columns - column);
      for (let channel = 0; channel < wide; channel += 4) {
        const left = elementAt(from, channel);
        sumFour(phase, left, columnStep, count, elementAt(kernel, channel), wide, elementAt(pixels, channel));
      }
      for (let index = 0; index < count; index++) {
        const place = row * phase.outRowStep + (column + index) * phase.outColumnStep;
        finishPixel(layer, elementAt(pixels, index * wide), elementAt(out, phase.outOrigin + place));
      }
    }
  }
}

/** Four channels at up to four places: their sums go to `out`, `wide` numbers apart. */
function sumFour(phase: Phase, from: usize, step: usize, count: i32, kernel: usize, wide: i32, out: usize): void {
  const step1 = count > 1 ? step : 0;
  const step2 = count > 2 ? step * 2 : 0;
  const step3 = count > 3 ? step * 3 : 0;
  let sum0 = f32x4.splat(0);
  let sum1 = sum0;
  let sum2 = sum0;
  let sum3 = sum0;
  for (let y = 0; y < phase.outer; y++) {
    let at = from;
    for (let x = 0; x < phase.inner; x++) {
      const tap = v128.load(kernel);
      sum0 = multiplyAdd(v128.load(at), tap, sum0);
      sum1 = multiplyAdd(v128.load(at + step1), tap, sum1);
      sum2 = multiplyAdd(v128.load(at + step2), tap, sum2);
      sum3 = multiplyAdd(v128.load(at + step3), tap, sum3);
      kernel = elementAt(kernel, wide);
      at = elementAt(at, phase.innerStep);
    }
    from = elementAt(from, phase.outerStep);
  }
  const next = <usize>wide << 2;
  v128.store(out, sum0);
  v128.store(out + next, sum1);
  v128.store(out + next * 2, sum2);
  v128.store(out + next * 3, sum3);
}

/** Writes a pixel: its sums, with those of one channel of x together in the gradient by the input. */
function finishPixel(layer: Depthwise, sums: usize, out: usize): void {
  const count = layer.outPixel;
  const together = layer.forward ? 1 : layer.multiplier;
  if (together > 1) {
    for (let channel = 0; channel < count; channel++) {
      let sum: f32 = 0;
      for (let each = 0; each < together; each++) sum += load<f32>(elementAt(sums, channel * together + each));
      store<f32>(elementAt(out, channel), sum);
    }
    return;
  }
  for (let at = 0; at < count; at += 4) {
    let four = v128.load(elementAt(sums, at));
    if (layer.bias) four = f32x4.add(four, loadPart(elementAt(layer.bias, at), count - at));
    if (layer.rectified) four = f32x4.pmax(four, f32x4.splat(0));
    storePart(elementAt(out, at), four, count - at);
  }
}
