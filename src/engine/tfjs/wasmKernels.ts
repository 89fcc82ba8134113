import { registerConvolution } from './wasm/convolution.ts';
import { registerIdentity } from './wasm/identity.ts';
import { registerMatMul } from './wasm/matMul.ts';
import { registerPooling } from './wasm/pooling.ts';
import { registerSegmentSum } from './wasm/segmentSum.ts';
import { registerSlices } from './wasm/slices.ts';
import { registerTile } from './wasm/tile.ts';

let registered = false;

/** Teaches TensorFlow.js's wasm backend to train: what it lacks, and what it does slowly. Does so once. */
export function registerWasmKernels(): void {
  if (registered) return;
  registered = true;
  registerMatMul();
  registerConvolution();
  registerIdentity();
  registerPooling();
  registerSegmentSum();
  registerSlices();
  registerTile();
}
