import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { useKernels } from './kernels/source.ts';
import { useThreadWorkers } from './kernels/threads.ts';
import { startNodeThread } from './kernels/threadsInNode.ts';

/** Lets the engines find their binaries on disk. For Node; call it before an engine is chosen. */
export function useInstalledWasm(): void {
  const entry = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
  setWasmPaths(`${dirname(entry)}/`);
  useKernels((file) => readFile(new URL(`./kernels/built/${file}.wasm`, import.meta.url)));
  useThreadWorkers(startNodeThread);
  // Else TensorFlow.js advertises its native package at each start.
  tf.env().set('PROD', true);
}
