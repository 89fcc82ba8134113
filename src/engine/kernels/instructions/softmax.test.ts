import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';

import { createKernelBench } from '../testBench.ts';
import { expectClose, onAnyThreads, randomNumbers } from '../testNumbers.ts';
import { logSoftmax, logSoftmaxGradient, softmax, softmaxGradient } from './softmax.ts';

const bench = await createKernelBench();
beforeAll(async () => {
  expect(await tf.setBackend('cpu')).toBe(true);
});

const matrices = fc.record({
  rows: fc.integer({ min: 1, max: 9 }),
  columns: fc.integer({ min: 1, max: 23 }),
  seed: fc.nat(1000),
  scale: fc.constantFrom(1, 10, 100),
});

const kinds = [
  { name: 'softmax', forward: softmax, gradient: softmaxGradient, judge: (x: tf.Tensor) => tf.softmax(x) },
  { name: 'log-softmax', forward: logSoftmax, gradient: logSoftmaxGradient, judge: (x: tf.Tensor) => tf.logSoftmax(x) },
];

it.each(kinds)('gives the $name of rows, and its gradient, as TensorFlow.js does', ({ forward, gradient, judge }) => {
  fc.assert(
    fc.property(matrices, ({ rows, columns, seed, scale }) => {
      const count = rows * columns;
      const [x, dy] = [randomNumbers(count, seed, scale), randomNumbers(count, seed + 1)];
      const [y, dx] = onAnyThreads(bench, () => {
        const [out, slope] = [bench.place(count), bench.place(count)];
        const instructions = [
          forward(out, bench.place(x), rows, columns),
          gradient(slope, out, bench.place(dy), rows, columns),
        ];
        return { instructions, results: [[out, count], [slope, count]] }; // prettier-ignore
      });
      const input = tf.tensor2d(x, [rows, columns]);
      expectClose(y!, judge(input).dataSync());
      expectClose(
        dx!,
        tf
          .grad(judge)(input, tf.tensor2d(dy, [rows, columns]))
          .dataSync(),
      );
    }),
  );
});

it.each(kinds)('carries NaN through $name, in its row alone', ({ forward }) => {
  const out = bench.place(10);
  bench.run([forward(out, bench.place([1, 2, Number.NaN, 3, 4, 1, 2, 3, 4, 5]), 2, 5)]);
  const y = bench.read(out, 10);
  expect(y.slice(0, 5).every(Number.isNaN)).toBe(true);
  expect(y.slice(5).every(Number.isFinite)).toBe(true);
});

it.each(kinds)('carries NaN through $name of rows shorter than a vector', ({ forward }) => {
  const out = bench.place(10);
  bench.run([forward(out, bench.place([1, 2, 1, Number.NaN, 3, 4, Number.NaN, 5, 6, 7]), 5, 2)]);
  const rows = Array.from({ length: 5 }, (_, row) => bench.read(out, 10).slice(2 * row, 2 * row + 2));
  expect(rows.map((row) => row.every(Number.isNaN))).toEqual([false, true, false, true, false]);
  expect(rows.map((row) => row.every(Number.isFinite))).toEqual([true, false, true, false, true]);
});

const shapes = [[3, 7], [7, 3]] as const; // prettier-ignore
const placed = kinds.flatMap((kind) => shapes.map(([rows, columns]) => ({ ...kind, rows, columns })));

it.each(placed)('can write $name and its gradient over what it read: $rows, $columns', (of) => {
  const { forward, gradient, rows, columns } = of;
  const x = randomNumbers(21, 7);
  const [apart, slopeApart] = [bench.place(21), bench.place(21)];
  const [over, slopeOver] = [bench.place(x), bench.place(x)];
  bench.run([forward(apart, over, rows, columns), forward(over, over, rows, columns)]);
  bench.run([
    gradient(slopeApart, apart, slopeOver, rows, columns),
    gradient(slopeOver, over, slopeOver, rows, columns),
  ]);
  expect(bench.read(over, 21)).toEqual(bench.read(apart, 21));
  expect(bench.read(slopeOver, 21)).toEqual(bench.read(slopeApart, 21));
});
