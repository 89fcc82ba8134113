import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

/** What TensorFlow.js hands to a kernel, with the wasm backend's own type. */
export interface KernelCall {
  readonly backend: BackendWasm;
  readonly inputs: Readonly<Record<string, tf.TensorInfo>>;
  readonly attrs: Readonly<Record<string, unknown>>;
}

type Run = (call: KernelCall) => tf.TensorInfo | tf.TensorInfo[];

/** Registers a kernel for the wasm backend in place of the one that is there, if any. */
export function registerWasmKernel(kernelName: string, run: Run): void {
  const stock = tf.getKernel(kernelName, 'wasm');
  if (stock) tf.unregisterKernel(kernelName, 'wasm');
  tf.registerKernel({
    kernelName,
    backendName: 'wasm',
    // A kernel without attributes is handed none.
    kernelFunc: (call) => run({ ...(call as unknown as KernelCall), attrs: call.attrs ?? {} }),
    ...(stock?.setupFunc ? { setupFunc: stock.setupFunc } : {}),
  });
}

/** Registers a kernel for the calls that it covers; the stock one goes on serving the others. */
export function replaceWasmKernel(kernelName: string, covers: (call: KernelCall) => boolean, run: Run): void {
  const stock = tf.getKernel(kernelName, 'wasm');
  if (!stock) throw new Error(`The wasm backend has no kernel ${kernelName}`);
  registerWasmKernel(kernelName, (call) => (covers(call) ? run(call) : stock.kernelFunc(call as never)));
}

/** The same numbers under another shape; frees nothing and owns nothing. */
export function asShape(tensor: tf.TensorInfo, shape: number[]): tf.TensorInfo {
  const { dataId, dtype } = tensor;
  return { dataId, dtype, shape };
}

/** The same numbers as a tensor of its own: no kernel writes into its inputs, so that two may share what they hold. */
export function shared(backend: BackendWasm, tensor: tf.TensorInfo, shape: number[] = tensor.shape): tf.TensorInfo {
  backend.incRef(tensor.dataId);
  return asShape(tensor, shape);
}

/** How many numbers a shape has. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** Whether all of these tensors hold floats, the only numbers that most of our kernels compute with. */
export function areFloats(...tensors: readonly (tf.TensorInfo | undefined)[]): boolean {
  return tensors.every((tensor) => !tensor || tensor.dtype === 'float32');
}
