import { registerConvolution } from './wasm/convolution.ts';
import { registerDepthwise } from './wasm/depthwise.ts';
import { registerElementwise } from './wasm/elementwise.ts';
import { registerEmbedding } from './wasm/embedding.ts';
import { registerGradients } from './wasm/gradients.ts';
import { registerIdentity } from './wasm/identity.ts';
import { registerMatMul } from './wasm/matMul.ts';
import { registerNormalization } from './wasm/normalization.ts';
import { registerPooling } from './wasm/pooling.ts';
import { registerRearrangements } from './wasm/rearrangements.ts';
import { registerReductions } from './wasm/reductions.ts';

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
  registerElementwise();
  registerEmbedding();
  registerGradients();
  registerIdentity();
  registerNormalization();
  registerPooling();
  registerRearrangements();
  registerReductions();
}
