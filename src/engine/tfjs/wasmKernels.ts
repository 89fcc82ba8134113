import { registerConvolution } from './wasm/convolution.ts';
import { registerDepthwise } from './wasm/depthwise.ts';
import { registerIdentity } from './wasm/identity.ts';
import { registerMatMul } from './wasm/matMul.ts';
import { registerPooling } from './wasm/pooling.ts';
import { registerRearrangements } from './wasm/rearrangements.ts';
import { registerReductions } from './wasm/reductions.ts';
import { registerSegmentSum } from './wasm/segmentSum.ts';

let registered = false;

/**
 * Puts our kernels in the place of TensorFlow.js's wasm kernels: those that it lacks, and those that are slow. Does so
 * once. They need `attachKernels` when the backend has started.
 */
export function registerWasmKernels(): void {
  if (registered) return;
  registered = true;
  registerMatMul();
  registerConvolution();
  registerDepthwise();
  registerIdentity();
  registerPooling();
  registerRearrangements();
  registerReductions();
  registerSegmentSum();
}
