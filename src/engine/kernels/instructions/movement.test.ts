import { expect, it } from 'vitest';

import { createKernelBench } from '../testBench.ts';
import { copy, fill } from './movement.ts';

const bench = await createKernelBench();

it.each([1, 4, 1023, 1024, 5001])('fills and copies %i numbers, however they are shared among threads', (count) => {
  for (const threads of [1, 2, 3]) {
    const out = bench.place(count);
    bench.run([{ ...fill(out, count, 2.5), grain: 1 }], threads);
    expect(bench.read(out, count)).toEqual(new Float32Array(count).fill(2.5));

    const values = Float32Array.from({ length: count }, (_, index) => index);
    const copied = bench.place(count);
    bench.run([{ ...copy(copied, bench.place(values), count), grain: 1 }], threads);
    expect(bench.read(copied, count)).toEqual(values);
  }
});
