import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

import { asShape, registerWasmKernel } from './heap.ts';

type Numbers = Float32Array | Int32Array | Uint8Array;

/**
 * Parts of a tensor. The stock kernels copy the whole tensor for each part they take, so that a recurrent layer, which
 * takes one part for each time step and gate, spends half its time on copies.
 */
export function registerSlices(): void {
  registerWasmKernel('Slice', ({ backend, inputs, attrs }) => {
    const x = inputs['x']!;
    const { begin, size } = attrs as { begin: number | number[]; size?: number | number[] };
    const [from, lengths] = tf.slice_util.parseSliceParams(x, begin, size) as [number[], number[]];
    return sliceOf(backend, x, from, lengths);
  });
  registerWasmKernel('SplitV', ({ backend, inputs, attrs }) => {
    const x = inputs['x']!;
    const [axis] = tf.util.parseAxisParam(attrs['axis'] as number, x.shape) as [number];
    // It asks for a tensor and looks at its shape.
    const lengths = tf.backend_util.prepareSplitSize(
      x as tf.Tensor,
      attrs['numOrSizeSplits'] as number | number[],
      axis,
    );
    return along(backend, x, axis, lengths);
  });
  registerWasmKernel('Unpack', ({ backend, inputs, attrs }) => {
    const value = inputs['value']!;
    const [axis] = tf.util.parseAxisParam(attrs['axis'] as number, value.shape) as [number];
    const shape = value.shape.toSpliced(axis, 1);
    const ones = Array.from({ length: value.shape[axis]! }, () => 1);
    return along(backend, value, axis, ones).map((part) => asShape(part, shape));
  });
}

/** Cuts a tensor along an axis into parts of these lengths. */
function along(backend: BackendWasm, x: tf.TensorInfo, axis: number, lengths: readonly number[]): tf.TensorInfo[] {
  const begin = x.shape.map(() => 0);
  return lengths.map((length) => {
    const part = sliceOf(backend, x, begin, x.shape.with(axis, length));
    begin[axis]! += length;
    return part;
  });
}

function sliceOf(backend: BackendWasm, x: tf.TensorInfo, begin: readonly number[], size: number[]): tf.TensorInfo {
  if (x.dtype === 'string') throw new Error('Texts are not sliced on the wasm backend');
  const part = backend.makeOutput(size, x.dtype);
  copyBox(backend.typedArrayFromHeap(x) as Numbers, x.shape, begin, backend.typedArrayFromHeap(part) as Numbers, size);
  return part;
}

/** Copies the box at `begin` of a row-major array, run by run: all axes that are taken whole make one run. */
function copyBox(
  from: Numbers,
  shape: readonly number[],
  begin: readonly number[],
  to: Numbers,
  size: readonly number[],
): void {
  let outer = shape.length; // axes before the run
  let run = 1;
  do {
    outer--;
    if (outer >= 0) run *= size[outer]!;
  } while (outer > 0 && size[outer] === shape[outer]);

  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, length) => product * length, 1));
  let written = 0;
  const copy = (axis: number, start: number): void => {
    if (axis < outer) {
      for (let index = 0; index < size[axis]!; index++) copy(axis + 1, start + (begin[axis]! + index) * strides[axis]!);
      return;
    }
    const source = outer < 0 ? start : start + begin[outer]! * strides[outer]!;
    if (run > 128) to.set(from.subarray(source, source + run), written);
    else for (let at = 0; at < run; at++) to[written + at] = from[source + at]!;
    written += run;
  };
  copy(0, 0);
}
