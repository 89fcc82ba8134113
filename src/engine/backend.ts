/**
 * Where a program computes: `static` is our own WebAssembly program (`program/`), the others are backends of
 * TensorFlow.js, `wasm` with our kernels in it.
 */
export const backendNames = ['static', 'wasm', 'webgpu', 'webgl', 'cpu'] as const;
export type BackendName = (typeof backendNames)[number];
