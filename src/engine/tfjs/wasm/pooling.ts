import * as tf from '@tensorflow/tfjs';

import { floatsOf, registerWasmKernel } from './heap.ts';

/**
 * The gradient of max pooling goes to the first largest value of each window. The stock kernel looks at each window
 * once for every value of it, which takes longer than the convolution before it.
 */
export function registerPooling(): void {
  registerWasmKernel('MaxPoolGrad', ({ backend, inputs, attrs }) => {
    const { filterSize, strides, pad, dimRoundingMode } = attrs as unknown as PoolAttributes;
    const shape = inputs['input']!.shape as [number, number, number, number];
    const windows = tf.backend_util.computePool2DInfo(shape, filterSize, strides, 1, pad, dimRoundingMode);
    const gradient = backend.makeOutput(shape, 'float32');
    const slope = floatsOf(backend, inputs['dy']!);
    routeToLargest(windows, floatsOf(backend, inputs['input']!), slope, floatsOf(backend, gradient));
    return gradient;
  });
}

interface PoolAttributes {
  readonly filterSize: [number, number];
  readonly strides: [number, number];
  readonly pad: 'valid' | 'same' | number;
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil';
}

type Windows = ReturnType<typeof tf.backend_util.computePool2DInfo>;

/** Images `[batch, height, width, channels]`; `slope` has one number for each window and channel. */
function routeToLargest(w: Windows, image: Float32Array, slope: Float32Array, gradient: Float32Array): void {
  gradient.fill(0);
  let output = 0;
  for (let sample = 0; sample < w.batchSize; sample++) {
    for (let outY = 0; outY < w.outHeight; outY++) {
      const top = outY * w.strideHeight - w.padInfo.top;
      const [firstY, lastY] = [Math.max(0, top), Math.min(w.inHeight, top + w.filterHeight)];
      for (let outX = 0; outX < w.outWidth; outX++) {
        const left = outX * w.strideWidth - w.padInfo.left;
        const [firstX, lastX] = [Math.max(0, left), Math.min(w.inWidth, left + w.filterWidth)];
        for (let channel = 0; channel < w.inChannels; channel++, output++) {
          let largest = -Infinity;
          let place = -1;
          for (let y = firstY; y < lastY; y++) {
            let at = ((sample * w.inHeight + y) * w.inWidth + firstX) * w.inChannels + channel;
            for (let x = firstX; x < lastX; x++, at += w.inChannels) {
              if (image[at]! > largest) {
                largest = image[at]!;
                place = at;
              }
            }
          }
          if (place >= 0) gradient[place]! += slope[output]!;
        }
      }
    }
  }
}
