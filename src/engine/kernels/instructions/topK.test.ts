import { expect, it } from 'vitest';

import { createKernelBench } from '../testBench.ts';
import { topK } from './topK.ts';

const bench = await createKernelBench();

it.each([
  [1, 1, 1],
  [5, 7, 3],
  [4, 33, 33],
  [3, 100, 1],
  [64, 10, 4],
])('finds the largest of %i rows of %i, %i of them, however rows are shared among threads', (rows, columns, k) => {
  // Few different numbers: many are equal, and then the first comes first.
  const values = Float32Array.from({ length: rows * columns }, (_, at) => Math.round(5 * Math.sin(at * 1.7)));
  const wanted = Array.from({ length: rows }, (_, row) => {
    const own = [...values.subarray(row * columns, (row + 1) * columns)];
    return [...own.keys()].sort((a, b) => own[b]! - own[a]! || a - b).slice(0, k);
  });
  for (const threads of [1, 2, 3]) {
    const [found, places] = [bench.place(rows * k), bench.place(rows * k)];
    bench.run([{ ...topK(found, places, bench.place(values), { rows, columns, k }), grain: 1 }], threads);
    expect([...bench.readIntegers(found, rows * k)]).toEqual(wanted.flat());
    const inX = wanted.flatMap((each, row) => each.map((column) => row * columns + column));
    expect([...bench.readIntegers(places, rows * k)]).toEqual(inX);
  }
});
