import { expect, it } from 'vitest';

import { buildCeiling } from './buildCeiling.ts';

it('multiplies what it is timed with', async () => {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const module = await WebAssembly.compile(Buffer.from((await buildCeiling()).plain, 'base64'));
  const { exports } = await WebAssembly.instantiate(module, { env: { memory } });
  const n = 16;
  const [a, panels, out] = [0, 1, 2].map((index) => new Float32Array(memory.buffer, index * n * n * 4, n * n));
  const right = (row: number, column: number) => Math.cos(row + 3 * column);
  a!.forEach((_, index) => (a![index] = Math.sin(index)));
  panels!.forEach((_, index) => {
    const [panel, row, column] = [Math.floor(index / (8 * n)), Math.floor(index / 8) % n, index % 8];
    panels![index] = right(row, 8 * panel + column);
  });
  (exports['product'] as (...words: number[]) => void)(0, panels!.byteOffset, out!.byteOffset, n);
  out!.forEach((value, index) => {
    const [row, column] = [Math.floor(index / n), index % n];
    let sum = 0;
    for (let k = 0; k < n; k++) sum += a![row * n + k]! * right(k, column);
    expect(value).toBeCloseTo(sum, 4);
  });
});
