import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

import { asShape, floatsOf, free, matMul, registerWasmKernel, transposed, type KernelCall } from './heap.ts';
import { imageToColumns, patchSize, patchesToImage, type Windows } from './windows.ts';

/** Patches take at most this many numbers at a time (16 MB), or one sample's. */
const patchBudget = 4 * 1024 * 1024;

/**
 * Convolutions and their gradients. The stock backend lacks the gradient for the filter, so that nothing with a
 * convolution trains, and computes the one for the input at 2 GFLOP/s. Both are matrix products once windows are laid
 * out as rows.
 */
export function registerConvolution(): void {
  registerForward('Conv2D');
  registerForward('FusedConv2D');
  registerWasmKernel('Conv2DBackpropFilter', filterGradient);
  registerWasmKernel('Conv2DBackpropInput', inputGradient);
}

/**
 * The stock kernel leaves `same` padding to XNNPACK, which takes it below zero where a window is smaller than its
 * stride, and answers 0 (a 1 × 1 convolution of stride 2 is enough). With the padding spelled out it is right.
 */
function registerForward(kernelName: 'Conv2D' | 'FusedConv2D'): void {
  const stock = tf.getKernel(kernelName, 'wasm');
  if (!stock) throw new Error(`The wasm backend has no kernel ${kernelName}`);
  registerWasmKernel(kernelName, ({ backend, inputs, attrs }) => {
    const plain = attrs['pad'] === 'same' ? { ...attrs, pad: spelledOut(inputs, attrs) } : attrs;
    return stock.kernelFunc({ inputs, backend, attrs: plain } as never) as tf.TensorInfo;
  });
}

function spelledOut(inputs: KernelCall['inputs'], attrs: KernelCall['attrs']): readonly [number, number][] {
  const { padInfo } = windowsOf(inputs['x']!.shape, inputs['filter']!.shape, attrs);
  return [[0, 0], [padInfo.top, padInfo.bottom], [padInfo.left, padInfo.right], [0, 0]]; // prettier-ignore
}

/** dW = columns(x) dy */
function filterGradient({ backend, inputs, attrs }: KernelCall): tf.TensorInfo {
  const x = inputs['x']!;
  const dy = inputs['dy']!;
  const filterShape = attrs['filterShape'] as [number, number, number, number];
  const windows = windowsOf(x.shape, filterShape, attrs);
  const gradient = backend.makeOutput(filterShape, 'float32');
  floatsOf(backend, gradient).fill(0);

  eachChunk(windows, (first, count) => {
    const rows = count * windows.outHeight * windows.outWidth;
    const columns = backend.makeOutput([patchSize(windows), rows], 'float32');
    const image = floatsOf(backend, x);
    const start = (first * image.length) / windows.batchSize;
    imageToColumns(windows, image.subarray(start), floatsOf(backend, columns), count);
    const slope = samples(backend, dy, first, count);
    const part = product(backend, columns, asShape(slope, [rows, filterShape[3]]));
    const from = floatsOf(backend, part);
    const to = floatsOf(backend, gradient);
    for (let at = 0; at < to.length; at++) to[at]! += from[at]!;
    free(backend, columns, part);
    if (slope !== dy) free(backend, slope);
  });
  return gradient;
}

/** a × b, as (bᵀ × aᵀ)ᵀ where a is the smaller: the right side is repacked for each product, the longer the slower. */
function product(backend: BackendWasm, a: tf.TensorInfo, b: tf.TensorInfo): tf.TensorInfo {
  if (a.shape[0]! >= b.shape[1]!) return matMul(backend, a, b);
  const [left, right] = [transposed(backend, b), transposed(backend, a)];
  const flipped = matMul(backend, left, right);
  const result = transposed(backend, flipped);
  free(backend, left, right, flipped);
  return result;
}

/** dx: the rows of dy Wᵀ, each added to the window it came from. A transposed convolution is the same. */
function inputGradient({ backend, inputs, attrs }: KernelCall): tf.TensorInfo {
  const dy = inputs['dy']!;
  const filter = inputs['filter']!;
  const inputShape = attrs['inputShape'] as [number, number, number, number];
  const windows = windowsOf(inputShape, filter.shape, attrs);
  const outChannels = filter.shape[3]!;
  const weights = transposed(backend, asShape(filter, [patchSize(windows), outChannels]));
  const gradient = backend.makeOutput(inputShape, 'float32');

  eachChunk(windows, (first, count) => {
    const rows = count * windows.outHeight * windows.outWidth;
    const slope = samples(backend, dy, first, count);
    const patches = matMul(backend, asShape(slope, [rows, outChannels]), weights);
    const image = floatsOf(backend, gradient);
    const start = (first * image.length) / windows.batchSize;
    patchesToImage(windows, floatsOf(backend, patches), image.subarray(start), count);
    free(backend, patches);
    if (slope !== dy) free(backend, slope);
  });

  free(backend, weights);
  return gradient;
}

function windowsOf(inputShape: number[], filterShape: number[], attrs: KernelCall['attrs']): Windows {
  const { strides, dilations, pad, dataFormat, dimRoundingMode } = attrs as {
    strides: [number, number];
    dilations?: [number, number];
    pad: 'valid' | 'same' | number;
    dataFormat: 'NHWC' | 'NCHW';
    dimRoundingMode?: 'floor' | 'round' | 'ceil';
  };
  if (dataFormat !== 'NHWC') throw new Error('The wasm backend convolves with channels last only');
  const [input, filter] = [inputShape, filterShape] as [number, number, number, number][];
  return tf.backend_util.computeConv2DInfo(input!, filter!, strides, dilations ?? 1, pad, dimRoundingMode);
}

/** As many samples at a time as the budget holds. */
function eachChunk(windows: Windows, visit: (first: number, count: number) => void): void {
  const numbers = windows.outHeight * windows.outWidth * patchSize(windows);
  const count = Math.max(1, Math.floor(patchBudget / numbers));
  for (let first = 0; first < windows.batchSize; first += count) {
    visit(first, Math.min(count, windows.batchSize - first));
  }
}

/** Samples `first` to `first + count` of a batch: the batch itself when that is all of it, else a copy to be freed. */
function samples(backend: BackendWasm, batch: tf.TensorInfo, first: number, count: number): tf.TensorInfo {
  const [all, ...rest] = batch.shape as [number, ...number[]];
  if (count === all) return batch;
  const part = backend.makeOutput([count, ...rest], 'float32');
  const numbers = floatsOf(backend, batch);
  const size = numbers.length / all;
  floatsOf(backend, part).set(numbers.subarray(first * size, (first + count) * size));
  return part;
}
