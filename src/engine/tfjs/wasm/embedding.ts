import * as tf from '@tensorflow/tfjs';

import { gatherRows, scatterRows } from '../../kernels/instructions/embedding.ts';
import { areFloats, registerWasmKernel, replaceWasmKernel, sizeOf, type KernelCall } from './heap.ts';
import { addressOf, runInstructions } from './kernelHeap.ts';

/**
 * Rows of a table by number, and sums of rows by number: an embedding and its gradient. The stock backend gathers number
 * by number and lacks the other.
 */
export function registerEmbedding(): void {
  replaceWasmKernel('GatherV2', isOurs, gathered);
  registerWasmKernel('UnsortedSegmentSum', segmentSums);
}

/** Whether whole rows are taken. */
function isOurs({ inputs, attrs }: KernelCall): boolean {
  const { x, indices } = inputs as { x: tf.TensorInfo; indices: tf.TensorInfo };
  const [axis] = tf.util.parseAxisParam(attrs['axis'] as number, x.shape);
  return areFloats(x) && sizeOf(x.shape) > 0 && indices.dtype === 'int32' && axis === 0 && !attrs['batchDims'];
}

function gathered({ backend, inputs }: KernelCall): tf.TensorInfo {
  const { x, indices } = inputs as { x: tf.TensorInfo; indices: tf.TensorInfo };
  const [rows, ...features] = x.shape as [number, ...number[]];
  const outside = backend.typedArrayFromHeap(indices).find((index) => index < 0 || index >= rows);
  if (outside !== undefined) throw new Error(`GatherV2: the index value ${outside} is not in [0, ${rows - 1}]`);
  const out = backend.makeOutput([...indices.shape, ...features], 'float32');
  const table = {
    ...{ ids: addressOf(backend, indices), count: sizeOf(indices.shape), fractional: false },
    ...{ rows, features: sizeOf(features) },
  };
  runInstructions(backend, [gatherRows(addressOf(backend, out), addressOf(backend, x), table)]);
  return out;
}

/** Rows of no segment are left out. */
function segmentSums({ backend, inputs, attrs }: KernelCall): tf.TensorInfo {
  const { x, segmentIds } = inputs as { x: tf.TensorInfo; segmentIds: tf.TensorInfo };
  if (!areFloats(x)) throw new Error('The wasm backend sums segments of floats only');
  const rows = attrs['numSegments'] as number;
  const features = x.shape.slice(segmentIds.shape.length);
  const sums = backend.makeOutput([rows, ...features], 'float32');
  if (sizeOf(sums.shape) === 0) return sums;
  const table = {
    ...{ ids: addressOf(backend, segmentIds), count: sizeOf(segmentIds.shape), fractional: false },
    ...{ rows, features: sizeOf(features) },
  };
  runInstructions(backend, [scatterRows(addressOf(backend, sums), addressOf(backend, x), table)]);
  return sums;
}
