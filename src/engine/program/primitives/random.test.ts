import { describe, expect, it } from 'vitest';

import { fractionAt, mixSeed, normalAt } from '../../../data/random.ts';
import type { Tape, Value } from '../tape.ts';
import { runTape } from '../testTape.ts';
import { normalDraws, uniformDraws } from './random.ts';
import { unary } from './unary.ts';

const seed = 2 ** 31 + 12_345;

/** Two uses in one run, of the last of some runs. */
async function drawn(
  draw: (tape: Tape, shape: readonly number[], seed: number, counter: Value) => Value,
  shape: readonly number[],
  runs = 1,
): Promise<readonly Float32Array[]> {
  const { outputs } = await runTape(
    {},
    (tape) => {
      const counter = tape.kept('calls', [], 0, 'int32');
      return [draw(tape, shape, seed, counter), draw(tape, shape, seed, counter)];
    },
    runs,
  );
  return outputs.map(({ data }) => data as Float32Array);
}

describe('random numbers', () => {
  it('are the fractions that data/random.ts draws, use after use and run after run', async () => {
    const draws = await drawn(uniformDraws, [7, 333], 3);
    draws.forEach((numbers, use) => {
      const own = mixSeed(seed, 4 + use);
      expect([...numbers]).toEqual([...numbers.keys()].map((index) => fractionAt(own, index)));
    });
  });

  it('are those of a normal distribution, to the last digits', async () => {
    const [first, second] = await drawn(normalDraws, [9, 1111]);
    for (const [use, numbers] of [first!, second!].entries()) {
      const own = mixSeed(seed, use);
      numbers.forEach((number, index) => {
        const expected = normalAt(own, index, numbers.length);
        if (!(Math.abs(number - expected) < 5e-6)) expect(`${index}: ${number}`).toBe(`${index}: ${expected}`);
      });
    }
  });

  it('have the moments and the tails of that distribution', async () => {
    const [first, second] = (await drawn(normalDraws, [200_000])) as [Float32Array, Float32Array];
    const mean = (f: (number: number, index: number) => number): number =>
      first.reduce((sum, number, index) => sum + f(number, index), 0) / first.length;
    // Five times the deviation of each mean.
    const within = 5 / Math.sqrt(first.length);
    expect(Math.abs(mean((x) => x))).toBeLessThan(within);
    expect(Math.abs(mean((x) => x ** 2) - 1)).toBeLessThan(within * Math.SQRT2);
    expect(Math.abs(mean((x) => x ** 3))).toBeLessThan(within * Math.sqrt(15));
    expect(Math.abs(mean((x) => x ** 4) - 3)).toBeLessThan(within * Math.sqrt(96));
    expect(Math.abs(mean((x, index) => x * second[index]!))).toBeLessThan(within);
    expect(Math.abs(mean((x, index) => x * (first[index + 1] ?? 0)))).toBeLessThan(within);
    expect(Math.abs(mean((x) => (Math.abs(x) > 2 ? 1 : 0)) - 0.0455)).toBeLessThan(within * 0.21);
    expect(mean((x) => (Math.abs(x) > 4 ? 1 : 0))).toBeGreaterThan(0);
  });

  it('are finite at the ends of the fractions, where the logarithm is 0 or largest', async () => {
    const ends = [1, 1 - 2 ** -24, 2 ** -24];
    const { outputs } = await runTape({}, (tape) => [unary(tape, 'log', tape.constant(ends, [3]))]);
    const logs = [...outputs[0]!.data];
    expect(logs[0]).toBe(0);
    expect(logs[1]! / Math.log(1 - 2 ** -24)).toBeCloseTo(1, 4);
    expect(logs[2]! / Math.log(2 ** -24)).toBeCloseTo(1, 6);
  });
});
