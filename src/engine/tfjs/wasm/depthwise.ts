import type * as tf from '@tensorflow/tfjs';

import {
  depthwise,
  depthwiseInputGradient,
  depthwiseKernelGradient,
  depthwiseScratch,
} from '../../kernels/instructions/depthwise.ts';
import { activationOf, hasActivation, isRectified } from './activation.ts';
import { areFloats, registerWasmKernel, replaceWasmKernel, sizeOf, type KernelCall } from './heap.ts';
import { addressOf, runInstructions } from './kernelHeap.ts';
import { depthwiseOf, isChannelsLast, outputShape } from './windows.ts';

/** Depthwise convolutions and their gradients, which the stock backend lacks, by our kernels. */
export function registerDepthwise(): void {
  for (const kernelName of ['DepthwiseConv2dNative', 'FusedDepthwiseConv2D']) {
    replaceWasmKernel(kernelName, isOurs, forward);
  }
  registerWasmKernel('DepthwiseConv2dNativeBackpropInput', inputGradient);
  registerWasmKernel('DepthwiseConv2dNativeBackpropFilter', kernelGradient);
}

function isOurs(call: KernelCall): boolean {
  const { x, dy, filter, bias, preluActivationWeights } = call.inputs;
  return areFloats(x, dy, filter, bias) && isChannelsLast(call) && !preluActivationWeights && hasActivation(call.attrs);
}

function forward({ backend, inputs, attrs }: KernelCall): tf.TensorInfo {
  const { x, filter, bias } = inputs as { x: tf.TensorInfo; filter: tf.TensorInfo; bias?: tf.TensorInfo };
  const convolution = depthwiseOf(x.shape, filter.shape, attrs);
  const { images, channels, multiplier } = convolution;
  const y = backend.makeOutput(outputShape(convolution, images, channels * multiplier), 'float32');
  const count = sizeOf(y.shape);
  if (count === 0) return y;
  const at = addressOf(backend, y);
  const instruction = depthwise(convolution, {
    ...{ x: addressOf(backend, x), kernel: addressOf(backend, filter), y: at },
    bias: bias && addressOf(backend, bias),
    rectified: isRectified(attrs),
  });
  runInstructions(backend, [instruction, ...activationOf(attrs, at, count)], depthwiseScratch(convolution));
  return y;
}

function inputGradient(call: KernelCall): tf.TensorInfo {
  const { backend, inputs, attrs } = call;
  const { dy, filter } = inputs as { dy: tf.TensorInfo; filter: tf.TensorInfo };
  insist(call);
  const dx = backend.makeOutput(attrs['inputShape'] as number[], 'float32');
  const convolution = depthwiseOf(dx.shape, filter.shape, attrs);
  const places = { dy: addressOf(backend, dy), kernel: addressOf(backend, filter), dx: addressOf(backend, dx) };
  runInstructions(backend, [depthwiseInputGradient(convolution, places)], depthwiseScratch(convolution));
  return dx;
}

function kernelGradient(call: KernelCall): tf.TensorInfo {
  const { backend, inputs, attrs } = call;
  const { x, dy } = inputs as { x: tf.TensorInfo; dy: tf.TensorInfo };
  insist(call);
  const gradient = backend.makeOutput(attrs['filterShape'] as number[], 'float32');
  const convolution = depthwiseOf(x.shape, gradient.shape, attrs);
  const places = { x: addressOf(backend, x), dy: addressOf(backend, dy), out: addressOf(backend, gradient) };
  runInstructions(backend, [depthwiseKernelGradient(convolution, places)], depthwiseScratch(convolution));
  return gradient;
}

function insist(call: KernelCall): void {
  if (!isOurs(call))
    throw new Error('The wasm backend learns depthwise convolutions of floats with channels last only');
}
