import type { BackendName } from '../../../engine/backend.ts';

/** Engines as the tag beside a run calls them. They are names, and the same in every language. */
export const shortNames: Readonly<Record<BackendName, string>> = {
  static: 'WASM',
  wasm: 'TF.js WASM',
  webgpu: 'WebGPU',
  webgl: 'WebGL',
  cpu: 'TF.js CPU',
};

/** Engines by their full names. */
export const engineNames: Readonly<Record<BackendName, string>> = {
  static: 'WebAssembly',
  wasm: 'TensorFlow.js WebAssembly',
  webgpu: 'TensorFlow.js WebGPU',
  webgl: 'TensorFlow.js WebGL',
  cpu: 'TensorFlow.js CPU',
};

/** The full name, with the threads where they are ours to choose. */
export function nameWithThreads(
  { backend, threads }: { readonly backend: BackendName; readonly threads: number },
  say: (engine: string, threads: number) => string,
): string {
  return backend === 'static' ? say(engineNames.static, threads) : engineNames[backend];
}
