import { expect, it } from 'vitest';
import { emptyProject } from '../../../graph/project.ts';
import type { Run } from '../../../stores/runStore.ts';
import { progressOf } from './progress.ts';

const run: Run = {
  number: 1,
  project: emptyProject('test'),
  start: {
    kind: 'start',
    backend: 'cpu',
    choice: { backend: 'cpu', threads: 1, why: 'asked', trials: [] },
    epochs: 12,
    batchesPerEpoch: 78,
    batchSize: 32,
    seed: 1,
    trainSamples: 2500,
    validationSamples: 500,
    params: 1,
  },
  epochs: [],
  moved: null,
  end: null,
};
const latest = { batch: 5 * 78 + 40, epoch: 5, scores: {}, samplesPerSecond: 1, msLeft: 1 };

it('counts from 1', () => {
  expect(progressOf(run, latest)).toMatchObject({
    epoch: 6,
    epochs: 12,
    batch: 41,
    batches: 78,
    step: 431,
    steps: 936,
  });
});

it('is at nothing before the first batch, and whole when finished', () => {
  expect(progressOf(run, null)).toMatchObject({ share: 0, step: 0, batch: 0, epoch: 1 });
  const end = { kind: 'end', reason: 'finished', batch: 1, epoch: 1, ms: 1 } as const;
  expect(progressOf({ ...run, end }, latest)?.share).toBe(1);
});

it('is not known before the run has started', () => {
  expect(progressOf({ ...run, start: null }, null)).toBeNull();
});
