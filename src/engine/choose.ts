import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm';

import type { Plan } from '../compiler/plan.ts';
import { attachKernels } from './tfjs/wasm/kernelHeap.ts';
import { registerWasmKernels } from './tfjs/wasmKernels.ts';
import type { BackendName } from './backend.ts';

/**
 * Makes TensorFlow.js compute on the backend asked for, or on the one that suits the plan best.
 * Gives the backend's name; throws when none of those starts. Say first where the wasm binaries are
 * (`useServedWasm`, `useInstalledWasm`).
 */
export async function setBackend(wanted: BackendName | 'auto', plan: Plan): Promise<BackendName> {
  // One thread: the threaded build takes its workers from a blob and gains nothing for nets of this size.
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  registerWasmKernels();

  for (const name of wanted === 'auto' ? bestFirst(plan) : [wanted]) {
    // Where a backend cannot start `tf.setBackend` says false and leaves another one on.
    if (!tf.findBackendFactory(name) || !(await tf.setBackend(name))) continue;
    if (name === 'wasm') await attachKernels();
    return name;
  }
  throw new Error(wanted === 'auto' ? 'No backend starts here.' : `The ${wanted} backend does not start here.`);
}

/** Multiply-adds, counted as two, of one batch from which on a graphics card is worth its calls. */
const enoughForGraphics = 1e9;

/** A graphics card for heavy batches, else WebAssembly, else plain JavaScript. */
function bestFirst(plan: Plan): readonly BackendName[] {
  const layers = plan.models.flatMap((model) => model.layers);
  const forward = layers.reduce((sum, layer) => sum + layer.flops, 0) * plan.run.batchSize;
  // Backward takes twice what forward takes. A recurrent layer is many small steps, each a call of its own.
  const heavy = 3 * forward >= enoughForGraphics && !layers.some(({ type }) => recurrent.has(type));
  return heavy && hasGraphicsCard() ? ['webgl', 'wasm', 'cpu'] : ['wasm', 'cpu'];
}

const recurrent: ReadonlySet<string> = new Set(['simpleRNN', 'lstm', 'gru', 'bidirectional']);

/** Whether WebGL is more than a program that imitates a graphics card: those are slower than WebAssembly. */
function hasGraphicsCard(): boolean {
  if (typeof OffscreenCanvas === 'undefined') return false;
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
  if (!gl) return false;
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const renderer = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return !/swiftshader|llvmpipe|softpipe|software|basic render/i.test(renderer);
}
