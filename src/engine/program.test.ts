import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';

import { createProgram } from './program.ts';
import { smallGan, smallNets } from './testPlans.ts';

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
