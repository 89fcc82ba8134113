import { expect, it } from 'vitest';
import { createPace } from './pace.ts';

it('knows nothing at first', () => {
  expect(createPace().samplesPerSecond()).toBe(0);
  expect(createPace().msLeft(10, 1)).toBe(0);
});

it('tells the speed and the time left of a steady run', () => {
  const pace = createPace();
  for (let i = 0; i < 100; i++) pace.batches(2, 64, 40);
  pace.epochEnd(300);
  expect(pace.samplesPerSecond()).toBeCloseTo(1600, 6);
  expect(pace.msLeft(50, 2)).toBeCloseTo(50 * 20 + 600, 6);
});

it('follows a run that becomes slower', () => {
  const pace = createPace();
  for (let i = 0; i < 100; i++) pace.batches(1, 32, 10);
  for (let i = 0; i < 100; i++) pace.batches(1, 32, 100);
  expect(pace.samplesPerSecond()).toBeLessThan(350);
});
