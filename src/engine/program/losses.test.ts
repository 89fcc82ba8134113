import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';

import type { LossPlan } from '../../compiler/plan.ts';
import type { LossName, MetricName } from '../../nodes/kit/calls.ts';
import { expectClose, randomNumbers } from '../kernels/testNumbers.ts';
import { lossValue as judgeLoss } from '../tfjs/losses.ts';
import { metricValue as judgeMetric } from '../tfjs/metrics.ts';
import { lossValue } from './losses.ts';
import { metricValue } from './metrics.ts';
import { runTape, runWithGradients, type Given } from './testTape.ts';

beforeAll(async () => {
  expect(await tf.setBackend('cpu')).toBe(true);
});

function plan(loss: LossName, fromLogits = false): LossPlan {
  return { name: 'loss', label: '', block: '', port: '', loss, args: { fromLogits }, inputs: [], metrics: [] };
}

const tensor = ({ data, shape, dtype }: Given) => tf.tensor(Array.from(data), [...shape], dtype ?? 'float32');

/** Value and gradients of a loss on both engines. */
async function expectSame(of: LossPlan, inputs: readonly Given[], tolerance = 1e-5): Promise<void> {
  const named = Object.fromEntries(inputs.map((input, index) => [`input${index}`, input]));
  const names = Object.keys(named);
  const ours = await runWithGradients(named, (tape, values) =>
    lossValue(
      tape,
      of,
      names.map((name) => values[name]!),
    ),
  );
  const tensors = inputs.map(tensor);
  expectClose(ours.value.data, judgeLoss(of, tensors).dataSync(), tolerance);
  const trained = names.filter((name) => ours.gradients[name]);
  expect(trained).toContain('input0');
  for (const name of trained) {
    const index = names.indexOf(name);
    const judged = tf.grad((x: tf.Tensor) => judgeLoss(of, tensors.with(index, x)))(tensors[index]!);
    const count = judged.size;
    // Of each number, not of the mean: the gradient is compared at the size it has.
    const scaled = (values: ArrayLike<number>) => Array.from(values, (value) => value * count);
    expectClose(scaled(ours.gradients[name]!.data), scaled(judged.dataSync()), tolerance);
  }
}

/** Softmax of random logits, so that probabilities are of all sizes; unnormalized ones too. */
function probabilities(rows: number, classes: number, seed: number, normalized: boolean): Float32Array {
  const powers = randomNumbers(rows * classes, seed, 5).map(Math.exp);
  if (!normalized) return powers;
  return powers.map((power, index) => {
    const row = Math.floor(index / classes);
    return power / powers.slice(row * classes, (row + 1) * classes).reduce((sum, each) => sum + each, 0);
  });
}

const cases = fc.record({
  batch: fc.integer({ min: 1, max: 6 }),
  time: fc.integer({ min: 1, max: 3 }),
  classes: fc.integer({ min: 2, max: 11 }),
  seed: fc.nat(1000),
  flag: fc.boolean(),
});
const runs = { numRuns: 40 };

describe('cross-entropy', () => {
  it.each([true, false])('is that of TensorFlow.js with weights for classes, logits: %s', async (fromLogits) => {
    await fc.assert(
      fc.asyncProperty(cases, async ({ batch, time, classes, seed, flag }) => {
        const shape = flag ? [batch, time, classes] : [batch * time, classes];
        const rows = batch * time;
        const scores = fromLogits ? randomNumbers(rows * classes, seed, 9) : probabilities(rows, classes, seed, flag);
        const labels = probabilities(rows, classes, seed + 1, true);
        await expectSame(
          plan('categoricalCrossentropy', fromLogits),
          [
            { data: scores, shape },
            { data: labels, shape },
          ],
          2e-5,
        );
      }),
      runs,
    );
  });

  it.each([true, false])('is that of TensorFlow.js with the numbers of classes, logits: %s', async (fromLogits) => {
    await fc.assert(
      fc.asyncProperty(cases, async ({ batch, time, classes, seed, flag }) => {
        const rows = batch * time;
        const scores = fromLogits ? randomNumbers(rows * classes, seed, 9) : probabilities(rows, classes, seed, flag);
        // One class too many, which is none.
        const data = Int32Array.from(randomNumbers(rows, seed + 1, 1), (x) =>
          Math.floor((x + 1) * 0.5 * (classes + 1)),
        );
        const dtype = flag ? 'int32' : 'float32';
        const inputs = [
          { data: scores, shape: [batch, time, classes] },
          { data, shape: [batch, time], dtype } as const,
        ];
        const of = plan('sparseCategoricalCrossentropy', fromLogits);
        await expectSame(of, dtype === 'int32' ? inputs : inputs.map((each) => ({ ...each, data: Float32Array.from(each.data) })), 2e-5); // prettier-ignore
      }),
      runs,
    );
  });

  it('has no slope where a probability is clipped', async () => {
    const scores = { data: [0, 1, 0.5, 0.5, 1e-8, 1], shape: [3, 2] };
    for (const data of [
      [1, 0, 1, 0, 1, 0],
      [0, 1, 0, 1, 0.5, 0.5],
    ]) {
      await expectSame(plan('categoricalCrossentropy'), [scores, { data: Int32Array.from(data, Math.round), shape: [3, 2], dtype: 'int32' }]); // prettier-ignore
    }
  });
});

