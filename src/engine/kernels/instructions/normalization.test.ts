import { expect, it } from 'vitest';

import { createKernelBench } from '../testBench.ts';
import { onAnyThreads, randomNumbers } from '../testNumbers.ts';
import { batchMoments, batchNormalizationGradient, batchWorkspace, normalizeChannels } from './batchNormalization.ts';
import { layerNormalization, layerNormalizationGradient, layerWorkspace } from './layerNormalization.ts';

// What these compute is judged in program/primitives/normalization.test.ts; here, that they touch their own numbers alone
// and that threads do not matter.

const bench = await createKernelBench();
const epsilon = 0.001;
const shapes = [[1, 1], [128, 64], [129, 65], [300, 3], [700, 130]] as const; // prettier-ignore

it.each(shapes)('normalizes channels of [%i, %i] however threads share them', (rows, channels) => {
  const count = rows * channels;
  const results = onAnyThreads(bench, () => {
    const matrix = { x: bench.place(randomNumbers(count, 1)), rows, channels };
    const dy = bench.place(randomNumbers(count, 2));
    const [gamma, beta] = [bench.place(randomNumbers(channels, 3)), bench.place(randomNumbers(channels, 4))];
    const moments = { mean: bench.place(channels), variance: bench.place(channels) };
    const moving = { mean: bench.place(new Float32Array(channels)), variance: bench.place(new Float32Array(channels)) };
    const workspace = bench.place(batchWorkspace(matrix));
    const [y, dx] = [bench.place(count), bench.place(count)];
    const [dgamma, dbeta] = [bench.place(channels), bench.place(channels)];
    const instructions = [
      ...batchMoments(moments, matrix, workspace, { ...moving, momentum: 0.9 }),
      normalizeChannels(y, matrix, moments, { gamma, beta, epsilon }),
      ...batchNormalizationGradient({ dx, dgamma, dbeta }, matrix, dy, moments, { gamma, epsilon, workspace }),
    ];
    const perChannel = [dgamma, dbeta, moments.mean, moments.variance, moving.mean, moving.variance];
    return { instructions, results: [[y, count], [dx, count], ...perChannel.map((at) => [at, channels] as const)] }; // prettier-ignore
  });
  expect(results.every((values) => values.every(Number.isFinite))).toBe(true);
});

it.each(shapes)('normalizes rows of [%i, %i] however threads share them', (rows, channels) => {
  const count = rows * channels;
  const results = onAnyThreads(bench, () => {
    const matrix = { x: bench.place(randomNumbers(count, 1)), rows, channels };
    const dy = bench.place(randomNumbers(count, 2));
    const [gamma, beta] = [bench.place(randomNumbers(channels, 3)), bench.place(randomNumbers(channels, 4))];
    const moments = { means: bench.place(rows), inverses: bench.place(rows) };
    const workspace = bench.place(layerWorkspace(matrix));
    const [y, dx] = [bench.place(count), bench.place(count)];
    const [dgamma, dbeta] = [bench.place(channels), bench.place(channels)];
    const instructions = [
      layerNormalization(y, moments, matrix, { gamma, beta, epsilon }),
      ...layerNormalizationGradient({ dx, dgamma, dbeta }, matrix, dy, moments, { gamma, workspace }),
    ];
    return { instructions, results: [[y, count], [dx, count], [dgamma, channels], [dbeta, channels]] }; // prettier-ignore
  });
  expect(results.every((values) => values.every(Number.isFinite))).toBe(true);
});
