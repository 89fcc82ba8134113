import { expect, it } from 'vitest';
import { adam } from '../engine/testPlans.ts';
import { divergenceMessage, firstUnbounded } from './divergence.ts';
import { pointsPlan } from './testRuns.ts';

const sgd = (learningRate: number) => pointsPlan({}, { name: 'sgd', args: { learningRate } });

it('finds the series that is no number', () => {
  expect(firstUnbounded({ loss: 1, other: Infinity })).toBe('other');
  expect(firstUnbounded({ loss: 1 })).toBeUndefined();
});

it('names batch, epoch and a learning rate that is usual', () => {
  expect(divergenceMessage(sgd(10), { loss: NaN }, 12, 1)).toBe(
    'The loss became NaN at batch 12 of epoch 1. A learning rate of 10 is the likely cause: try 0.01.',
  );
});

it('tries a tenth where the learning rate is already usual', () => {
  expect(
    divergenceMessage(
      pointsPlan({}, { ...adam, args: { ...adam.args, learningRate: 0.001 } }),
      { loss: Infinity },
      3,
      2,
    ),
  ).toBe('The loss became infinite at batch 3 of epoch 2. A learning rate of 0.001 is the likely cause: try 0.0001.');
});

it('looks to the data before anything was trained', () => {
  expect(divergenceMessage(sgd(0.01), { loss: NaN }, 1, 1)).toContain('a value in the data is not a finite number');
});
