import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';

import type { LayerPlan, Plan } from '../compiler/plan.ts';
import { readParams } from '../nodes/kit/read.ts';
import type { LayerDefinition } from '../nodes/kit/define.ts';
import { tensor as tensorOf } from '../nodes/kit/shapes.ts';
import { batchNormalization } from '../nodes/layers/normalization/batchNormalization.ts';
import { useInstalledWasm } from './nodeWasmFiles.ts';
import type { Batch, Program } from './program.ts';
import { createStaticProgram } from './program/createStaticProgram.ts';
import { floats } from './testColumns.ts';
import { dense, from, model, supervised, tensor } from './testPlans.ts';
import { createTfjsProgram } from './tfjs/program.ts';

beforeAll(async () => {
  useInstalledWasm();
  expect(await tf.setBackend('cpu')).toBe(true);
});

const engines: Readonly<Record<string, (plan: Plan) => Program | Promise<Program>>> = {
  'TensorFlow.js': createTfjsProgram,
  'static programs': (plan) => createStaticProgram(plan),
};

/** Batch normalization as a project's block gives it, frozen or not. */
function normalization(frozen: boolean): LayerPlan {
  const definition: LayerDefinition = batchNormalization;
  const { values } = readParams(definition.params, { momentum: 0.5 });
  const inputs = [tensorOf([3])];
  return {
    ...{ name: 'norm', block: 'norm', graph: 'main', type: 'batchNormalization', inputs: [from('dense')] },
    call: definition.lower(values, inputs, frozen),
    weights: definition.weights!(values, inputs),
    ...{ outputs: inputs, trainable: !frozen, seed: 10, flops: 0 },
  };
}

function planOf(frozen: boolean): Plan {
  const layers = [dense('dense', 4, 3, 'linear', { input: 0 }), normalization(frozen)];
  return supervised(model('net', { data: tensor([4]) }, layers), { loss: 'meanSquaredError', metrics: [] });
}

const batch: Batch = { data: { data: floats([5, 4]), labels: floats([5, 3], 40) } };

it.each(Object.entries(engines))('frozen batch normalization normalizes with its averages on %s', async (_, create) => {
  const program = await create(planOf(true));
  const names = ['gamma', 'beta', 'moving_mean', 'moving_variance'];
  const kept = new Map(names.map((name, at) => [`net/norm/${name}`, Float32Array.of(1.5, 0.5, 2).map((x) => x + at)]));
  program.setWeights(new Map([...kept].map(([name, values]) => [name, { shape: [3], values }])));

  // What a step tells was computed before it: as evaluation does.
  for (let step = 0; step < 3; step++) {
    const { loss: evaluated } = await program.evaluate(batch);
    const { loss } = await program.train(() => batch);
    expect(loss).toBeCloseTo(evaluated!, 5);
  }
  const weights = await program.weights();
  for (const [name, values] of kept) expect(weights.get(name)!.values).toEqual(values);
  expect(weights.get('net/dense/kernel')!.values).not.toEqual((await fresh(create)).get('net/dense/kernel')!.values);
  program.dispose();
});

it.each(Object.entries(engines))('that is not frozen moves them on %s', async (_, create) => {
  const program = await create(planOf(false));
  await program.train(() => batch);
  expect((await program.weights()).get('net/norm/moving_mean')!.values).not.toEqual(new Float32Array(3));
  program.dispose();
});

async function fresh(create: (plan: Plan) => Program | Promise<Program>) {
  const program = await create(planOf(true));
  const weights = await program.weights();
  program.dispose();
  return weights;
}
