import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';

import type { LossPlan } from '../../compiler/plan.ts';
import type { LossName, MetricName } from '../../nodes/kit/calls.ts';
import { lossValue } from './losses.ts';
import { metricValue } from './metrics.ts';

beforeAll(async () => {
  expect(await tf.setBackend('cpu')).toBe(true);
});

function plan(loss: LossName, fromLogits = false): LossPlan {
  return { name: 'loss', label: '', block: '', port: '', loss, args: { fromLogits }, inputs: [], metrics: [] };
}

function loss(name: LossName, inputs: tf.Tensor[], fromLogits = false): number {
  return lossValue(plan(name, fromLogits), inputs).dataSync()[0]!;
}

function metric(name: MetricName, of: LossName, inputs: tf.Tensor[], fromLogits = false): number {
  return metricValue(name, plan(of, fromLogits), inputs).dataSync()[0]!;
}

const { log, exp } = Math;

describe('cross-entropy', () => {
  const scores = tf.tensor2d([[0.7, 0.2, 0.1], [0.25, 0.25, 0.5]]); // prettier-ignore
  const labels = tf.tensor2d([[1, 0, 0], [0, 1, 0]]); // prettier-ignore

  it('is the mean of -log of the probability of the right class', () => {
    expect(loss('categoricalCrossentropy', [scores, labels])).toBeCloseTo(-(log(0.7) + log(0.25)) / 2, 5);
    expect(loss('sparseCategoricalCrossentropy', [scores, tf.tensor1d([0, 1], 'int32')])).toBeCloseTo(-(log(0.7) + log(0.25)) / 2, 5); // prettier-ignore
  });

  it('is the mean over time steps too', () => {
    const sequence = tf.reshape(scores, [1, 2, 3]);
    expect(loss('sparseCategoricalCrossentropy', [sequence, tf.tensor2d([[2, 2]], [1, 2], 'int32')])).toBeCloseTo(-(log(0.1) + log(0.5)) / 2, 5); // prettier-ignore
  });

  it('takes logits of any size', () => {
    const logits = tf.tensor2d([[0, log(3), 0]]);
    expect(loss('categoricalCrossentropy', [logits, tf.tensor2d([[0, 1, 0]])], true)).toBeCloseTo(-log(3 / 5), 5);
    expect(loss('sparseCategoricalCrossentropy', [tf.tensor2d([[500, 0]]), tf.tensor1d([1], 'int32')], true)).toBeCloseTo(500, 3); // prettier-ignore
  });

  it('takes a single class, in which nothing can be wrong', () => {
    const labels = tf.tensor1d([0, 0], 'int32');
    // Keras: 0, and 1.19e-7 of a probability that is clipped.
    expect(loss('sparseCategoricalCrossentropy', [tf.tensor2d([[3], [-2]]), labels], true)).toBeCloseTo(0, 9);
    expect(loss('sparseCategoricalCrossentropy', [tf.tensor2d([[0.4], [0.9]]), labels])).toBeCloseTo(1.19e-7, 7);
  });

  it('stays finite where a probability is 0', () => {
    expect(loss('categoricalCrossentropy', [tf.tensor2d([[0, 1]]), tf.tensor2d([[1, 0]])])).toBeCloseTo(-log(1e-7), 3);
  });

  it('counts a sample as right when the largest score is at its class', () => {
    expect(metric('accuracy', 'categoricalCrossentropy', [scores, labels])).toBe(0.5);
    expect(metric('accuracy', 'sparseCategoricalCrossentropy', [scores, tf.tensor1d([0, 2], 'int32')])).toBe(1);
  });
});

describe('binary cross-entropy', () => {
  const labels = tf.tensor2d([[1], [0]]);

  it('judges each output as a probability', () => {
    const scores = tf.tensor2d([[0.8], [0.6]]);
    expect(loss('binaryCrossentropy', [scores, labels])).toBeCloseTo(-(log(0.8) + log(0.4)) / 2, 5);
    expect(metric('accuracy', 'binaryCrossentropy', [scores, labels])).toBe(0.5);
  });

  it('takes logits of any size', () => {
    const logits = tf.tensor2d([[log(4)], [-800]]);
    expect(loss('binaryCrossentropy', [logits, labels], true)).toBeCloseTo(-log(0.8) / 2, 5);
    expect(loss('binaryCrossentropy', [tf.tensor2d([[-800]]), tf.tensor2d([[1]])], true)).toBeCloseTo(800, 3);
    expect(metric('accuracy', 'binaryCrossentropy', [logits, labels], true)).toBe(1);
  });
});

it('squares differences, and takes their sizes as the metric', () => {
  const inputs = [tf.tensor2d([[1, 2], [3, 4]]), tf.tensor2d([[1, 0], [0, 4]], [2, 2], 'int32')]; // prettier-ignore
  expect(loss('meanSquaredError', inputs)).toBeCloseTo((4 + 9) / 4, 6);
  expect(metric('meanAbsoluteError', 'meanSquaredError', inputs)).toBeCloseTo((2 + 3) / 4, 6);
});

describe('the two losses of a GAN', () => {
  const made = tf.tensor2d([[0.1], [0.3]]);
  const real = tf.tensor2d([[0.9], [0.5]]);

  it('are those of Goodfellow et al.', () => {
    expect(loss('ganDiscriminator', [made, real])).toBeCloseTo(
      -(log(0.9) + log(0.5)) / 2 - (log(0.9) + log(0.7)) / 2,
      5,
    );
    expect(loss('ganGenerator', [made])).toBeCloseTo(-(log(0.1) + log(0.3)) / 2, 5);
  });

  it('take logits', () => {
    const logit = (x: number) => -log(1 + exp(-x));
    const [madeLogits, realLogits] = [tf.tensor2d([[-1], [2]]), tf.tensor2d([[3], [0]])];
    expect(loss('ganGenerator', [madeLogits], true)).toBeCloseTo(-(logit(-1) + logit(2)) / 2, 5);
    expect(loss('ganDiscriminator', [madeLogits, realLogits], true)).toBeCloseTo(-(logit(3) + logit(0) + logit(1) + logit(-2)) / 2, 5); // prettier-ignore
  });
});

it('has no accuracy for a loss without labels', () => {
  expect(() => metric('accuracy', 'ganGenerator', [tf.tensor1d([0.5])])).toThrow('ganGenerator has no accuracy');
});
