import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';

import type { LayerValue, Plan } from '../../compiler/plan.ts';
import type { OptimizerPlan } from '../../nodes/kit/calls.ts';
import type { Batch, Column, WeightTable } from '../program.ts';
import { floats } from '../testColumns.ts';
import {
  adam,
  dense,
  from,
  layer,
  model,
  smallCnn,
  smallGan,
  smallNets,
  supervised,
  tensor,
  weight,
} from '../testPlans.ts';
import { buildModel, disposeModel } from './build.ts';
import { createTfjsProgram } from './program.ts';

beforeAll(async () => {
  expect(await tf.setBackend('cpu')).toBe(true);
});

const seriesOf = ({ losses }: Plan) =>
  losses.flatMap(({ name, metrics }) => [name, ...metrics.map((metric) => `${name}/${metric}`)]);

describe.each(Object.entries(smallNets))('a program of the %s', (_, make) => {
  it('lowers its loss and leaves no tensor behind', async () => {
    const before = tf.memory().numTensors;
    const { plan, batch } = make();
    const program = createTfjsProgram(plan);
    const first = await program.train(() => batch);
    const settled = tf.memory().numTensors;
    for (let step = 0; step < 30; step++) await program.train(() => batch);
    const last = await program.evaluate(batch);

    expect(tf.memory().numTensors).toBe(settled);
    const [loss] = plan.losses;
    for (const scores of [first, last]) expect(Object.keys(scores)).toEqual(seriesOf(plan));
    expect(last[loss!.name]).toBeLessThan(first[loss!.name]!);
    program.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it('gives the same curve again', async () => {
    const { plan, batch } = make();
    const once = async () => {
      const program = createTfjsProgram(plan);
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
    const program = createTfjsProgram({ ...plan, steps: plan.steps.filter(({ loss }) => loss.endsWith(trained)) });
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
  const built = buildModel(plan.models[0]!, plan.run.seed);
  const { model } = built;
  model.compile({ optimizer, loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
  const { points, labels } = batch['data']!;
  const [x, y] = [points!, labels!].map(({ data, shape }) => tf.tensor(data, [...shape]));
  const curve = [];
  for (let step = 0; step < steps; step++) curve.push(...((await model.trainOnBatch(x!, y!)) as number[]));
  disposeModel(built);
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
  const program = createTfjsProgram({ ...plan, steps: plan.steps.map((step) => ({ ...step, optimizer })) });
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
  const program = createTfjsProgram({ ...plan, models: [{ ...net!, layers }] });
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
    const program = createTfjsProgram({ ...plan, run: { ...plan.run, seed } });
    const weights = await program.weights();
    program.dispose();
    return weights.get('mlp/dense/kernel')!.values;
  };
  expect(await kernel(1)).toEqual(await kernel(1));
  expect(await kernel(2)).not.toEqual(await kernel(1));
});

it('hands weights out and takes them back', async () => {
  const { plan, batch } = smallNets['cnn']!();
  const program = createTfjsProgram(plan);
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

it('shows values of the program and what each layer gives', async () => {
  const { plan, batch } = smallNets['cnn']!();
  const before = tf.memory().numTensors;
  const program = createTfjsProgram(plan);
  const built = tf.memory().numTensors;

  const images = await program.value({ of: 'data', port: 'images' }, batch);
  const scores = await program.value({ of: 'use', port: 'output' }, batch);
  const inside = await program.layerOutputs('cnn', [images]);
  expect(images).toEqual(batch['data']!['images']);
  expect(scores).toMatchObject({ shape: [6, 3], dtype: 'float32' });
  expect([...inside.keys()]).toEqual(['conv', 'pool', 'conv_1', 'flatten', 'dropout', 'dense']);
  expect(inside.get('pool')![0]!.shape).toEqual([6, 3, 3, 4]);
  expect(inside.get('dense')).toEqual([scores]);
  expect(await program.apply('cnn', [images])).toEqual([scores]);

  expect(tf.memory().numTensors).toBe(built);
  program.dispose();
  expect(tf.memory().numTensors).toBe(before);
});

it('gives out copies, which the caller may write to', async () => {
  const { plan, batch } = smallNets['cnn']!();
  const program = createTfjsProgram(plan);
  const before = await program.evaluate(batch);
  const image = batch['data']!['images']!;
  const kept = image.data.slice();
  (await program.value({ of: 'data', port: 'images' }, batch)).data.fill(NaN);
  for (const { values } of (await program.weights()).values()) values.fill(NaN);
  const { weights, slots } = await program.checkpoint();
  for (const values of [...slots.values(), ...[...weights.values()].map((weight) => weight.values)]) values.fill(NaN);
  expect(image.data).toEqual(kept);
  expect(await program.evaluate(batch)).toEqual(before);
  program.dispose();
});

it('draws fresh noise for each step', async () => {
  const { plan, batch } = smallNets['GAN']!();
  const program = createTfjsProgram(plan);
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
  expect(() => createTfjsProgram({ ...plan, steps: [{ ...step!, trains: ['mlp/gone'] }] })).toThrow('trains mlp/gone');
  const [net] = plan.models;
  const layers = net!.layers.map((each) => ({ ...each, weights: [] }));
  expect(() => createTfjsProgram({ ...plan, models: [{ ...net!, layers }] })).toThrow('the layer has 2×8, 8');
});

it('frees what it computed when a batch does not fit', async () => {
  const { plan, batch } = smallNets['GAN']!();
  const program = createTfjsProgram(plan);
  await program.train(() => batch);
  const before = tf.memory().numTensors;
  await expect(program.train((step) => (step === 0 ? batch : {}))).rejects.toThrow('The batch lacks noise');
  expect(tf.memory().numTensors).toBe(before);
  program.dispose();
});

it('runs a model that hands its input on', async () => {
  const through = model('through', { points: tensor([2]) }, [], { output: { input: 0 } });
  const plan = { ...supervised(through, { loss: 'meanSquaredError', metrics: [] }), steps: [] };
  const program = createTfjsProgram(plan);
  const points: Column = { data: Float32Array.of(1, 2), shape: [1, 2], dtype: 'float32' };
  expect(await program.value({ of: 'use', port: 'output' }, { data: { points } })).toEqual(points);
  expect(await program.apply('through', [points])).toEqual([points]);
  expect((await program.layerOutputs('through', [points])).size).toBe(0);
});

function twoHeads(): { plan: Plan; batch: Batch } {
  const net = model(
    'heads',
    { points: tensor([2]) },
    [dense('unused', 2, 2, 'linear', { input: 0 }), dense('used', 2, 3, 'softmax', { input: 0 })],
    { output: from('used'), spare: from('unused') },
  );
  const plan = supervised(net, { loss: 'categoricalCrossentropy', metrics: [] });
  return { plan, batch: { data: { points: floats([6, 2]), labels: smallNets['mlp']!().batch['data']!['labels']! } } };
}

/** Everything that five more steps make of a program, read bit for bit. */
async function goOn(program: ReturnType<typeof createTfjsProgram>, batch: Batch): Promise<[unknown[], WeightTable]> {
  const curve: unknown[] = [];
  for (let step = 0; step < 5; step++) curve.push(await program.train(() => batch));
  return [curve, await program.weights()];
}

const checkpointed: [OptimizerPlan][] = [
  ...optimizers.map(([optimizer]): [OptimizerPlan] => [optimizer]),
  [{ name: 'rmsprop', args: { learningRate: 0.01, decay: 0.9, momentum: 0.5, epsilon: 1e-7, centered: true } }],
];

describe.each(checkpointed)('a checkpoint of $name', (optimizer) => {
  const withOptimizer = (plan: Plan): Plan => ({ ...plan, steps: plan.steps.map((step) => ({ ...step, optimizer })) });
  const nets = { 'cnn with dropout': [smallCnn(), 'cnn'], GAN: [smallGan(), 'GAN'] } as const;

  it.each(Object.entries(nets))(
    'goes on in a fresh program of the %s as if nothing had been',
    async (_, [net, name]) => {
      const before = tf.memory().numTensors;
      const plan = withOptimizer(net);
      const { batch } = smallNets[name]!();
      const first = createTfjsProgram(plan);
      for (let step = 0; step < 7; step++) await first.train(() => batch);
      const checkpoint = await first.checkpoint();
      const expected = await goOn(first, batch);

      const second = createTfjsProgram({ ...plan, run: { ...plan.run, seed: 99 } });
      second.restore(checkpoint);
      // The seed of a dropout is the plan's: only nets without one can be compared across seeds.
      const third = createTfjsProgram(plan);
      third.restore(checkpoint);
      expect(await goOn(third, batch)).toEqual(expected);
      expect(await second.checkpoint()).toEqual(checkpoint);
      // Back in the program that went on meanwhile.
      first.restore(checkpoint);
      expect(await goOn(first, batch)).toEqual(expected);

      for (const program of [first, second, third]) program.dispose();
      expect(tf.memory().numTensors).toBe(before);
    },
  );

  it('of the beginning forgets all that came after', async () => {
    const plan = withOptimizer(smallNets['mlp']!().plan);
    const { batch } = smallNets['mlp']!();
    const program = createTfjsProgram(plan);
    const beginning = await program.checkpoint();
    const expected = await goOn(program, batch);
    program.restore(beginning);
    expect(await goOn(program, batch)).toEqual(expected);
    program.dispose();
  });
});

it('names what a checkpoint holds', async () => {
  const { plan, batch } = smallNets['cnn']!();
  const program = createTfjsProgram(plan);
  for (let step = 0; step < 3; step++) await program.train(() => batch);
  const { weights, slots } = await program.checkpoint();
  const trained = [...weights.keys()];
  expect([...slots.keys()].sort()).toEqual(
    [
      'cnn/dropout/calls',
      'optimizer/step/steps',
      ...trained.flatMap((name) => [`optimizer/step/${name}/m`, `optimizer/step/${name}/v`]),
    ].sort(),
  );
  expect([slots.get('cnn/dropout/calls'), slots.get('optimizer/step/steps')]).toEqual([
    Float32Array.of(3),
    Float32Array.of(3),
  ]);
  program.dispose();
});

it('refuses a checkpoint that does not fit', async () => {
  const { plan, batch } = smallNets['mlp']!();
  const program = createTfjsProgram(plan);
  await program.train(() => batch);
  const { weights, slots } = await program.checkpoint();
  const name = 'optimizer/step/mlp/dense/kernel/m';
  expect(() => program.restore({ weights, slots: new Map([...slots, [name, new Float32Array(3)]]) })).toThrow(
    `${name} has 16 numbers, not 3`,
  );
  program.dispose();
});

it('keeps apart what is remembered of a weight that its loss does not reach', async () => {
  // Two outputs, and a loss on the first: the second layer has no gradient, and comes before the last in the list.
  const { plan, batch } = twoHeads();
  const program = createTfjsProgram(plan);
  for (let step = 0; step < 3; step++) await program.train(() => batch);
  const { slots } = await program.checkpoint();
  expect(slots.get('optimizer/step/heads/unused/kernel/m')).toEqual(new Float32Array(4));
  expect(slots.get('optimizer/step/heads/used/kernel/m')!.some((value) => value !== 0)).toBe(true);
  expect(slots.get('optimizer/step/heads/used/kernel/m')).toHaveLength(6);
  program.dispose();
});

it('gives each recurrent layer its own states, not those of the one before', async () => {
  const rnn = (name: string, width: number, inputs: LayerValue[]) =>
    layer(
      name,
      'simpleRNN',
      {
        units: 2,
        activation: 'tanh',
        useBias: false,
        kernelInitializer: { initializer: 'ones' },
        recurrentInitializer: { initializer: 'ones' },
        returnSequences: true,
      },
      { type: 'simpleRNN', inputs, weights: [weight('kernel', width, 2), weight('recurrent_kernel', 2, 2)] },
    );
  const input = { sequence: tensor([1, 1]), start: tensor([2]) };
  const stacked = model('stacked', input, [
    rnn('first', 1, [{ input: 0 }, { input: 1 }]),
    rnn('second', 2, [from('first')]),
  ]);
  const program = createTfjsProgram({ ...supervised(stacked, { loss: 'meanSquaredError', metrics: [] }), steps: [] });
  const [output] = await program.apply('stacked', [
    { data: Float32Array.of(0.1), shape: [1, 1, 1], dtype: 'float32' },
    { data: Float32Array.of(0.2, 0.3), shape: [1, 2], dtype: 'float32' },
  ]);
  // tanh(0.1 + 0.5) from both units, then their sum through a layer that starts at 0.
  expect(output!.data[0]).toBeCloseTo(Math.tanh(2 * Math.tanh(0.6)), 5);
  program.dispose();
});
