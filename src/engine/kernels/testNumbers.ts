import { expect } from 'vitest';

import type { Address, Instruction } from './instruction.ts';
import type { KernelBench } from './testBench.ts';

/** Numbers between -scale and scale that depend on the seed alone. */
export function randomNumbers(count: number, seed: number, scale = 2): Float32Array {
  let state = (seed * 2_654_435_761 + 12_345) >>> 0;
  return Float32Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state / 2 ** 31 - 1) * scale;
  });
}

/** Fails where a number differs by more than `tolerance` of the largest size among those expected, or of 1. NaN is NaN. */
export function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance = 1e-5): void {
  expect(actual.length).toBe(expected.length);
  const finite = Array.from(expected, Math.abs).filter(Number.isFinite);
  const allowed = tolerance * finite.reduce((most, size) => Math.max(most, size), 1);
  for (let at = 0; at < expected.length; at++) {
    const [got, wanted] = [actual[at]!, expected[at]!];
    if (Object.is(got, wanted) || got === wanted || Math.abs(got - wanted) <= allowed) continue;
    expect(`${got} at ${at}`).toBe(`${wanted} at ${at}`);
  }
}

/**
 * Runs the instructions as 1, 2 and 3 threads would share them, twice each, expects the same bits of each run, and gives
 * them. `write` places the inputs and says where results of which lengths will be.
 */
export function onAnyThreads(
  bench: KernelBench,
  write: () => {
    readonly instructions: readonly Instruction[];
    readonly results: readonly (readonly [Address, number])[];
  },
): readonly Float32Array[] {
  const runs = [1, 2, 3, 1].map((threads) => {
    const { instructions, results } = write();
    bench.run(
      instructions.map((instruction) => ({ ...instruction, grain: 1 })),
      threads,
    );
    return results.map(([address, count]) => bench.read(address, count));
  });
  const bits = runs.map((arrays) => arrays.map((array) => Array.from(new Int32Array(array.buffer))));
  for (const other of bits.slice(1)) expect(other).toEqual(bits[0]);
  return runs[0]!;
}
