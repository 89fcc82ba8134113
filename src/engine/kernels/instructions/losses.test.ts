import { expect, it } from 'vitest';

import { LabelKind, LossKind } from '../lossKinds.ts';
import { createKernelBench } from '../testBench.ts';
import { onAnyThreads, randomNumbers } from '../testNumbers.ts';
import { accuracy, classParts, crossentropy, crossentropyGradient, meanLoss, meanLossGradient, partsOf } from './losses.ts'; // prettier-ignore

// What the losses compute is judged in program/losses.test.ts; here, that they touch their own numbers alone and that
// threads do not matter.

const bench = await createKernelBench();

it.each([1, 7, 4096, 4097, 20_001])('adds up %i losses in the same parts, however threads share them', (count) => {
  const [values, labels] = [randomNumbers(count, 1), randomNumbers(count, 2, 1).map(Math.abs)];
  for (const kind of [LossKind.SquaredError, LossKind.BinaryCrossentropyOfLogits]) {
    const [loss, gradient] = onAnyThreads(bench, () => {
      const wanted = { at: bench.place(labels), whole: false };
      const numbers = { scores: bench.place(values), count, wanted };
      const [out, slopes] = [bench.place(1), bench.place(count)];
      const workspace = bench.place(2 * partsOf(count));
      const instructions = [
        ...meanLoss(out, workspace, kind, numbers),
        meanLossGradient(slopes, bench.place([1]), kind, numbers),
      ];
      return { instructions, results: [[out, 1], [slopes, count]] }; // prettier-ignore
    });
    expect(loss![0]).toBeGreaterThan(0);
    expect(gradient!.every(Number.isFinite)).toBe(true);
  }
});

it.each([
  [1, 2],
  [6, 3],
  [2051, 2],
  [5, 7],
  [600, 10],
  [3, 5000],
])('adds up %i rows of %i classes in the same parts', (rows, classes) => {
  // prettier-ignore
  const values = randomNumbers(rows * classes, 1);
  const numbers = randomNumbers(rows, 2, 0.5).map((x) => Math.floor((x + 0.5) * classes));
  const [loss, share, gradient] = onAnyThreads(bench, () => {
    const scored = { scores: bench.place(values), labels: bench.place(Int32Array.from(numbers)), rows, classes };
    const labelled = { ...scored, kind: LabelKind.Class };
    const [out, right, slopes] = [bench.place(1), bench.place(1), bench.place(rows * classes)];
    const workspace = bench.place(2 * classParts(labelled));
    const instructions = [
      ...crossentropy(out, workspace, true, labelled),
      ...accuracy(right, workspace, labelled),
      crossentropyGradient(slopes, bench.place([1]), true, labelled),
    ];
    return { instructions, results: [[out, 1], [right, 1], [slopes, rows * classes]] }; // prettier-ignore
  });
  expect(loss![0]).toBeGreaterThan(0);
  const right = numbers.filter((number, row) => {
    const scores = values.subarray(row * classes, (row + 1) * classes);
    return scores.indexOf(Math.max(...scores)) === number;
  });
  expect(share![0]).toBeCloseTo(right.length / rows, 6);
  expect(gradient!.every(Number.isFinite)).toBe(true);
});
