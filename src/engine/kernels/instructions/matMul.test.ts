import fc from 'fast-check';
import { expect, it } from 'vitest';
import '../../../../scripts/propertySeed.ts';

import { createKernelBench } from '../testBench.ts';
import { matMul, packedSize, packRight } from './matMul.ts';

/** A product and its data; numbers are made from a seed. */
const products = fc.record({
  m: fc.integer({ min: 1, max: 70 }),
  n: fc.integer({ min: 1, max: 35 }),
  k: fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 250, max: 530 })),
  matrices: fc.integer({ min: 1, max: 3 }),
  transposeA: fc.boolean(),
  transposeB: fc.boolean(),
  sharedA: fc.boolean(),
  sharedB: fc.boolean(),
  bias: fc.boolean(),
  rectified: fc.boolean(),
  accumulate: fc.boolean(),
  seed: fc.nat(),
});
type Case = Parameters<
  Parameters<typeof fc.property<[typeof products extends fc.Arbitrary<infer T> ? T : never]>>[1]
>[0];

/** Numbers from -1 to 1 that look random. */
function numbers(count: number, seed: number): Float32Array {
  return Float32Array.from({ length: count }, (_, index) => Math.sin((index + 1) * (seed % 9973) + index));
}

function inputsOf({ m, n, k, matrices, sharedA, sharedB, seed }: Case) {
  return {
    a: numbers((sharedA ? 1 : matrices) * m * k, seed),
    b: numbers((sharedB ? 1 : matrices) * k * n, seed + 1),
    bias: numbers(n, seed + 2),
    before: numbers(matrices * m * n, seed + 3),
  };
}

/** The same product in double precision, number by number, and how large its terms are together. */
function expected(c: Case): { value: number; magnitude: number }[] {
  const { a, b, bias, before } = inputsOf(c);
  return Array.from({ length: c.matrices * c.m * c.n }, (_, index) => {
    const column = index % c.n;
    const row = Math.floor(index / c.n) % c.m;
    const matrix = Math.floor(index / (c.n * c.m));
    const left = c.sharedA ? 0 : matrix * c.m * c.k;
    const right = c.sharedB ? 0 : matrix * c.k * c.n;
    let value = (c.accumulate ? before[index]! : 0) + (c.bias ? bias[column]! : 0);
    let magnitude = 1;
    for (let term = 0; term < c.k; term++) {
      const x = a[left + (c.transposeA ? term * c.m + row : row * c.k + term)]!;
      const y = b[right + (c.transposeB ? column * c.k + term : term * c.n + column)]!;
      value += x * y;
      magnitude += Math.abs(x * y);
    }
    return { value: c.rectified ? Math.max(value, 0) : value, magnitude };
  });
}

async function run(c: Case, threads: number): Promise<Float32Array> {
  const bench = await createKernelBench(10);
  const { a, b, bias, before } = inputsOf(c);
  const size = c.matrices * c.m * c.n;
  const out = bench.place(c.accumulate ? before : size);
  const packed = bench.place(packedSize(c.k, c.n, c.sharedB ? 1 : c.matrices));
  const { m, n, k, matrices, transposeA, sharedA, sharedB, rectified, accumulate } = c;
  const pack = packRight({
    out: packed,
    b: bench.place(b),
    k,
    n,
    transposed: c.transposeB,
    matrices: sharedB ? 1 : matrices,
  });
  const product = matMul({
    ...{ out, a: bench.place(a), packed, m, n, k, transposeA, matrices, sharedA, sharedB, rectified, accumulate },
    bias: c.bias ? bench.place(bias) : undefined,
  });
  bench.run(
    [
      { ...pack, grain: 1 },
      { ...product, grain: 1 },
    ],
    threads,
  );
  return bench.read(out, size);
}

it('multiplies matrices of any size, transposed, batched and shared, as plain sums do', async () => {
  await fc.assert(
    fc.asyncProperty(products, async (c) => {
      const actual = await run(c, 1);
      const sums = expected(c);
      const wrong = sums.findIndex(({ value, magnitude }, at) => !(Math.abs(actual[at]! - value) <= 1e-6 * magnitude));
      expect(wrong).toBe(-1);
      expect(await run(c, 2)).toEqual(actual);
      expect(await run(c, 3)).toEqual(actual);
    }),
    { numRuns: 40 },
  );
});

it('gives a row the same bits whatever rows stand around it', async () => {
  const whole: Case = {
    ...{ m: 11, n: 13, k: 300, matrices: 1, transposeA: false, transposeB: false, sharedA: false, sharedB: false },
    ...{ bias: true, rectified: false, accumulate: false, seed: 5 },
  };
  const rows = await run(whole, 1);
  for (const m of [1, 2, 3, 5]) expect(await run({ ...whole, m }, 1)).toEqual(rows.subarray(0, m * whole.n));
});

it('carries NaN through relu to its own row only', async () => {
  const bench = await createKernelBench(10);
  const [m, n, k] = [6, 9, 3];
  const a = new Float32Array(m * k).fill(-1);
  a[2 * k] = Number.NaN;
  const out = bench.place(m * n);
  const packed = bench.place(packedSize(k, n));
  bench.run([
    packRight({ out: packed, b: bench.place(new Float32Array(k * n).fill(1)), k, n, transposed: false }),
    matMul({ out, a: bench.place(a), packed, m, n, k, rectified: true }),
  ]);
  const result = bench.read(out, m * n);
  result.forEach((value, index) => expect(value).toBe(Math.floor(index / n) === 2 ? Number.NaN : 0));
});

it('gives the same numbers again and again', async () => {
  const bench = await createKernelBench(10);
  const [m, n, k] = [37, 19, 270];
  const packed = bench.place(packedSize(k, n));
  const out = bench.place(m * n);
  const instructions = [
    packRight({ out: packed, b: bench.place(numbers(k * n, 1)), k, n, transposed: true }),
    matMul({ out, a: bench.place(numbers(m * k, 2)), packed, m, n, k, transposeA: true }),
  ];
  bench.run(instructions);
  const first = bench.read(out, m * n);
  for (let repeat = 0; repeat < 300; repeat++) {
    bench.run(instructions);
    expect(bench.read(out, m * n)).toEqual(first);
  }
});
