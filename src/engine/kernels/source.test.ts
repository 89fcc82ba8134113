import { readFile } from 'node:fs/promises';
import { setFlagsFromString } from 'node:v8';
import { expect, it } from 'vitest';

import { encode, type Instruction } from './instruction.ts';
import type { KernelExports } from './instance.ts';
import { convolve, convolveScratch, packedKernelSize, type Convolution } from './instructions/convolution.ts';
import { matMul, packedSize, packRight } from './instructions/matMul.ts';
import { hasMultiplyAdd } from './multiplyAdd.ts';
import { kernelFile, type KernelFile } from './source.ts';

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
  // Were it not for the rounding, the test would have compared a build with itself.
  expect(apart).toBeGreaterThan(0);
});

const axis = { length: 9, outLength: 9, window: 3, stride: 1, dilation: 1, padding: 1 };
const convolution: Convolution = { images: 2, height: axis, width: axis, channels: 5, filters: 11, groups: 1 };
const [m, k, n] = [13, 300, 21];

/** What a build makes of a product and of a convolution. */
async function outputOf(file: KernelFile): Promise<Float32Array> {
  const bytes = await readFile(new URL(`./built/${file}.wasm`, import.meta.url));
  const memory = new WebAssembly.Memory({ initial: 16 });
  const { instance } = await WebAssembly.instantiate(bytes, { env: { memory } });
  const floats = new Float32Array(memory.buffer);
  let top = 64;
  const place = (count: number): number => {
    const address = top;
    for (let index = 0; index < count; index++) floats[address / 4 + index] = Math.sin(address + 3 * index);
    top = Math.ceil((address + 4 * count) / 64) * 64;
    return address;
  };
  const [a, b, packed] = [place(m * k), place(k * n), place(packedSize(k, n))];
  const [x, kernel, taps] = [place(2 * 81 * 5), place(9 * 5 * 11), place(packedKernelSize(convolution).forward)];
  const scratch = place(convolveScratch(convolution, 'forward') / 4);
  const out = place(m * n + 2 * 81 * 11);
  const instructions: readonly Instruction[] = [
    packRight({ out: packed, b, k, n, transposed: false }),
    matMul({ out, a, packed, m, n, k }),
    ...convolve(convolution, { x, kernel, packed: taps, y: out + 4 * m * n }),
  ];
  const code = encode(instructions);
  const start = place(code.length);
  new Int32Array(memory.buffer).set(code, start / 4);
  const { run } = instance.exports as unknown as KernelExports;
  run(start, start + code.byteLength, 0, 1, 0, scratch);
  return floats.slice(out / 4, out / 4 + m * n + 2 * 81 * 11);
}
