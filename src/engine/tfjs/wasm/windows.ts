/** Where the windows of a convolution lie; images are `[batch, height, width, channels]`. */
export interface Windows {
  readonly batchSize: number;
  readonly inHeight: number;
  readonly inWidth: number;
  readonly inChannels: number;
  readonly outHeight: number;
  readonly outWidth: number;
  readonly filterHeight: number;
  readonly filterWidth: number;
  readonly strideHeight: number;
  readonly strideWidth: number;
  readonly padInfo: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
}

/** Numbers in one window: the length of a patch. */
export function patchSize({ filterHeight, filterWidth, inChannels }: Windows): number {
  return filterHeight * filterWidth * inChannels;
}

/**
 * Copies every window of some images into a row of its own, with zeros where it hangs over the edge:
 * `patches` is `[count × outHeight × outWidth, patchSize]`. What a convolution multiplies by its kernel.
 */
export function imageToPatches(windows: Windows, image: Float32Array, patches: Float32Array, count: number): void {
  patches.fill(0);
  eachRun(windows, count, (patch, pixel, length) => {
    for (let at = 0; at < length; at++) patches[patch + at] = image[pixel + at]!;
  });
}

/** The way back: adds every patch to where its window lies in the images. */
export function patchesToImage(windows: Windows, patches: Float32Array, image: Float32Array, count: number): void {
  image.fill(0, 0, count * windows.inHeight * windows.inWidth * windows.inChannels);
  eachRun(windows, count, (patch, pixel, length) => {
    for (let at = 0; at < length; at++) image[pixel + at]! += patches[patch + at]!;
  });
}

/** Visits each row of each window, as far as it lies inside: a run of neighbours in both the patch and the image. */
function eachRun(w: Windows, count: number, visit: (patch: number, pixel: number, length: number) => void): void {
  let row = 0; // start of the window's row in its patch
  for (let sample = 0; sample < count; sample++) {
    for (let outY = 0; outY < w.outHeight; outY++) {
      for (let outX = 0; outX < w.outWidth; outX++) {
        const left = outX * w.strideWidth - w.padInfo.left;
        const first = Math.max(0, -left);
        const length = (Math.min(w.filterWidth, w.inWidth - left) - first) * w.inChannels;
        for (let filterY = 0; filterY < w.filterHeight; filterY++, row += w.filterWidth * w.inChannels) {
          const y = outY * w.strideHeight - w.padInfo.top + filterY;
          if (y < 0 || y >= w.inHeight || length <= 0) continue;
          const pixel = ((sample * w.inHeight + y) * w.inWidth + left + first) * w.inChannels;
          visit(row + first * w.inChannels, pixel, length);
        }
      }
    }
  }
}
