import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, expect } from 'vitest';

import { startBackend } from '../../engines.ts';
import { useInstalledWasm } from '../../nodeWasmFiles.ts';

// What tests of the kernels in the wasm backend share: the CPU backend of TensorFlow.js is their judge.

/** Starts the wasm backend before the tests of a file. */
export function useWasmBackend(): void {
  beforeAll(async () => {
    useInstalledWasm();
    await startBackend('wasm');
  });
  afterAll(() => tf.setBackend('cpu'));
}

/** Runs something on both backends; what it makes is freed, and what kernels make on their way. */
async function onBoth(
  compute: (backend: string) => tf.Tensor[],
): Promise<{ cpu: Float32Array[]; wasm: Float32Array[] }> {
  const run = async (backend: string) => {
    expect(await tf.setBackend(backend)).toBe(true);
    const counts = () => [tf.memory().numTensors, tf.engine().backend.numDataIds()];
    const before = counts();
    const tensors = tf.tidy(() => compute(backend));
    const values = tensors.map((tensor) => Float32Array.from(tensor.dataSync()));
    tf.dispose(tensors);
    expect(counts()).toEqual(before);
    return values;
  };
  return { cpu: await run('cpu'), wasm: await run('wasm') };
}

/** Holds what the wasm backend computes to what the CPU backend does. */
export async function expectSame(compute: (backend: string) => tf.Tensor[], tolerance?: number): Promise<void> {
  const { cpu, wasm } = await onBoth(compute);
  cpu.forEach((values, index) => expectClose(wasm[index]!, values, tolerance));
}

/** Numbers that differ by no more than a share of the larger one, or of 1; NaN only where NaN is expected. */
export function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance = 1e-4): void {
  expect(actual.length).toBe(expected.length);
  for (let at = 0; at < expected.length; at++) {
    const allowed = tolerance * Math.max(1, Math.abs(expected[at]!));
    if (!Object.is(actual[at], expected[at]) && !(Math.abs(actual[at]! - expected[at]!) <= allowed)) {
      expect(`at ${at}: ${actual[at]}`).toBe(`at ${at}: ${expected[at]}`);
    }
  }
}
