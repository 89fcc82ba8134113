import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';

import type { OptimizerPlan } from '../../nodes/kit/calls.ts';
import { expectClose, randomNumbers } from '../kernels/testNumbers.ts';
import { disposeOptimizer, makeOptimizer } from '../tfjs/optimizers.ts';
import { add } from './primitives/binary.ts';
import { applyOptimizer } from './optimizers.ts';
import { runTape } from './testTape.ts';

beforeAll(async () => {
  expect(await tf.setBackend('cpu')).toBe(true);
});

const plans: readonly OptimizerPlan[] = [
  { name: 'sgd', args: { learningRate: 0.3 } },
  { name: 'momentum', args: { learningRate: 0.1, momentum: 0.9, useNesterov: false } },
  { name: 'momentum', args: { learningRate: 0.1, momentum: 0.8, useNesterov: true } },
  { name: 'adagrad', args: { learningRate: 0.1, initialAccumulatorValue: 0.1 } },
  { name: 'rmsprop', args: { learningRate: 0.01, decay: 0.9, momentum: 0, epsilon: 1e-7, centered: false } },
  { name: 'rmsprop', args: { learningRate: 0.01, decay: 0.8, momentum: 0.5, epsilon: 1e-3, centered: true } },
  { name: 'adam', args: { learningRate: 0.02, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 } },
  { name: 'adam', args: { learningRate: 0.02, beta1: 0.5, beta2: 0.9, epsilon: 1e-3 } },
];

/** Weights of several sizes, some a whole number of vectors and some not. The gradient of each is the weight plus `shift`. */
const sizes = [1, 8, 7, 2050];
const weights = sizes.map((size, index) => randomNumbers(size, index, 1));
const shifts = sizes.map((size, index) => randomNumbers(size, index + 20, 1));

/** The weights after `steps` on TensorFlow.js. */
function judge(plan: OptimizerPlan, steps: number): readonly Float32Array[] {
  const optimizer = makeOptimizer(plan);
  const variables = weights.map((values) => tf.variable(tf.tensor1d(values)));
  for (let step = 0; step < steps; step++) {
    tf.tidy(() => {
      const gradients = variables.map((weight, index) => ({
        name: weight.name,
        tensor: tf.add(weight, shifts[index]!),
      }));
      optimizer.applyGradients(gradients);
    });
  }
  const after = variables.map((weight) => weight.dataSync() as Float32Array);
  tf.dispose(variables);
  disposeOptimizer(optimizer);
  return after;
}

async function ours(plan: OptimizerPlan, steps: number) {
  const inputs = Object.fromEntries(
    sizes.flatMap((size, index) => [
      [`weight${index}`, { data: weights[index]!, shape: [size] }],
      [`shift${index}`, { data: shifts[index]!, shape: [size] }],
    ]),
  );
  return runTape(
    inputs,
    (tape, values) => {
      const updates = sizes.map((_, index) => {
        const weight = values[`weight${index}`]!;
        return { weight, gradient: add(tape, weight, values[`shift${index}`]!) };
      });
      applyOptimizer(tape, plan, 'step', updates);
      return [];
    },
    steps,
  );
}

it.each(plans)('changes weights for ten steps as TensorFlow.js does: $name $args', async (plan) => {
  const { after } = await ours(plan, 10);
  judge(plan, 10).forEach((wanted, index) => expectClose(after(`weight${index}`), wanted, 2e-6));
});

it('takes its learning rate from where it can be changed', async () => {
  const { after } = await ours({ name: 'sgd', args: { learningRate: 0.25 } }, 1);
  expect(after('optimizer/step/learningRate')).toEqual(new Float32Array([0.25]));
});

it('carries NaN into weights and slots', async () => {
  for (const plan of plans) {
    const inputs = { weight: { data: [1, 2], shape: [2] }, gradient: { data: [1, Number.NaN], shape: [2] } };
    const { after } = await runTape(inputs, (tape, { weight, gradient }) => {
      applyOptimizer(tape, plan, 'step', [{ weight: weight!, gradient: gradient! }]);
      return [];
    });
    expect(Array.from(after('weight'), Number.isNaN)).toEqual([false, true]);
  }
});

it('refuses a plan that lacks a setting', async () => {
  await expect(ours({ name: 'adam', args: { learningRate: 0.1, beta1: 0.9, beta2: 0.9 } }, 1)).rejects.toThrow('adam lacks its epsilon'); // prettier-ignore
});
