import type { backend_util } from '@tensorflow/tfjs';

/** Where the windows of a convolution lie; images are `[batch, height, width, channels]`. */
export type Windows = ReturnType<typeof backend_util.computeConv2DInfo>;

/** Numbers in one window: the length of a patch. */
export function patchSize({ filterHeight, filterWidth, inChannels }: Windows): number {
  return filterHeight * filterWidth * inChannels;
}

/**
 * Lays the windows of some images out as columns, with zeros where they hang over the edge:
 * `columns` is `[patchSize, count × outHeight × outWidth]`, its rows in the order of a kernel's numbers.
 */
export function imageToColumns(w: Windows, image: Float32Array, columns: Float32Array, count: number): void {
  if (w.padInfo.type !== 'VALID') columns.fill(0);
  const width = count * w.outHeight * w.outWidth;
  const step = w.strideWidth * w.inChannels;
  for (let filterY = 0; filterY < w.filterHeight; filterY++) {
    const [top, bottom] = inside(filterY - w.padInfo.top, w.strideHeight, w.inHeight, w.outHeight);
    for (let filterX = 0; filterX < w.filterWidth; filterX++) {
      const [left, right] = inside(filterX - w.padInfo.left, w.strideWidth, w.inWidth, w.outWidth);
      const row = (filterY * w.filterWidth + filterX) * w.inChannels * width;
      for (let sample = 0; sample < count; sample++) {
        for (let outY = top; outY < bottom; outY++) {
          const y = sample * w.inHeight + outY * w.strideHeight + filterY - w.padInfo.top;
          const pixel = (y * w.inWidth + left * w.strideWidth + filterX - w.padInfo.left) * w.inChannels;
          const place = row + (sample * w.outHeight + outY) * w.outWidth + left;
          for (let channel = 0; channel < w.inChannels; channel++) {
            let to = place + channel * width;
            const end = to + right - left;
            for (let from = pixel + channel; to < end; from += step) columns[to++] = image[from]!;
          }
        }
      }
    }
  }
}

/** The outputs whose window has this offset inside the image: first, and one past the last. */
function inside(offset: number, stride: number, inLength: number, outLength: number): [number, number] {
  const first = Math.max(0, Math.ceil(-offset / stride));
  return [first, Math.max(first, Math.min(outLength, Math.floor((inLength - 1 - offset) / stride) + 1))];
}

/**
 * Adds every window to where it lies in the images: `patches` is `[count × outHeight × outWidth, patchSize]`.
 * What leads a convolution's gradient back to its input.
 */
export function patchesToImage(windows: Windows, patches: Float32Array, image: Float32Array, count: number): void {
  const runs = runsOf(windows);
  image.fill(0, 0, startsOf(windows, count)[1]);
  for (let sample = 0; sample < count; sample++) {
    const [patchStart, imageStart] = startsOf(windows, sample);
    for (let run = 0; run < runs.length; run += 3) {
      const from = patchStart + runs[run]!;
      const to = imageStart + runs[run + 1]!;
      const length = runs[run + 2]!;
      for (let at = 0; at < length; at++) image[to + at]! += patches[from + at]!;
    }
  }
}

/** Where a sample's patches and its image begin. */
function startsOf(windows: Windows, sample: number): [number, number] {
  const { outHeight, outWidth, inHeight, inWidth, inChannels } = windows;
  return [sample * outHeight * outWidth * patchSize(windows), sample * inHeight * inWidth * inChannels];
}

/**
 * Every row of every window of one sample, as far as it lies inside the image: a run of numbers that are neighbours
 * in the patch and in the image. Three numbers each: where it begins in the patches, where in the image, its length.
 */
function runsOf(w: Windows): Int32Array {
  const runs: number[] = [];
  let patch = 0;
  for (let outY = 0; outY < w.outHeight; outY++) {
    for (let outX = 0; outX < w.outWidth; outX++) {
      const left = outX * w.strideWidth - w.padInfo.left;
      const first = Math.max(0, -left);
      const length = (Math.min(w.filterWidth, w.inWidth - left) - first) * w.inChannels;
      for (let filterY = 0; filterY < w.filterHeight; filterY++, patch += w.filterWidth * w.inChannels) {
        const y = outY * w.strideHeight - w.padInfo.top + filterY;
        if (y < 0 || y >= w.inHeight || length <= 0) continue;
        runs.push(patch + first * w.inChannels, (y * w.inWidth + left + first) * w.inChannels, length);
      }
    }
  }
  return Int32Array.from(runs);
}
