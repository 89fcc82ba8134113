import * as tf from '@tensorflow/tfjs';

import { matMul, matMulScratch, packedSize, packRight } from '../../kernels/instructions/matMul.ts';
import { registerWasmKernel, type KernelCall } from './heap.ts';
import { addressOf, runInstructions, workspace } from './kernelHeap.ts';

/** Products of matrices by our kernels: any side transposed, which in the stock backend is a tenth as fast. */
export function registerMatMul(): void {
  for (const kernelName of ['BatchMatMul', '_FusedMatMul']) {
    const stock = tf.getKernel(kernelName, 'wasm');
    if (!stock) throw new Error(`The wasm backend has no kernel ${kernelName}`);
    registerWasmKernel(kernelName, (call) => {
      return isOurs(call) ? multiply(call) : (stock.kernelFunc(call as never) as tf.TensorInfo);
    });
  }
}

/** Whether our kernel covers the activation, the bias and the batch axes: those of both sides, or none on one. */
function isOurs({ inputs, attrs }: KernelCall): boolean {
  const { a, b, bias, preluActivationWeights } = inputs;
  const [batchA, batchB] = [batchOf(a!), batchOf(b!)];
  const sameBatch = batchA.join() === batchB.join() || size(batchA) === 1 || size(batchB) === 1;
  const plain = [undefined, 'linear', 'relu'].includes(attrs['activation'] as string | undefined);
  const rowBias = !bias || size(bias.shape) === columnsOf(b!, attrs['transposeB'] === true);
  return a!.dtype === 'float32' && b!.dtype === 'float32' && sameBatch && plain && rowBias && !preluActivationWeights;
}

function multiply({ backend, inputs, attrs }: KernelCall): tf.TensorInfo {
  const { a, b, bias } = inputs as { a: tf.TensorInfo; b: tf.TensorInfo; bias?: tf.TensorInfo };
  const [transposeA, transposeB] = [attrs['transposeA'] === true, attrs['transposeB'] === true];
  const n = columnsOf(b, transposeB);
  const k = columnsOf(a, transposeA);
  const m = columnsOf(a, !transposeA);
  const [batchA, batchB] = [batchOf(a), batchOf(b)];
  const out = backend.makeOutput([...tf.backend_util.assertAndGetBroadcastShape(batchA, batchB), m, n], 'float32');
  const matrices = Math.max(size(batchA), size(batchB));
  const packed = workspace(backend, packedSize(k, n, size(batchB)));
  runInstructions(
    backend,
    [
      packRight({ out: packed, b: addressOf(backend, b), k, n, transposed: transposeB, matrices: size(batchB) }),
      matMul({
        out: addressOf(backend, out),
        a: addressOf(backend, a),
        packed,
        m,
        n,
        k,
        transposeA,
        matrices,
        sharedA: size(batchA) < matrices,
        sharedB: size(batchB) < matrices,
        bias: bias && addressOf(backend, bias),
        rectified: attrs['activation'] === 'relu',
      }),
    ],
    matMulScratch,
  );
  return out;
}

function batchOf({ shape }: tf.TensorInfo): number[] {
  return shape.slice(0, -2);
}

function columnsOf({ shape }: tf.TensorInfo, transposed: boolean): number {
  return shape.at(transposed ? -2 : -1)!;
}

function size(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}
