import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

/** What TensorFlow.js hands to a kernel, with the wasm backend's own type. */
export interface KernelCall {
  readonly backend: BackendWasm;
  readonly inputs: Readonly<Record<string, tf.TensorInfo>>;
  readonly attrs: Readonly<Record<string, unknown>>;
}

/** Registers a kernel for the wasm backend in place of the one that is there, if any. */
export function registerWasmKernel(
  kernelName: string,
  run: (call: KernelCall) => tf.TensorInfo | tf.TensorInfo[],
): void {
  const stock = tf.getKernel(kernelName, 'wasm');
  if (stock) tf.unregisterKernel(kernelName, 'wasm');
  tf.registerKernel({
    kernelName,
    backendName: 'wasm',
    kernelFunc: (call) => run(call as unknown as KernelCall),
    ...(stock?.setupFunc ? { setupFunc: stock.setupFunc } : {}),
  });
}

/** Runs another kernel of the backend; the caller frees what it gives. */
function runKernel(
  kernelName: string,
  backend: BackendWasm,
  inputs: Readonly<Record<string, tf.TensorInfo>>,
  attrs: Readonly<Record<string, unknown>>,
): tf.TensorInfo {
  const kernel = tf.getKernel(kernelName, 'wasm');
  if (!kernel) throw new Error(`The wasm backend has no kernel ${kernelName}`);
  return kernel.kernelFunc({ inputs, backend, attrs } as never) as tf.TensorInfo;
}

/** The same numbers under another shape; frees nothing and owns nothing. */
export function asShape(tensor: tf.TensorInfo, shape: number[]): tf.TensorInfo {
  const { dataId, dtype } = tensor;
  return { dataId, dtype, shape };
}

/** Rows become columns: `[..., m, n]` to `[..., n, m]`. */
export function transposed(backend: BackendWasm, x: tf.TensorInfo): tf.TensorInfo {
  const axes = x.shape.map((_, axis) => axis);
  const perm = [...axes.slice(0, -2), axes.at(-1)!, axes.at(-2)!];
  return runKernel('Transpose', backend, { x }, { perm });
}

/** `[m, k] × [k, n]`, neither side transposed: the backend's fast way. */
export function matMul(backend: BackendWasm, a: tf.TensorInfo, b: tf.TensorInfo): tf.TensorInfo {
  return runKernel('BatchMatMul', backend, { a, b }, { transposeA: false, transposeB: false });
}

/** Frees tensors a kernel made on its way. */
export function free(backend: BackendWasm, ...tensors: readonly tf.TensorInfo[]): void {
  for (const { dataId } of tensors) backend.disposeData(dataId);
}

/** The numbers of a tensor in the heap: valid until something is allocated, for the heap moves when it grows. */
export function floatsOf(backend: BackendWasm, tensor: tf.TensorInfo): Float32Array {
  return backend.typedArrayFromHeap(tensor) as Float32Array;
}
