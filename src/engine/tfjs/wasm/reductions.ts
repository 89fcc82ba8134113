import * as tf from '@tensorflow/tfjs';

import { Reduction } from '../../kernels/functions.ts';
import type { Instruction } from '../../kernels/instruction.ts';
import { reduce } from '../../kernels/instructions/reduce.ts';
import { areFloats, replaceWasmKernel, shared, sizeOf, type KernelCall } from './heap.ts';
import { addressOf, runInstructions, workspace } from './kernelHeap.ts';

/**
 * Sums and means by our kernels. The stock ones transpose what they add up along any axes but the last, as the
 * gradient of every bias does, and add one number after the other.
 */
export function registerReductions(): void {
  for (const kernelName of ['Sum', 'Mean']) {
    replaceWasmKernel(kernelName, isOurs, (call) => reduced(call, kernelName === 'Mean'));
  }
}

function isOurs({ inputs: { x }, attrs }: KernelCall): boolean {
  return areFloats(x) && sizeOf(x!.shape) > 0 && runOf(x!.shape, axesOf(x!, attrs)) !== undefined;
}

function reduced({ backend, inputs, attrs }: KernelCall, mean: boolean): tf.TensorInfo {
  const x = inputs['x']!;
  const axes = axesOf(x, attrs);
  const kept = x.shape.flatMap((length, axis) => (!axes.has(axis) ? [length] : attrs['keepDims'] === true ? [1] : []));
  const { outer, length, inner } = runOf(x.shape, axes)!;
  if (length === 1) return shared(backend, x, kept);
  const out = backend.makeOutput(kept, 'float32');

  const instructions: Instruction[] = [];
  let from = addressOf(backend, x);
  for (let left = length; left > 1;) {
    const chunk = Math.min(left, inner === 1 ? chunkOfRow : chunkOfColumns);
    const chunks = Math.ceil(left / chunk);
    const to = chunks === 1 ? addressOf(backend, out) : workspace(backend, outer * chunks * inner);
    const divisor = chunks === 1 && mean ? length : 1;
    instructions.push(reduce(Reduction.Sum, to, from, { outer, length: left, inner, chunk, divisor }));
    [from, left] = [to, chunks];
  }
  runInstructions(backend, instructions);
  return out;
}

/** Numbers of a row, or rows of columns, that are added up at once: sums of many are made of sums of chunks, which round less. */
const chunkOfRow = 4096;
const chunkOfColumns = 256;

function axesOf(x: tf.TensorInfo, attrs: KernelCall['attrs']): ReadonlySet<number> {
  return new Set(tf.util.parseAxisParam(attrs['axis'] as number | number[], x.shape));
}

/** x as [outer, length, inner] whose middle axis is what goes; nothing where axes that stay lie between axes that go. */
function runOf(
  shape: readonly number[],
  axes: ReadonlySet<number>,
): { readonly outer: number; readonly length: number; readonly inner: number } | undefined {
  const gone = [...axes].filter((axis) => shape[axis] !== 1).toSorted((a, b) => a - b);
  const first = gone[0] ?? 0;
  const last = gone.at(-1) ?? -1;
  const run = shape.slice(first, last + 1);
  if (run.some((length, index) => length !== 1 && !axes.has(first + index))) return undefined;
  return { outer: sizeOf(shape.slice(0, first)), length: sizeOf(run), inner: sizeOf(shape.slice(last + 1)) };
}
