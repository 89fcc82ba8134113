import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';

import { useInstalledWasm } from '../nodeWasmFiles.ts';
import type { Scores } from '../../compiler/plan.ts';
import type { Batch, Column, Program } from '../program.ts';
import { floats, integers, oneHot } from '../testColumns.ts';
import { conv2d, dense, from, layer, model, smallNets, supervised, tensor } from '../testPlans.ts';
import { createTfjsProgram } from '../tfjs/program.ts';
import { createStaticProgram } from './createStaticProgram.ts';

beforeAll(async () => {
  useInstalledWasm();
  expect(await tf.setBackend('cpu')).toBe(true);
});

/** The same plan on TensorFlow.js's cpu backend, which is the judge, and as a static program. */
async function both(name: string): Promise<{ judge: Program; ours: Program; batch: Batch }> {
  const { plan, batch } = smallNets[name]!();
  return { judge: createTfjsProgram(plan), ours: await createStaticProgram(plan), batch };
}

function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number, what: string): void {
  expect(actual.length, what).toBe(expected.length);
  for (let at = 0; at < expected.length; at++) {
    const allowed = tolerance * Math.max(1, Math.abs(expected[at]!));
    if (!(Math.abs(actual[at]! - expected[at]!) <= allowed)) {
      expect(`${what} at ${at}: ${actual[at]}`).toBe(`${what} at ${at}: ${expected[at]}`);
    }
  }
}

function expectSameScores(actual: Scores, expected: Scores, what: string): void {
  const names = Object.keys(expected).sort();
  expect(Object.keys(actual).sort()).toEqual(names);
  for (const name of names) expectClose([actual[name]!], [expected[name]!], 1e-4, `${name} of ${what}`);
}

/**
 * Weights whose true gradient is 0, since batch normalization takes away what they add: rounding decides which way Adam
 * moves them, and nothing but the mean that takes them away depends on it.
 */
const withoutEffect = new Set(['generator/dense/bias', 'generator/batch_normalization/moving_mean']);

async function expectSameWeights(ours: Program, judge: Program): Promise<void> {
  const expected = await judge.weights();
  const actual = await ours.weights();
  expect([...actual.keys()]).toEqual([...expected.keys()]);
  for (const [name, { values, shape }] of expected) {
    expect(actual.get(name)!.shape).toEqual(shape);
    if (withoutEffect.has(name)) continue;
    expectClose(actual.get(name)!.values, values, 1e-4, name);
  }
}

it('makes code of its own for each size of batch', async () => {
  const { judge, ours } = await both('LSTM');
  for (const shape of [
    [1, 4],
    [3, 7],
    [1, 4],
    [2, 1],
  ]) {
    // prettier-ignore
    const columns = [integers(shape, 11)];
    const expected = await judge.apply('text', columns);
    (await ours.apply('text', columns)).forEach((column, index) => {
      expect(column.shape).toEqual(expected[index]!.shape);
      expectClose(column.data, expected[index]!.data, 1e-5, `output ${index}`);
    });
  }
});

it('gives the same numbers on any number of threads, bit for bit', async () => {
  // Large enough that the instructions are shared.
  const layers = [
    conv2d('conv', [3, 16, 3, 1], 'same', 'relu', { input: 0 }),
    conv2d('conv_1', [16, 24, 5, 2], 'same', 'tanh', from('conv')),
    layer('flatten', 'flatten', {}, { inputs: [from('conv_1')] }),
    layer('dropout', 'Dropout', { rate: 0.25, seed: { seed: true } }, { inputs: [from('flatten')], custom: true }),
    dense('dense', 2400, 64, 'sigmoid', from('dropout')),
    dense('dense_1', 64, 5, 'softmax', from('dense')),
  ];
  const net = model('net', { images: tensor([20, 20, 3]) }, layers);
  const plan = supervised(net, { loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
  const batch: Batch = { data: { images: floats([24, 20, 20, 3]), labels: oneHot(24, 5) } };
  const trained = async (threads: number) => {
    const program = await createStaticProgram(plan, threads);
    const scores = [];
    for (let step = 0; step < 8; step++) scores.push(await program.train(() => batch));
    const weights = await program.weights();
    program.dispose();
    return { scores, weights };
  };
  const alone = await trained(1);
  for (const threads of [2, 3]) expect(await trained(threads)).toEqual(alone);
});

describe.each(Object.keys(smallNets))('the %s as a static program', (name) => {
  it('trains as TensorFlow.js does', async () => {
    const { judge, ours, batch } = await both(name);
    await expectSameWeights(ours, judge);
    for (let step = 0; step < 15; step++) {
      const expected = await judge.train(() => batch);
      const actual = await ours.train(() => batch);
      expectSameScores(actual, expected, `step ${step}`);
    }
    await expectSameWeights(ours, judge);
    expectSameScores(await ours.evaluate(batch), await judge.evaluate(batch), 'evaluation');
    judge.dispose();
    ours.dispose();
  });

  it('gives the values TensorFlow.js gives, inside and out', async () => {
    const { judge, ours, batch } = await both(name);
    const compare = (actual: Column, expected: Column, what: string) => {
      expect(actual.shape, what).toEqual(expected.shape);
      expectClose(actual.data, expected.data, 1e-5, what);
    };
    for (const call of ours.plan.calls) {
      const model = ours.plan.models.find((each) => each.name === call.model)!;
      for (const output of model.outputs) {
        const ref = { of: call.name, port: output.name };
        compare(await ours.value(ref, batch), await judge.value(ref, batch), `${ref.of}.${ref.port}`);
      }
      const inputs = await Promise.all(call.inputs.map((ref) => judge.value(ref, batch)));
      const applied = await judge.apply(model.name, inputs);
      (await ours.apply(model.name, inputs)).forEach((column, index) => compare(column, applied[index]!, 'output'));
      const inside = await judge.layerOutputs(model.name, inputs);
      for (const [layer, columns] of await ours.layerOutputs(model.name, inputs)) {
        columns.forEach((column, index) => compare(column, inside.get(layer)![index]!, layer));
      }
    }
    judge.dispose();
    ours.dispose();
  });

  it('goes on from a checkpoint as if nothing had happened', async () => {
    const { plan, batch } = smallNets[name]!();
    const whole = await createStaticProgram(plan);
    for (let step = 0; step < 3; step++) await whole.train(() => batch);
    const checkpoint = await whole.checkpoint();
    const rest = [await whole.train(() => batch), await whole.train(() => batch)];

    const other = await createStaticProgram(plan);
    await other.train(() => batch);
    other.restore(checkpoint);
    expect([await other.train(() => batch), await other.train(() => batch)]).toEqual(rest);
    expect(await other.weights()).toEqual(await whole.weights());
  });

  it('goes on elsewhere: a checkpoint of either engine fits the other', async () => {
    const { judge, ours, batch } = await both(name);
    for (let step = 0; step < 3; step++) await judge.train(() => batch);
    ours.restore(await judge.checkpoint());
    for (let step = 0; step < 3; step++) {
      const expected = await judge.train(() => batch);
      expectSameScores(await ours.train(() => batch), expected, `step ${step}`);
    }
    judge.restore(await ours.checkpoint());
    const expected = await judge.train(() => batch);
    expectSameScores(await ours.train(() => batch), expected, 'back again');
  });

  it('gives the same numbers again and again', async () => {
    const { plan, batch } = smallNets[name]!();
    const ours = await createStaticProgram(plan);
    const first = await ours.evaluate(batch);
    for (let repeat = 0; repeat < 1000; repeat++) expect(await ours.evaluate(batch)).toEqual(first);
  });
});
