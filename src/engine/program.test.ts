import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';

import type { OptimizerPlan } from '../nodes/kit/calls.ts';
import { createProgram } from './program.ts';
import { adam, model, smallGan, smallNets, supervised, tensor } from './testPlans.ts';

beforeAll(async () => {
  expect(await tf.setBackend('cpu')).toBe(true);
});

describe.each(Object.entries(smallNets))('a program of the %s', (_, make) => {
  it('lowers its loss and leaves no tensor behind', async () => {
    const before = tf.memory().numTensors;
    const { plan, batch } = make();
    const program = createProgram(plan);
    const first = await program.train(() => batch);
    const settled = tf.memory().numTensors;
    for (let step = 0; step < 30; step++) await program.train(() => batch);
    const last = await program.evaluate(batch);

    expect(tf.memory().numTensors).toBe(settled);
    const [loss] = plan.losses;
    expect(last[loss!.name]).toBeLessThan(first[loss!.name]!);
    program.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it('gives the same curve again', async () => {
    const { plan, batch } = make();
    const once = async () => {
      const program = createProgram(plan);
      const scores = [];
      for (let step = 0; step < 3; step++) scores.push(await program.train(() => batch));
      program.dispose();
      return scores;
    };
    expect(await once()).toEqual(await once());
  });
});

it('changes exactly the layers a step trains', async () => {
  const { batch } = smallNets['GAN']!();
  const plan = smallGan();
  for (const trained of ['discriminator', 'generator']) {
    const program = createProgram({ ...plan, steps: plan.steps.filter(({ loss }) => loss.endsWith(trained)) });
    const before = await program.weights();
    await program.train(() => batch);
    const after = await program.weights();
    for (const [name, { values }] of before) {
      if (name.includes('moving_')) continue; // batch normalization follows its input in every training pass
      const changed = values.some((value, index) => value !== after.get(name)!.values[index]);
      expect([name, changed]).toEqual([name, name.startsWith(`${trained}/`)]);
    }
    program.dispose();
  }
});

/** What `model.compile` and `trainOnBatch` make of the same net and the same weights. */
async function kerasCurve(optimizer: tf.Optimizer, steps: number): Promise<number[]> {
  const { plan, batch } = smallNets['mlp']!();
  const program = createProgram(plan);
  const model = program.models.get('mlp')!;
  model.compile({ optimizer, loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
  const { points, labels } = batch['data']!;
  const [x, y] = [points!, labels!].map(({ data, shape }) => tf.tensor(data, [...shape]));
  const curve = [];
  for (let step = 0; step < steps; step++) curve.push(...((await model.trainOnBatch(x!, y!)) as number[]));
  program.dispose();
  return curve;
}

const optimizers: [OptimizerPlan, () => tf.Optimizer][] = [
  [{ name: 'sgd', args: { learningRate: 0.3 } }, () => tf.train.sgd(0.3)],
  [
    { name: 'momentum', args: { learningRate: 0.1, momentum: 0.9, useNesterov: true } },
    () => tf.train.momentum(0.1, 0.9, true),
  ],
  [{ name: 'adagrad', args: { learningRate: 0.1, initialAccumulatorValue: 0.1 } }, () => tf.train.adagrad(0.1, 0.1)],
  [{ name: 'rmsprop', args: { learningRate: 0.01, decay: 0.9, momentum: 0, epsilon: 1e-7, centered: false } }, () => tf.train.rmsprop(0.01, 0.9, 0, 1e-7, false)], // prettier-ignore
  [adam, () => tf.train.adam(0.01, 0.9, 0.999, 1e-7)],
];

it.each(optimizers)('trains as compile and trainOnBatch do: $name', async (optimizer, make) => {
  const { plan, batch } = smallNets['mlp']!();
  const before = tf.memory().numTensors;
  const program = createProgram({ ...plan, steps: plan.steps.map((step) => ({ ...step, optimizer })) });
  const curve: number[] = [];
  for (let step = 0; step < 5; step++) {
    const scores = await program.train(() => batch);
    curve.push(scores['loss']!, scores['loss/accuracy']!);
  }
  program.dispose();
  expect(tf.memory().numTensors).toBe(before);
  (await kerasCurve(make(), 5)).forEach((value, at) => expect(curve[at]).toBeCloseTo(value, 6));
});

it('keeps the weights of frozen layers', async () => {
  const { plan, batch } = smallNets['mlp']!();
  const [net] = plan.models;
  const layers = net!.layers.map((layer) => ({ ...layer, trainable: layer.name !== 'dense' }));
  const program = createProgram({ ...plan, models: [{ ...net!, layers }] });
  const before = await program.weights();
  await program.train(() => batch);
  const after = await program.weights();
  expect(after.get('mlp/dense/kernel')).toEqual(before.get('mlp/dense/kernel'));
  expect(after.get('mlp/dense_1/kernel')).not.toEqual(before.get('mlp/dense_1/kernel'));
  program.dispose();
});

it('draws weights from the seed of the run', async () => {
  const { plan } = smallNets['mlp']!();
  const kernel = async (seed: number) => {
    const program = createProgram({ ...plan, run: { ...plan.run, seed } });
    const weights = await program.weights();
    program.dispose();
    return weights.get('mlp/dense/kernel')!.values;
  };
  expect(await kernel(1)).toEqual(await kernel(1));
  expect(await kernel(2)).not.toEqual(await kernel(1));
});

it('hands weights out and takes them back', async () => {
  const { plan, batch } = smallNets['cnn']!();
  const program = createProgram(plan);
  const weights = await program.weights();
  const scores = await program.evaluate(batch);
  for (let step = 0; step < 3; step++) await program.train(() => batch);
  expect(await program.evaluate(batch)).not.toEqual(scores);
  program.setWeights(weights);
  expect(await program.evaluate(batch)).toEqual(scores);

  expect(() => program.setWeights(new Map([['cnn/conv/kernels', { values: new Float32Array(1) }]]))).toThrow(
    'cnn/conv/kernels',
  );
  expect(() => program.setWeights(new Map([['cnn/conv/kernel', { values: new Float32Array(1) }]]))).toThrow();
  program.dispose();
});

it('shows values of the program and what each layer gives', () => {
  const { plan, batch } = smallNets['cnn']!();
  const before = tf.memory().numTensors;
  const program = createProgram(plan);
  const built = tf.memory().numTensors;

  const images = program.value({ of: 'data', port: 'images' }, batch);
  const scores = program.value({ of: 'use', port: 'output' }, batch);
  const inside = program.layerOutputs('cnn', [images]);
  expect(scores.shape).toEqual([6, 3]);
  expect([...inside.keys()]).toEqual(['conv', 'pool', 'conv_1', 'flatten', 'dropout', 'dense']);
  expect(inside.get('pool')![0]!.shape).toEqual([6, 3, 3, 4]);
  expect(Array.from(inside.get('dense')![0]!.dataSync())).toEqual(Array.from(scores.dataSync()));

  tf.dispose([images, scores, ...[...inside.values()].flat()]);
  expect(tf.memory().numTensors).toBe(built);
  program.dispose();
  expect(tf.memory().numTensors).toBe(before);
});

it('draws fresh noise for each step', async () => {
  const { plan, batch } = smallNets['GAN']!();
  const program = createProgram(plan);
  const asked: number[] = [];
  await program.train((step) => {
    asked.push(step);
    return batch;
  });
  expect(asked).toEqual([0, 1]);
  program.dispose();
});

it('says what a plan that does not hold together lacks', () => {
  const { plan } = smallNets['mlp']!();
  const [step] = plan.steps;
  expect(() => createProgram({ ...plan, steps: [{ ...step!, trains: ['mlp/gone'] }] })).toThrow('trains mlp/gone');
  const [net] = plan.models;
  const layers = net!.layers.map((each) => ({ ...each, weights: [] }));
  expect(() => createProgram({ ...plan, models: [{ ...net!, layers }] })).toThrow('the layer has 2×8, 8');
});

it('frees what it computed when a batch does not fit', async () => {
  const { plan, batch } = smallNets['GAN']!();
  const program = createProgram(plan);
  await program.train(() => batch);
  const before = tf.memory().numTensors;
  await expect(program.train((step) => (step === 0 ? batch : {}))).rejects.toThrow('The batch lacks noise');
  expect(tf.memory().numTensors).toBe(before);
  program.dispose();
});

it('runs a model that hands its input on', () => {
  const through = model('through', { points: tensor([2]) }, [], { output: { input: 0 } });
  const plan = { ...supervised(through, { loss: 'meanSquaredError', metrics: [] }), steps: [] };
  const program = createProgram(plan);
  const points = tf.tensor2d([[1, 2]]);
  const value = program.value({ of: 'use', port: 'output' }, { data: { points: { data: new Float32Array([1, 2]), shape: [1, 2], dtype: 'float32' } } }); // prettier-ignore
  expect(Array.from(value.dataSync())).toEqual([1, 2]);
  expect(program.layerOutputs('through', [points]).size).toBe(0);
});
