import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';

import { gatherRows, scatterRows } from '../../kernels/instructions/embedding.ts';
import { createKernelBench } from '../../kernels/testBench.ts';
import { expectClose, onAnyThreads, randomNumbers } from '../../kernels/testNumbers.ts';
import { runTape, runWithGradients } from '../testTape.ts';
import { gather } from './gather.ts';

beforeAll(async () => {
  expect(await tf.setBackend('cpu')).toBe(true);
});

const cases = fc.record({
  rows: fc.integer({ min: 1, max: 9 }),
  features: fc.integer({ min: 1, max: 9 }),
  shape: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }),
  whole: fc.boolean(),
  seed: fc.nat(1000),
});

it('gathers rows, and adds up their gradients, as TensorFlow.js does', async () => {
  await fc.assert(
    fc.asyncProperty(cases, async ({ rows, features, shape, whole, seed }) => {
      const count = shape.reduce((product, length) => product * length, 1);
      const table = randomNumbers(rows * features, seed);
      const numbers = randomNumbers(count, seed + 1, 0.5).map((x) => Math.floor((x + 0.5) * rows));
      const slopes = randomNumbers(count * features, seed + 2);
      const ids = whole
        ? { data: Int32Array.from(numbers), shape, dtype: 'int32' as const }
        : { data: numbers.map((x) => x + 0.25), shape };
      const given = { table: { data: table, shape: [rows, features] }, ids };
      const ours = await runWithGradients(
        given,
        (tape, values) => gather(tape, values['table']!, values['ids']!),
        slopes,
      );
      const judge = (x: tf.Tensor) => tf.gather(x, tf.tensor(Int32Array.from(numbers), shape, 'int32'));
      const input = tf.tensor2d(table, [rows, features]);
      expect(ours.value.shape).toEqual([...shape, features]);
      expectClose(ours.value.data, judge(input).dataSync());
      const wanted = tf.grad(judge)(input, tf.tensor(slopes, [...shape, features]));
      expectClose(ours.gradients['table']!.data, wanted.dataSync());
    }),
    { numRuns: 50 },
  );
});

it('gives NaN for what is no row, and writes nowhere for it', async () => {
  const table = { data: [1, 2, 3, 4], shape: [2, 2] };
  for (const ids of [
    { data: Int32Array.from([1, 2, -1, 0]), shape: [4], dtype: 'int32' as const },
    { data: [1, 2.5, Number.NaN, -0.5], shape: [4] },
  ]) {
    const { outputs } = await runTape({ table, ids }, (tape, v) => [gather(tape, v['table']!, v['ids']!)]);
    expect(Array.from(outputs[0]!.data)).toEqual([3, 4, Number.NaN, Number.NaN, Number.NaN, Number.NaN, 1, 2]);
    const { gradients } = await runWithGradients({ table, ids }, (tape, v) => gather(tape, v['table']!, v['ids']!));
    expect(Array.from(gradients['table']!.data)).toEqual([1, 1, 1, 1]);
  }
});

it('does not depend on how threads share the rows', async () => {
  const bench = await createKernelBench();
  const [rows, features, count] = [29, 7, 200];
  const results = onAnyThreads(bench, () => {
    const ids = bench.place(Int32Array.from(randomNumbers(count, 1, 20), (x) => Math.floor(x + 14)));
    const named = { ids, count, fractional: false, rows, features };
    const [out, table] = [bench.place(count * features), bench.place(rows * features)];
    const instructions = [
      gatherRows(out, bench.place(randomNumbers(rows * features, 2)), named),
      scatterRows(table, bench.place(randomNumbers(count * features, 3)), named),
    ];
    return { instructions, results: [[out, count * features], [table, rows * features]] }; // prettier-ignore
  });
  expect(results[1]!.every(Number.isFinite)).toBe(true);
});