describe('losses of single numbers', () => {
  it.each(['binaryCrossentropy', 'meanSquaredError', 'ganDiscriminator', 'ganGenerator'] as const)(
    'are those of TensorFlow.js: %s',
    async (loss) => {
      await fc.assert(
        fc.asyncProperty(cases, fc.boolean(), async ({ batch, time, classes, seed, flag }, whole) => {
          const shape = [batch, time, classes];
          const count = batch * time * classes;
          const fromLogits = flag && loss !== 'meanSquaredError';
          const made = (from: number): Given => {
            const logits = randomNumbers(count, from, 8);
            return {
              data: fromLogits || loss === 'meanSquaredError' ? logits : logits.map((x) => 1 / (1 + Math.exp(-x))),
              shape,
            };
          };
          const labels = randomNumbers(count, seed + 1, 1).map((x) => Math.abs(x));
          const wanted: Given = whole
            ? { data: Int32Array.from(labels, Math.round), shape, dtype: 'int32' }
            : { data: labels, shape };
          const inputs = { binaryCrossentropy: [made(seed), wanted], meanSquaredError: [made(seed), wanted], ganDiscriminator: [made(seed), made(seed + 2)], ganGenerator: [made(seed)] }[loss]; // prettier-ignore
          await expectSame(plan(loss, fromLogits), inputs, 3e-4);
        }),
        runs,
      );
    },
  );

  it('are added up in double precision, in parts that stay the same', async () => {
    const count = 100_003;
    const [data, labels] = [randomNumbers(count, 1), randomNumbers(count, 2)];
    const mean = data.reduce((sum, x, index) => sum + (x - labels[index]!) ** 2 / count, 0);
    const ours = await runWithGradients({ x: { data, shape: [count] }, z: { data: labels, shape: [count] } }, (tape, { x, z }) => lossValue(tape, plan('meanSquaredError'), [x!, z!])); // prettier-ignore
    expect(Math.abs(ours.value.data[0]! / mean - 1)).toBeLessThan(1e-6);
  });

  it('has no slope where a probability is clipped', async () => {
    const scores = { data: [0, 1, 0.5, 1e-8, 1, 0], shape: [3, 2] };
    await expectSame(plan('binaryCrossentropy'), [scores, { data: Int32Array.from([0, 1, 1, 0, 0, 1]), shape: [3, 2], dtype: 'int32' }]); // prettier-ignore
  });
});

it('carries NaN into every loss', async () => {
  const scores = { data: [0.5, Number.NaN, 0.25, 0.75], shape: [2, 2] };
  const labels = { data: [1, 0, 0, 1], shape: [2, 2] };
  const losses = ['categoricalCrossentropy', 'binaryCrossentropy', 'meanSquaredError', 'ganGenerator'] as const;
  for (const loss of losses) {
    for (const fromLogits of [true, false]) {
      const { value, gradients } = await runWithGradients({ scores, labels }, (tape, values) =>
        lossValue(tape, plan(loss, fromLogits), [values['scores']!, values['labels']!]),
      );
      expect(value.data[0]).toBeNaN();
      expect(gradients['scores']!.data[1]).toBeNaN();
      expect(gradients['scores']!.data[2]).not.toBeNaN();
    }
  }
});

describe('metrics', () => {
  const metrics: readonly (readonly [MetricName, LossName, boolean])[] = [
    ['accuracy', 'categoricalCrossentropy', false],
    ['accuracy', 'sparseCategoricalCrossentropy', true],
    ['accuracy', 'binaryCrossentropy', true],
    ['accuracy', 'binaryCrossentropy', false],
    ['meanAbsoluteError', 'meanSquaredError', false],
  ];
  it.each(metrics)('are those of TensorFlow.js: %s of %s, logits: %s', async (metric, loss, fromLogits) => {
    await fc.assert(
      fc.asyncProperty(cases, async ({ batch, time, classes, seed, flag }) => {
        const shape = [batch, time, classes];
        const count = batch * time * classes;
        const scores: Given = { data: randomNumbers(count, seed, 1).map((x) => Math.round(4 * x) / 4), shape };
        const sparse = loss === 'sparseCategoricalCrossentropy';
        const numbers = randomNumbers(sparse ? batch * time : count, seed + 1, 1).map((x) =>
          Math.round(Math.abs(x) * (sparse ? classes : 1)),
        );
        const wanted: Given = flag
          ? { data: Int32Array.from(numbers), shape: sparse ? [batch, time] : shape, dtype: 'int32' }
          : { data: numbers, shape: sparse ? [batch, time] : shape };
        const { outputs } = await runTape({ scores, wanted }, (tape, values) => [metricValue(tape, metric, plan(loss, fromLogits), [values['scores']!, values['wanted']!])]); // prettier-ignore
        expectClose(
          outputs[0]!.data,
          judgeMetric(metric, plan(loss, fromLogits), [tensor(scores), tensor(wanted)]).dataSync(),
          1e-6,
        );
      }),
      runs,
    );
  });

  it('has no accuracy for a loss without labels', async () => {
    const scores = { data: [0.5], shape: [1] };
    await expect(runTape({ scores }, (tape, values) => [metricValue(tape, 'accuracy', plan('ganGenerator'), [values['scores']!])])).rejects.toThrow('ganGenerator has no accuracy'); // prettier-ignore
  });
});
