import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';

import { expectClose, randomNumbers } from '../../kernels/testNumbers.ts';
import { gradients } from '../gradients.ts';
import { runTape, type Given } from '../testTape.ts';
import type { Tape, Value } from '../tape.ts';
import { batchNormalization, normalizeChannels } from './batchNormalization.ts';
import { layerNormalization } from './layerNormalization.ts';

beforeAll(async () => {
  expect(await tf.setBackend('cpu')).toBe(true);
});

const settings = { epsilon: 0.001, momentum: 0.9 };

const cases = fc.record({
  leading: fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 3 }),
  channels: fc.integer({ min: 1, max: 11 }),
  /** How far the mean lies from 0, in deviations. */
  offset: fc.constantFrom(0, 10),
  seed: fc.nat(1000),
});
type Case = typeof cases extends fc.Arbitrary<infer C> ? C : never;

/** Numbers of all inputs, by name. */
function numbersOf({ leading, channels, offset, seed }: Case) {
  const shape = [...leading, channels];
  const count = shape.reduce((product, length) => product * length, 1);
  const channel = (from: number) => ({ data: randomNumbers(channels, from, 1), shape: [channels] });
  return {
    x: { data: randomNumbers(count, seed).map((x) => x + offset), shape },
    gamma: channel(seed + 1),
    beta: channel(seed + 2),
    mean: channel(seed + 3),
    variance: { data: randomNumbers(channels, seed + 4, 1).map((x) => 1.5 + x), shape: [channels] },
    dy: { data: randomNumbers(count, seed + 5), shape },
  } satisfies Record<string, Given>;
}

/** y, and the gradients of x, gamma and beta. */
async function ours(inputs: ReturnType<typeof numbersOf>, write: (tape: Tape, values: Record<string, Value>) => Value) {
  return runTape(inputs, (tape, values) => {
    const y = write(tape, { ...values });
    const targets = [values['x']!, values['gamma']!, values['beta']!];
    const found = gradients(tape, y, targets, values['dy']!);
    return [y, ...targets.map((target) => found.get(target)!)];
  });
}

/** The same of a layer of TensorFlow.js, which may change its weights on the way. */
function judge(
  layer: tf.layers.Layer,
  inputs: ReturnType<typeof numbersOf>,
  weights: readonly Given[],
  training: boolean,
) {
  const x = tf.tensor(inputs.x.data, inputs.x.shape);
  layer.build(x.shape);
  layer.setWeights(weights.map(({ data, shape }) => tf.tensor(Array.from(data), [...shape])));
  const image = tf.variable(x);
  let y!: Float32Array;
  const { grads } = tf.variableGrads(() => {
    const out = layer.apply(image, { training }) as tf.Tensor;
    y = Float32Array.from(out.dataSync());
    return tf.sum(tf.mul(out, tf.tensor(inputs.dy.data, inputs.dy.shape))).asScalar();
  });
  const [gamma, beta] = layer.weights.map((weight) => weight.read() as tf.Variable);
  const slopes = [image, gamma!, beta!].map(({ name }) => grads[name]!.dataSync());
  return { results: [y, ...slopes], weights: layer.getWeights().map((weight) => weight.dataSync()) };
}

it('normalizes channels with the moments of the batch as TensorFlow.js does, and lets the averages follow', async () => {
  await fc.assert(
    fc.asyncProperty(cases, async (each) => {
      const inputs = numbersOf(each);
      const { gamma, beta, mean, variance } = inputs;
      const { outputs, after } = await ours(
        inputs,
        (tape, v) =>
        batchNormalization(tape, v['x']!, { gamma: v['gamma']!, beta: v['beta']! }, { mean: v['mean']!, variance: v['variance']! }, settings), // prettier-ignore
      );
      const wanted = judge(tf.layers.batchNormalization(settings), inputs, [gamma, beta, mean, variance], true);
      // With one row, or rows alike, nothing is left but what rounding made, times 1 / sqrt(epsilon).
      wanted.results.forEach((values, index) => expectClose(outputs[index]!.data, values, each.offset ? 2e-4 : 2e-5));
      expectClose(after('mean'), wanted.weights[2]!, 1e-6);
      expectClose(after('variance'), wanted.weights[3]!, 1e-5);
    }),
    { numRuns: 60 },
  );
});

