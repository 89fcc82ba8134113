import { readFile } from 'node:fs/promises';
import { setFlagsFromString } from 'node:v8';
import { expect, it } from 'vitest';

import type { KernelExports } from './instance.ts';
import { hasMultiplyAdd } from './multiplyAdd.ts';
import { kernelFile, type KernelFile } from './source.ts';
import { testProgram } from './testProgram.ts';

// Node 20 has the instruction, and wants to be asked for it.
if (!hasMultiplyAdd()) setFlagsFromString('--experimental-wasm-relaxed-simd');

it('names a build by its memory and by what the machine knows', () => {
  expect(kernelFile('plain', false)).toBe('kernels');
  expect(kernelFile('threads', false)).toBe('kernels-threads');
  expect(kernelFile('plain', true)).toBe('kernels-relaxed');
  expect(kernelFile('threads', true)).toBe('kernels-relaxed-threads');
});

it('asks for the relaxed build where the instruction is known', () => {
  expect(hasMultiplyAdd()).toBe(true);
  expect(kernelFile('plain')).toBe('kernels-relaxed');
});

it('has a relaxed build that computes the same as the plain one, but for rounding', async () => {
  const [plain, relaxed] = await Promise.all([outputOf('kernels'), outputOf('kernels-relaxed')]);
  expect(plain.every(Number.isFinite)).toBe(true);
  const largest = Math.max(...plain.map(Math.abs));
  expect(largest).toBeGreaterThan(1);
  const apart = Math.max(...plain.map((value, index) => Math.abs(value - relaxed[index]!)));
  expect(apart / largest).toBeLessThan(1e-5);
});

async function outputOf(file: KernelFile): Promise<Float32Array> {
  const bytes = await readFile(new URL(`./built/${file}.wasm`, import.meta.url));
  const memory = new WebAssembly.Memory({ initial: 16 });
  const { instance } = await WebAssembly.instantiate(bytes, { env: { memory } });
  const { words, start, end, scratch, out, count } = testProgram();
  new Int32Array(memory.buffer).set(words);
  const { run } = instance.exports as unknown as KernelExports;
  run(start, end, 0, 1, 0, scratch);
  return new Float32Array(memory.buffer, out, count);
}
