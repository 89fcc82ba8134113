import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';

import { ownLayers } from '../../tfjs/ownLayers.ts';
import { runTape } from '../testTape.ts';
import { layerLowerings } from './index.ts';
import type { LayerUse } from './lowering.ts';

beforeAll(async () => {
  expect(await tf.setBackend('cpu')).toBe(true);
});

type Args = Readonly<Record<string, number | readonly number[]>>;

/** What our layer makes of ones, or of other numbers: two uses in one run, of the last of some runs. */
async function ours(
  name: string,
  args: Args,
  shape: readonly number[],
  { training = true, runs = 1, x = Array<number>(size(shape)).fill(1) } = {},
): Promise<readonly (readonly number[])[]> {
  const { outputs } = await runTape(
    { x: { data: x, shape } },
    (tape, values) => {
      const kept = (key: string, of: readonly number[]) => tape.kept(key, of, 0, 'int32');
      const use = { tape, args, inputs: [values['x']!], training, kept } as unknown as LayerUse;
      return [layerLowerings[name]!(use)[0]!, layerLowerings[name]!(use)[0]!];
    },
    runs,
  );
  return outputs.map(({ data }) => [...data]);
}

/** The same in the layer for TensorFlow.js, from its first use on. */
function theirs(name: string, args: Args, shape: readonly number[], uses: number): readonly (readonly number[])[] {
  const layer = ownLayers[name]!(args);
  const x = tf.ones([...shape]);
  return Array.from({ length: uses }, () => [...(layer.apply(x, { training: true }) as tf.Tensor).dataSync()]);
}

const size = (shape: readonly number[]): number => shape.reduce((product, length) => product * length, 1);
const mean = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
const variance = (numbers: readonly number[]): number => mean(numbers.map((each) => each ** 2)) - mean(numbers) ** 2;

const layers: readonly (readonly [name: string, args: Args])[] = [
  ['Dropout', { rate: 0.4, sharedAxes: [], seed: 3 }],
  ['Dropout', { rate: 0.25, sharedAxes: [1, 2], seed: 4 }],
  ['AlphaDropout', { rate: 0.2, sharedAxes: [], seed: 5 }],
  ['AlphaDropout', { rate: 0.6, sharedAxes: [2], seed: 6 }],
  ['GaussianNoise', { stddev: 0.7, seed: 7 }],
  ['GaussianDropout', { rate: 0.3, seed: 8 }],
];

describe.each(layers)('%s %o', (name, args) => {
  const shape = [5, 3, 7, 11];

  it('draws what its TensorFlow.js layer draws, use after use and run after run', async () => {
    const expected = theirs(name, args, shape, 6);
    const first = await ours(name, args, shape);
    const last = await ours(name, args, shape, { runs: 3 });
    [...first, ...last].forEach((numbers, use) => {
      const other = expected[[0, 1, 4, 5][use]!]!;
      numbers.forEach((number, index) => expect(number).toBeCloseTo(other[index]!, 5));
    });
    expect(first[0]).not.toEqual(first[1]);
    expect(first[0]).not.toEqual(last[0]);
  });

  it('lets all pass outside of training', async () => {
    const ones = Array(size(shape)).fill(1);
    expect(await ours(name, args, shape, { training: false })).toEqual([ones, ones]);
    const layer = ownLayers[name]!(args);
    expect([...(layer.apply(tf.ones(shape), { training: false }) as tf.Tensor).dataSync()]).toEqual(ones);
  });
});

describe('noise', () => {
  /** Within five times the deviation of the mean of so many numbers. */
  const near = (found: number, expected: number, deviation: number, count: number): void =>
    expect(Math.abs(found - expected)).toBeLessThan((5 * deviation) / Math.sqrt(count));
  const wide = [100, 1000];
  const count = size(wide);

  it('of dropout takes its share and scales up the rest', async () => {
    const [first] = await ours('Dropout', { rate: 0.3, sharedAxes: [], seed: 1 }, wide);
    expect([...new Set(first)].sort()).toEqual([0, Math.fround(1 / 0.7)]);
    near(mean(first!.map((each) => (each === 0 ? 1 : 0))), 0.3, Math.sqrt(0.3 * 0.7), count);
  });

  it('of spatial dropout takes whole channels, of each sample other ones', async () => {
    const [first] = await ours('Dropout', { rate: 0.5, sharedAxes: [1], seed: 1 }, [40, 3, 10]);
    for (let at = 0; at < 1200; at++) expect(first![at]).toBe(first![Math.floor(at / 30) * 30 + (at % 10)]);
    near(mean(first!), 1, 1, 400);
  });

  it('of alpha dropout keeps a mean of 0 and a deviation of 1', async () => {
    const draws = await ours('GaussianNoise', { stddev: 1, seed: 9 }, wide, { x: Array<number>(count).fill(0) });
    for (const rate of [0.1, 0.5]) {
      const [first] = await ours('AlphaDropout', { rate, sharedAxes: [], seed: 2 }, wide, { x: [...draws[0]!] });
      near(mean(first!), 0, 1, count);
      near(variance(first!), 1, 2, count);
      const [ends] = await ours('AlphaDropout', { rate, sharedAxes: [], seed: 2 }, wide);
      near(mean(ends!.map((each) => (each < 0 ? 1 : 0))), rate, 0.5, count);
    }
  });

  it('of a deviation adds just that, and multiplies by 1 in the mean', async () => {
    const [added] = await ours('GaussianNoise', { stddev: 0.25, seed: 3 }, wide);
    near(mean(added!), 1, 0.25, count);
    near(variance(added!), 0.0625, 0.0625 * Math.SQRT2, count);
    const [factors] = await ours('GaussianDropout', { rate: 0.2, seed: 3 }, wide);
    near(mean(factors!), 1, 0.5, count);
    near(variance(factors!), 0.25, 0.25 * Math.SQRT2, count);
  });
});
