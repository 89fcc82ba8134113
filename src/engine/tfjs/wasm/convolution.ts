import type * as tf from '@tensorflow/tfjs';

import { Reduction } from '../../kernels/functions.ts';
import {
  convolve,
  convolveInputGradient,
  convolveKernelGradient,
  convolveScratch,
  gradientChunks,
  kernelGradientScratch,
  packedKernelSize,
} from '../../kernels/instructions/convolution.ts';
import { reduce } from '../../kernels/instructions/reduce.ts';
import { activationOf, hasActivation, isRectified } from './activation.ts';
import { areFloats, registerWasmKernel, replaceWasmKernel, sizeOf, type KernelCall } from './heap.ts';
import { addressOf, runInstructions, workspace } from './kernelHeap.ts';
import { convolutionOf, isChannelsLast, outputShape } from './windows.ts';

/**
 * Convolutions and their gradients by our kernels. The stock backend lacks the gradient for the kernel, so that nothing
 * with a convolution trains, and answers 0 where a window with `same` padding is smaller than its stride.
 */
export function registerConvolution(): void {
  for (const kernelName of ['Conv2D', 'FusedConv2D']) replaceWasmKernel(kernelName, isOurs, forward);
  replaceWasmKernel('Conv2DBackpropInput', isOurs, inputGradient);
  registerWasmKernel('Conv2DBackpropFilter', kernelGradient);
}

function isOurs(call: KernelCall): boolean {
  const { x, dy, filter, bias, preluActivationWeights } = call.inputs;
  return areFloats(x, dy, filter, bias) && isChannelsLast(call) && !preluActivationWeights && hasActivation(call.attrs);
}

function forward({ backend, inputs, attrs }: KernelCall): tf.TensorInfo {
  const { x, filter, bias } = inputs as { x: tf.TensorInfo; filter: tf.TensorInfo; bias?: tf.TensorInfo };
  const convolution = convolutionOf(x.shape, filter.shape, attrs);
  const y = backend.makeOutput(outputShape(convolution, convolution.images, convolution.filters), 'float32');
  const count = sizeOf(y.shape);
  if (count === 0) return y;
  const at = addressOf(backend, y);
  const instructions = convolve(convolution, {
    ...{ x: addressOf(backend, x), kernel: addressOf(backend, filter), y: at },
    packed: workspace(backend, packedKernelSize(convolution).forward),
    bias: bias && addressOf(backend, bias),
    rectified: isRectified(attrs),
  });
  runInstructions(
    backend,
    [...instructions, ...activationOf(attrs, at, count)],
    convolveScratch(convolution, 'forward'),
  );
  return y;
}

/** Also a transposed convolution. */
function inputGradient({ backend, inputs, attrs }: KernelCall): tf.TensorInfo {
  const { dy, filter } = inputs as { dy: tf.TensorInfo; filter: tf.TensorInfo };
  const dx = backend.makeOutput(attrs['inputShape'] as number[], 'float32');
  if (sizeOf(dx.shape) === 0) return dx;
  const convolution = convolutionOf(dx.shape, filter.shape, attrs);
  const instructions = convolveInputGradient(convolution, {
    ...{ dy: addressOf(backend, dy), kernel: addressOf(backend, filter), dx: addressOf(backend, dx) },
    packed: workspace(backend, packedKernelSize(convolution).backward),
  });
  runInstructions(backend, instructions, convolveScratch(convolution, 'backward'));
  return dx;
}

function kernelGradient(call: KernelCall): tf.TensorInfo {
  const { backend, inputs, attrs } = call;
  const { x, dy } = inputs as { x: tf.TensorInfo; dy: tf.TensorInfo };
  if (!isOurs(call)) throw new Error('The wasm backend learns convolutions of floats with channels last only');
  const gradient = backend.makeOutput(attrs['filterShape'] as number[], 'float32');
  const size = sizeOf(gradient.shape);
  const convolution = convolutionOf(x.shape, gradient.shape, attrs);
  const chunks = gradientChunks(convolution);
  const out = addressOf(backend, gradient);
  const parts = chunks === 1 ? out : workspace(backend, chunks * size);
  const places = { x: addressOf(backend, x), dy: addressOf(backend, dy), out: parts };
  const sum = reduce(Reduction.Sum, out, parts, { outer: 1, length: chunks, inner: size, chunk: chunks });
  const instructions = convolveKernelGradient(convolution, places);
  const whole = chunks === 1 ? instructions : [...instructions, sum];
  runInstructions(backend, whole, kernelGradientScratch(convolution));
  return gradient;
}
