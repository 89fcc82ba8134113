import { copyWide } from './depthwise';
import { Images, imagesWords } from './images';
import { loadPart, storePart } from './part';
import { multiplyAdd } from './multiplyAdd';
import { elementAt } from './words';

/**
 * Words behind those of the images. Steps are in numbers of the copy, whose pixels are made up to a multiple of four.
 */
@unmanaged
class KernelGradient {
  /** Slopes of the output [images, rows, columns, filters]. */
  slopes: usize;
  rows: i32;
  columns: i32;
  filters: i32;
  multiplier: i32;
  rowStep: i32;
  columnStep: i32;
  /** The kernel's width and the ways from tap to tap, down and across. */
  window: i32;
  outerStep: i32;
  innerStep: i32;
  /** The gradient [taps, filters]. */
  out: usize;
  images: i32;
}

/** The gradient of a depthwise convolution by its kernel. Words: `Images`, `KernelGradient`. A unit is a tap. */
export function depthwiseKernelGradient(words: usize, begin: i32, end: i32, scratch: usize): void {
  const images = changetype<Images>(words);
  const gradient = changetype<KernelGradient>(elementAt(words, imagesWords));
  const filters = gradient.filters;
  const wide = (filters + 3) & ~3;
  const slopesImage = gradient.rows * gradient.columns * filters;
  memory.fill(elementAt(gradient.out, begin * filters), 0, <usize>((end - begin) * filters) << 2);
  for (let image = 0; image < gradient.images; image++) {
    copyWide(images, image, gradient.multiplier, wide, scratch);
    const slopes = elementAt(gradient.slopes, image * slopesImage);
    for (let tap = begin; tap < end; tap++) {
      const y = tap / gradient.window;
      const x = tap - y * gradient.window;
      const from = elementAt(scratch, y * gradient.outerStep + x * gradient.innerStep);
      for (let channel = 0; channel < filters; channel += 4) {
        const count = filters - channel;
        const sum = sumImage(gradient, elementAt(from, channel), elementAt(slopes, channel), count);
        const out = elementAt(gradient.out, tap * filters + channel);
        storePart(out, f32x4.add(loadPart(out, count), sum), count);
      }
    }
  }
}

/** The sum over one image of what four channels read times their slopes, of which `count` are real. */
function sumImage(gradient: KernelGradient, from: usize, slopes: usize, count: i32): v128 {
  const step = <usize>gradient.columnStep << 2;
  const next = <usize>gradient.filters << 2;
  let sum0 = f32x4.splat(0);
  let sum1 = sum0;
  for (let row = 0; row < gradient.rows; row++) {
    let at = from;
    let column = 0;
    if (count >= 4) {
      for (; column + 2 <= gradient.columns; column += 2) {
        sum0 = multiplyAdd(v128.load(at), v128.load(slopes), sum0);
        sum1 = multiplyAdd(v128.load(at + step), v128.load(slopes + next), sum1);
        at += step * 2;
        slopes += next * 2;
      }
    }
    for (; column < gradient.columns; column++) {
      sum0 = multiplyAdd(v128.load(at), loadPart(slopes, count), sum0);
      at += step;
      slopes += next;
    }
    from = elementAt(from, gradient.rowStep);
  }
  return f32x4.add(sum0, sum1);
}
