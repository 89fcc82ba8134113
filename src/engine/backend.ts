/** Where TensorFlow.js computes. */
export const backendNames = ['cpu', 'wasm', 'webgl'] as const;
export type BackendName = (typeof backendNames)[number];
