import type * as tf from '@tensorflow/tfjs';

import { BinaryFunction, UnaryFunction } from '../../kernels/functions.ts';
import type { Instruction } from '../../kernels/instruction.ts';
import { binary, type Operand } from '../../kernels/instructions/binary.ts';
import { unary } from '../../kernels/instructions/unary.ts';
import { areFloats, replaceWasmKernel, sizeOf, type KernelCall } from './heap.ts';
import { addressOf, runInstructions, workspace } from './kernelHeap.ts';

/**
 * Batch normalization by given moments, which layer normalization uses too: (x - mean) scale / √(variance + epsilon) +
 * offset, all of them repeated over x. The stock kernel takes a root for every number of x.
 */
export function registerNormalization(): void {
  replaceWasmKernel('FusedBatchNorm', isOurs, normalized);
}

function isOurs({ inputs }: KernelCall): boolean {
  const { x, ...channels } = inputs;
  const fits = Object.values(channels).every((each) => !each || each.shape.length <= x!.shape.length);
  return fits && areFloats(...Object.values(inputs)) && sizeOf(x!.shape) > 0;
}

function normalized({ backend, inputs, attrs }: KernelCall): tf.TensorInfo {
  const { x, mean, variance, offset, scale } = inputs as Record<string, tf.TensorInfo | undefined>;
  const y = backend.makeOutput(x!.shape, 'float32');
  const at = (tensor: tf.TensorInfo): Operand => ({ at: addressOf(backend, tensor), shape: tensor.shape });
  const count = sizeOf(variance!.shape);
  const factor: Operand = { at: workspace(backend, count), shape: variance!.shape };
  const out = at(y);

  const instructions: Instruction[] = [
    unary(UnaryFunction.Affine, factor.at, at(variance!).at, count, {
      ...{ first: 1, second: attrs['varianceEpsilon'] as number },
    }),
    unary(UnaryFunction.ReciprocalSqrt, factor.at, factor.at, count),
    binary(BinaryFunction.Subtract, out.at, at(x!), at(mean!)),
    binary(BinaryFunction.Multiply, out.at, out, factor),
  ];
  if (scale) instructions.push(binary(BinaryFunction.Multiply, out.at, out, at(scale)));
  if (offset) instructions.push(binary(BinaryFunction.Add, out.at, out, at(offset)));
  runInstructions(backend, instructions);
  return y;
}
