import * as tf from '@tensorflow/tfjs';
import { expect, it } from 'vitest';

import type { OptimizerPlan } from '../../../nodes/kit/calls.ts';
import { floats } from '../../testColumns.ts';
import { disposeOptimizer, makeOptimizer } from '../optimizers.ts';
import { readSlots, type OptimizedStep } from '../slots.ts';
import { useWasmBackend } from './testBackends.ts';
import { updateInPlace } from './updates.ts';

useWasmBackend();

const rmsprop = { learningRate: 0.01, decay: 0.9, momentum: 0.5, epsilon: 1e-7 };
const plans: Readonly<Record<string, OptimizerPlan>> = {
  sgd: { name: 'sgd', args: { learningRate: 0.1 } },
  momentum: { name: 'momentum', args: { learningRate: 0.1, momentum: 0.9, useNesterov: false } },
  nesterov: { name: 'momentum', args: { learningRate: 0.1, momentum: 0.9, useNesterov: true } },
  adagrad: { name: 'adagrad', args: { learningRate: 0.1, initialAccumulatorValue: 0.1 } },
  rmsprop: { name: 'rmsprop', args: { ...rmsprop, centered: false } },
  'centred rmsprop': { name: 'rmsprop', args: { ...rmsprop, centered: true } },
  adam: { name: 'adam', args: { learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 } },
};

const shapes = [[3, 5], [1], [7, 3, 2]]; // prettier-ignore

/** Weights and slots after 15 steps; the second weight has a gradient in every other step only. */
async function updated(
  backend: string,
  plan: OptimizerPlan,
  update: (step: OptimizedStep, slopes: (tf.Tensor | undefined)[]) => void,
) {
  // prettier-ignore
  await tf.setBackend(backend);
  const before = tf.memory().numTensors;
  const made = shapes.map((shape, at) => tf.tidy(() => tf.variable(tf.tensor(floats(shape, at).data, shape))));
  const variables = new Map(made.map((variable, index) => [`net/layer/${index}`, variable]));
  const step: OptimizedStep = { name: 'step', plan, optimizer: makeOptimizer(plan), variables };
  for (let count = 0; count < 15; count++) {
    tf.tidy(() => {
      const slopes = shapes.map((shape, at) => tf.tensor(floats(shape, 10 * count + at + 1).data, shape));
      update(step, slopes.map((slope, at) => (at === 1 && count % 2 === 1 ? undefined : slope))); // prettier-ignore
    });
  }
  const numbers = new Map([
    ...made.map((variable, index) => [`weight ${index}`, Float32Array.from(variable.dataSync())] as const),
    ...(await readSlots(step)),
  ]);
  disposeOptimizer(step.optimizer);
  tf.dispose(made);
  expect(tf.memory().numTensors).toBe(before);
  return numbers;
}

const stock = (step: OptimizedStep, slopes: (tf.Tensor | undefined)[]): void =>
  step.optimizer.applyGradients([...step.variables.values()].map(({ name }, at) => ({ name, tensor: slopes[at]! })));

const ours = (step: OptimizedStep, slopes: (tf.Tensor | undefined)[]): void => {
  expect(updateInPlace(step, slopes)).toBe(true);
};

it.each(Object.entries(plans))('%s does what it does on the CPU backend, slots included', async (_, plan) => {
  const expected = await updated('cpu', plan, stock);
  const actual = await updated('wasm', plan, ours);
  expect([...actual.keys()]).toEqual([...expected.keys()]);
  for (const [name, numbers] of expected) {
    numbers.forEach((number, at) => {
      const error = Math.abs(actual.get(name)![at]! - number);
      expect(error, `${name} at ${at}`).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(number)));
    });
  }
});

it('lets Adam go on by the operations of TensorFlow.js, as if it had always used them', async () => {
  const plan = plans['adam']!;
  let count = 0;
  const mixed = await updated('wasm', plan, (step, slopes) => (count++ < 7 ? ours : stock)(step, slopes));
  const expected = await updated('wasm', plan, stock);
  for (const [name, numbers] of expected) {
    numbers.forEach((number, at) => expect(mixed.get(name)![at]!).toBeCloseTo(number, 5));
  }
});

it('changes no tensor that holds the numbers of a weight', async () => {
  await tf.setBackend('wasm');
  const variable = tf.variable(tf.tensor1d([1, 2, 3]));
  const snapshot = tf.reshape(variable, [3, 1]);
  const plan = plans['sgd']!;
  const step = { name: 'step', plan, optimizer: makeOptimizer(plan), variables: new Map([['weight', variable]]) };
  ours(step, [tf.tensor1d([1, 1, 1])]);
  expect([...snapshot.dataSync()]).toEqual([1, 2, 3]);
  expect(variable.dataSync()[0]).toBeCloseTo(0.9);
});

it('leaves the work to TensorFlow.js where our kernels are not', async () => {
  await tf.setBackend('cpu');
  const plan = plans['sgd']!;
  const step = { name: 'step', plan, optimizer: makeOptimizer(plan), variables: new Map<string, tf.Variable>() };
  expect(updateInPlace(step, [])).toBe(false);
});