it('normalizes channels with moving averages as TensorFlow.js does', async () => {
  await fc.assert(
    fc.asyncProperty(cases, async (each) => {
      const inputs = numbersOf(each);
      const { gamma, beta, mean, variance } = inputs;
      const { outputs } = await ours(
        inputs,
        (tape, v) =>
        normalizeChannels(tape, v['x']!, { gamma: v['gamma']!, beta: v['beta']! }, { mean: v['mean']!, variance: v['variance']! }, settings.epsilon), // prettier-ignore
      );
      const wanted = judge(tf.layers.batchNormalization(settings), inputs, [gamma, beta, mean, variance], false);
      wanted.results.forEach((values, index) => expectClose(outputs[index]!.data, values));
    }),
    { numRuns: 60 },
  );
});

it('normalizes rows as TensorFlow.js does', async () => {
  await fc.assert(
    fc.asyncProperty(cases, async (each) => {
      const inputs = numbersOf(each);
      const { outputs } = await ours(inputs, (tape, v) =>
        layerNormalization(tape, v['x']!, { gamma: v['gamma']!, beta: v['beta']! }, settings.epsilon),
      );
      const layer = tf.layers.layerNormalization({ epsilon: settings.epsilon });
      const wanted = judge(layer, inputs, [inputs.gamma, inputs.beta], true);
      wanted.results.forEach((values, index) => expectClose(outputs[index]!.data, values, each.offset ? 2e-4 : 2e-5));
    }),
    { numRuns: 60 },
  );
});

it('finds the variance of large numbers that differ little', async () => {
  const rows = 1000;
  const data = randomNumbers(rows, 1, 1).map((x) => 10_000 + x);
  const mean = data.reduce((sum, x) => sum + x, 0) / rows;
  const variance = data.reduce((sum, x) => sum + (x - mean) ** 2, 0) / rows;
  const channel = (value: number) => ({ data: [value], shape: [1] });
  const inputs = { x: { data, shape: [rows, 1] }, gamma: channel(1), beta: channel(0), mean: channel(0), variance: channel(0) }; // prettier-ignore
  const { after, outputs } = await runTape(inputs, (tape, v) => [
    batchNormalization(tape, v['x']!, { gamma: v['gamma']!, beta: v['beta']! }, { mean: v['mean']!, variance: v['variance']! }, { epsilon: 1e-7, momentum: 0 }), // prettier-ignore
    layerNormalization(tape, tape.constant(Array.from(data), [1, rows]), { gamma: tape.constant(Array.from({ length: rows }, () => 1), [rows]), beta: tape.constant(Array.from({ length: rows }, () => 0), [rows]) }, 1e-7), // prettier-ignore
  ]);
  expect(Math.abs(after('variance')[0]! / variance - 1)).toBeLessThan(1e-5);
  const wanted = data.map((x) => (x - mean) / Math.sqrt(variance));
  for (const { data: got } of outputs) expectClose(got, wanted, 1e-3);
});

it('carries NaN into its own channel, and its own row, alone', async () => {
  const inputs = numbersOf({ leading: [3], channels: 5, offset: 0, seed: 1 });
  inputs.x.data[6] = Number.NaN;
  const { outputs } = await runTape(inputs, (tape, v) => [
    batchNormalization(tape, v['x']!, { gamma: v['gamma']!, beta: v['beta']! }, { mean: v['mean']!, variance: v['variance']! }, settings), // prettier-ignore
    layerNormalization(tape, v['x']!, { gamma: v['gamma']!, beta: v['beta']! }, settings.epsilon),
  ]);
  const places = outputs.map(({ data }) => Array.from(data, (value, index) => (Number.isNaN(value) ? index : -1)).filter((index) => index >= 0)); // prettier-ignore
  expect(places).toEqual([[1, 6, 11], [5, 6, 7, 8, 9]]); // prettier-ignore
});
