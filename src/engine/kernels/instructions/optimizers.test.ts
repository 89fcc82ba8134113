import { expect, it } from 'vitest';

import { createKernelBench } from '../testBench.ts';
import { onAnyThreads, randomNumbers } from '../testNumbers.ts';
import { adagrad, adam, momentum, rmsprop, sgd, type WeightUpdate } from './optimizers.ts';

// What the rules compute is judged in program/optimizers.test.ts; here, that they touch their own numbers alone and that
// threads do not matter.

const bench = await createKernelBench();

const rules = {
  sgd: (update: WeightUpdate) => [sgd(update)],
  momentum: (update: WeightUpdate, slot: number) => [momentum(update, slot, { momentum: 0.9, useNesterov: true })],
  adagrad: (update: WeightUpdate, slot: number) => [adagrad(update, slot, { epsilon: 1e-7 })],
  rmsprop: (update: WeightUpdate, meanSquare: number, carried: number, mean: number) => [
    rmsprop(update, { meanSquare, momentum: carried, mean }, { decay: 0.9, momentum: 0.5, epsilon: 1 }),
  ],
  adam: (update: WeightUpdate, first: number, second: number) => {
    const steps = bench.place(Int32Array.of(2));
    const settings = { beta1: 0.9, beta2: 0.999, epsilon: 1e-7 };
    return [adam(update, { first, second, steps }, settings)];
  },
};

it.each(Object.entries(rules))('%s changes every number once, however threads share them', (_name, rule) => {
  for (const count of [1, 4, 1023, 1024, 3001]) {
    const [weights, gradients] = [randomNumbers(count, 1), randomNumbers(count, 2)];
    const slots = [3, 4, 5].map((seed) => randomNumbers(count, seed).map(Math.abs));
    const [after] = onAnyThreads(bench, () => {
      const weight = bench.place(weights);
      const update = { weight, gradient: bench.place(gradients), count, learningRate: bench.place([0.1]) };
      const [first, second, third] = slots.map((slot) => bench.place(slot)) as [number, number, number];
      const results = [weight, first, second, third].map((address): [number, number] => [address, count]);
      return { instructions: rule(update, first, second, third), results };
    });
    expect(after!.every((value, index) => value !== weights[index])).toBe(true);
  }
});
