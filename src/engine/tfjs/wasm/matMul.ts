import * as tf from '@tensorflow/tfjs';

import { matMul, matMulScratch, packedSize, packRight } from '../../kernels/instructions/matMul.ts';
import { activationOf, hasActivation, isRectified } from './activation.ts';
import { areFloats, replaceWasmKernel, sizeOf, type KernelCall } from './heap.ts';
import { addressOf, runInstructions, workspace } from './kernelHeap.ts';

/** Products of matrices by our kernels: any side transposed, which in the stock backend is a tenth as fast. */
export function registerMatMul(): void {
  for (const kernelName of ['BatchMatMul', '_FusedMatMul']) replaceWasmKernel(kernelName, isOurs, multiply);
}

/** Whether our kernel covers the activation, the bias and the batch axes: those of both sides, or none on one. */
function isOurs({ inputs, attrs }: KernelCall): boolean {
  const { a, b, bias, preluActivationWeights } = inputs;
  const [batchA, batchB] = [batchOf(a!), batchOf(b!)];
  const sameBatch = batchA.join() === batchB.join() || sizeOf(batchA) === 1 || sizeOf(batchB) === 1;
  const rowBias = !bias || sizeOf(bias.shape) === columnsOf(b!, attrs['transposeB'] === true);
  return areFloats(a, b, bias) && sameBatch && hasActivation(attrs) && rowBias && !preluActivationWeights;
}

function multiply({ backend, inputs, attrs }: KernelCall): tf.TensorInfo {
  const { a, b, bias } = inputs as { a: tf.TensorInfo; b: tf.TensorInfo; bias?: tf.TensorInfo };
  const [transposeA, transposeB] = [attrs['transposeA'] === true, attrs['transposeB'] === true];
  const n = columnsOf(b, transposeB);
  const k = columnsOf(a, transposeA);
  const m = columnsOf(a, !transposeA);
  const [batchA, batchB] = [batchOf(a), batchOf(b)];
  const product = backend.makeOutput([...tf.backend_util.assertAndGetBroadcastShape(batchA, batchB), m, n], 'float32');
  const count = sizeOf(product.shape);
  if (count === 0) return product;
  const [rights, matrices] = [sizeOf(batchB), Math.max(sizeOf(batchA), sizeOf(batchB))];
  const out = addressOf(backend, product);
  const packed = workspace(backend, packedSize(k, n, rights));
  const instructions = [
    packRight({ out: packed, b: addressOf(backend, b), k, n, transposed: transposeB, matrices: rights }),
    matMul({
      ...{ out, a: addressOf(backend, a), packed, m, n, k, transposeA, matrices },
      ...{ sharedA: sizeOf(batchA) < matrices, sharedB: rights < matrices },
      bias: bias && addressOf(backend, bias),
      rectified: isRectified(attrs),
    }),
    ...activationOf(attrs, out, count),
  ];
  runInstructions(backend, instructions, matMulScratch);
  return product;
}

function batchOf({ shape }: tf.TensorInfo): number[] {
  return shape.slice(0, -2);
}

function columnsOf({ shape }: tf.TensorInfo, transposed: boolean): number {
  return shape.at(transposed ? -2 : -1)!;
}
