import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import kernelsRelaxedThreads from './kernels/built/kernels-relaxed-threads.wasm?url';
import kernelsRelaxed from './kernels/built/kernels-relaxed.wasm?url';
import kernelsThreads from './kernels/built/kernels-threads.wasm?url';
import kernels from './kernels/built/kernels.wasm?url';
import { useKernels, type KernelFile } from './kernels/source.ts';
import { useThreadWorkers } from './kernels/threads.ts';
import { startPageThread } from './kernels/threadsInPage.ts';

/** Addresses only: no more than one build is asked for. */
const kernelFiles: Readonly<Record<KernelFile, string>> = {
  kernels,
  'kernels-threads': kernelsThreads,
  'kernels-relaxed': kernelsRelaxed,
  'kernels-relaxed-threads': kernelsRelaxedThreads,
};

/** Lets the engines find their binaries, which the page serves itself. Call it before an engine is chosen. */
export function useServedWasm(): void {
  setWasmPaths({
    'tfjs-backend-wasm.wasm': plain,
    'tfjs-backend-wasm-simd.wasm': simd,
    // Must be named, and is never asked for: `setBackend` switches threads off.
    'tfjs-backend-wasm-threaded-simd.wasm': simd,
  });
  useKernels(async (file) => {
    const response = await fetch(kernelFiles[file]);
    if (!response.ok) throw new Error(`The kernels cannot be loaded: ${response.status} ${response.statusText}`);
    return response.arrayBuffer();
  });
  useThreadWorkers(startPageThread);
}
