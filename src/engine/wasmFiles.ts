import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';

/** Lets the wasm backend find its binaries, which the page serves itself. Call it before a backend is set. */
export function useServedWasm(): void {
  setWasmPaths({
    'tfjs-backend-wasm.wasm': plain,
    'tfjs-backend-wasm-simd.wasm': simd,
    // Must be named, and is never asked for: `setBackend` switches threads off.
    'tfjs-backend-wasm-threaded-simd.wasm': simd,
  });
}
