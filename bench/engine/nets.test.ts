import { expect, it } from 'vitest';

import { trainingFlops } from './flops.ts';
import { densePlan, netNames, netPlan, parameterCount } from './nets.ts';

it('times the nets it says', () => {
  const counts = Object.fromEntries(netNames.map((name) => [name, parameterCount(netPlan(name))]));
  expect(counts).toEqual({
    // 3·3·1·32 + 32 + 3·3·32·64 + 64 + 1600·128 + 128 + 128·10 + 10
    cnn: 225_034,
    // 784·128 + 128 + 128·64 + 64 + 64·10 + 10
    mlp: 109_386,
    // 4·64·(32 + 64 + 1) + 64·10 + 10
    lstm: 25_482,
    // Generator: 100·4096 + 2·4096 + 25·(256·128 + 128·64 + 64·3) + 2·(128 + 64)
    // Discriminator: 25·(3·64 + 64·128) + 64 + 128 + 2048 + 1
    dcgan: 1_658_817,
    // 75·64 + 64·64 + 2·(2·128 + 4·(64·64 + 64) + 64·256 + 256 + 256·64 + 64) + 128 + 64·75 + 75
    transformer:
      75 * 64 + 64 * 64 + 2 * (2 * 128 + 4 * (64 * 64 + 64) + 64 * 256 + 256 + 256 * 64 + 64) + 128 + 64 * 75 + 75,
    // 2·16 + 16 + 16·16 + 16 + 16·2 + 2
    toy: 354,
  });
});

it('counts the operations of a training step', () => {
  // Forward and the weights' gradients of all three layers, the input's gradient of all but the first.
  expect(trainingFlops(netPlan('toy'), 32)).toBe(2 * 32 * (2 * (2 * 16) + 3 * (16 * 16 + 16 * 2)));
  expect(trainingFlops(densePlan(8, 5, 2), 8)).toBe(2 * 8 * (2 * 25 + 3 * (25 + 50)));
  const [first, second] = [26 * 26 * 9 * 32, 11 * 11 * 9 * 32 * 64];
  expect(trainingFlops(netPlan('cnn'), 64)).toBe(2 * 64 * (2 * first + 3 * (second + 1600 * 128 + 1280)));
  // The state's gradient goes back through all steps; the sequence itself has none.
  expect(trainingFlops(netPlan('lstm'), 64)).toBe(2 * 64 * (50 * 4 * 64 * (2 * 32 + 3 * 64) + 3 * 640));
});

it('counts a step that trains one model through another', () => {
  // Of the 20 taps that four windows of five have, 14 lie on four pixels; with a stride of 2, 17 lie on eight.
  const generator = [100 * 4096, 14 ** 2 * 256 * 128, 17 ** 2 * 128 * 64, 37 ** 2 * 64 * 3];
  const discriminator = [37 ** 2 * 3 * 64, 17 ** 2 * 64 * 128, 2048];
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
  // The discriminator learns from made and real samples: no gradient leaves it.
  const judge = sum(generator) + 2 * (3 * sum(discriminator) - discriminator[0]!);
  // The generator learns through the discriminator, whose weights stay.
  const make = 3 * sum(generator) - generator[0]! + 2 * sum(discriminator);
  expect(trainingFlops(netPlan('dcgan'), 32)).toBeCloseTo(2 * 32 * (judge + make), 0);
});

it('counts attention: four projections with their gradients, and two products of what they give', () => {
  const projections = 4 * 64 * 64 * 64;
  const attention = 2 * 64 * 64 * 64;
  const forward = 2 * (projections + attention + 2 * 64 * 64 * 256) + 64 * 64 * 75;
  expect(trainingFlops(netPlan('transformer'), 1)).toBe(2 * 3 * forward);
});
