import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm';

import type { Plan } from '../compiler/plan.ts';
import type { BackendName } from './backend.ts';
import { hasWebglCard, hasWebgpuCard } from './graphics.ts';
import { canShareMemory } from './kernels/threads.ts';
import { staticEngine } from './program/createStaticProgram.ts';
import type { Engine } from './program.ts';
import { createTfjsProgram } from './tfjs/program.ts';
import { attachKernels } from './tfjs/wasm/kernelHeap.ts';
import { registerWasmKernels } from './tfjs/wasmKernels.ts';

/** An engine by name. Throws where it does not start here. Say first where the binaries are (`useServedWasm`, `useInstalledWasm`). */
export async function startEngine(backend: BackendName, threads = 1): Promise<Engine> {
  if (backend === 'static') return staticEngine(threads);
  await startBackend(backend);
  return {
    backend,
    threads: 1,
    async create(plan: Plan) {
      // One backend is in use at a time: another engine may have changed it since.
      await startBackend(backend);
      return createTfjsProgram(plan);
    },
  };
}

/** Makes TensorFlow.js compute on a backend. Throws where it does not start. */
export async function startBackend(backend: Exclude<BackendName, 'static'>): Promise<void> {
  // One thread: the threaded build takes its workers from a blob and gains nothing for nets of this size.
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  registerWasmKernels();
  if (backend === 'webgpu') await import('@tensorflow/tfjs-backend-webgpu');
  // Where a backend cannot start `tf.setBackend` says false and leaves another one on.
  const started = tf.findBackendFactory(backend) !== null && (await tf.setBackend(backend));
  if (!started) throw new Error(`The ${backend} backend does not start here.`);
  if (backend === 'wasm') await attachKernels();
}

/** The graphics engines of this place: never a program that imitates a graphics card. */
export async function graphicsBackends(): Promise<readonly BackendName[]> {
  return [...((await hasWebgpuCard()) ? ['webgpu' as const] : []), ...(hasWebglCard() ? ['webgl' as const] : [])];
}

/** Threads that are worth a trial: as many as the machine has cores, four at most. */
export function mostThreads(): number {
  return canShareMemory() ? Math.min(4, cores()) : 1;
}

function cores(): number {
  // Node 20 has no navigator.
  const { navigator, process } = globalThis as { navigator?: Navigator; process?: NodeJS.Process };
  return navigator?.hardwareConcurrency ?? process?.getBuiltinModule('node:os').availableParallelism() ?? 1;
}
