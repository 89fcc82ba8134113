import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';

import type { LayerPlan, Plan } from '../compiler/plan.ts';
import type { ParamValue } from '../graph/project.ts';
import type { OptimizerPlan } from '../nodes/kit/calls.ts';
import { ruleArgs, trained } from '../nodes/kit/weightRules.ts';
import { useInstalledWasm } from './nodeWasmFiles.ts';
import type { Batch, Column, Program } from './program.ts';
import { createStaticProgram } from './program/createStaticProgram.ts';
// Numbers of Keras 3.15, written by `scripts/keras/rules.py`.
import recorded from './rules.keras.json' with { type: 'json' };
import { dense, from, layer, model, supervised, tensor } from './testPlans.ts';
import { createTfjsProgram } from './tfjs/program.ts';

beforeAll(async () => {
  useInstalledWasm();
  expect(await tf.setBackend('cpu')).toBe(true);
});

const engines: Readonly<Record<string, (plan: Plan) => Program | Promise<Program>>> = {
  'TensorFlow.js': createTfjsProgram,
  'static programs': (plan) => createStaticProgram(plan),
};

/** Settings of a layer as a project has them. */
type Settings = Readonly<Record<string, ParamValue>>;

/** The settings of each rule in `rules.py`, for a dense layer and for a convolution. */
const rules: Readonly<Record<string, (name: string) => Settings>> = {
  penalties: () => ({ kernelRegularizer: [0.01, 0.02], biasRegularizer: [0.1, 0], activityRegularizer: [0.1, 0.05] }),
  nonNeg: () => ({ kernelConstraint: 'nonNeg' }),
  unitNorm: () => ({ kernelConstraint: 'unitNorm', kernelNormAxis: [0] }),
  maxNorm: (name) => ({
    kernelConstraint: 'maxNorm',
    kernelMaxNorm: 0.5,
    kernelNormAxis: name === 'dense' ? [-1] : [0, 1, 2],
    biasConstraint: 'maxNorm',
    biasMaxNorm: 0.01,
    biasNormAxis: [0],
    kernelRegularizer: [0, 0.1],
  }),
  minMaxNorm: () => ({
    kernelConstraint: 'minMaxNorm',
    kernelMinNorm: 0.6,
    kernelMaxNorm: 0.8,
    kernelNormRate: 0.5,
    kernelNormAxis: [0, 1],
  }),
};

const nets = {
  dense: { args: { units: 3 }, x: [5, 4], y: [5, 3], kernel: [4, 3], units: 3 },
  conv2d: {
    args: { filters: 2, kernelSize: [3, 3], strides: [1, 1], padding: 'valid' },
    x: [3, 4, 4, 2],
    y: [3, 2, 2, 2],
    kernel: [3, 3, 2, 2],
    units: 2,
  },
} as const;
type Net = keyof typeof nets;

function planOf(net: Net, settings: Settings, optimizer: OptimizerPlan, trainable = true): Plan {
  const { args, x, kernel, units } = nets[net];
  const stated = {
    ...args,
    activation: 'tanh',
    useBias: true,
    kernelInitializer: { initializer: 'glorotUniform' },
    biasInitializer: { initializer: 'zeros' },
    ...ruleArgs(settings, 'kernel', 'bias', 'activity'),
  };
  const weights = [trained('kernel', kernel, settings), trained('bias', [units], settings)];
  const layers: LayerPlan[] = [layer('layer', net, stated, { weights, trainable })];
  if (!trainable) layers.push(dense('last', units, units, 'linear', from('layer')));
  return supervised(model('net', { data: tensor(x.slice(1)) }, layers), { loss: 'meanSquaredError', metrics: [] }, optimizer); // prettier-ignore
}

function filled(shape: readonly number[], number: (index: number) => number): Column {
  const size = shape.reduce((product, length) => product * length, 1);
  return { data: Float32Array.from({ length: size }, (_, index) => number(index)), shape, dtype: 'float32' };
}

const batchOf = (net: Net): Batch => ({
  data: {
    data: filled(nets[net].x, (index) => Math.cos(0.7 * index)),
    labels: filled(nets[net].y, (index) => Math.sin(0.3 * index)),
  },
});

async function start(program: Program, net: Net): Promise<void> {
  const { kernel, units } = nets[net];
  const values = filled(kernel, (index) => 0.8 * Math.sin(index + 1)).data as Float32Array;
  program.setWeights(
    new Map([
      ['net/layer/kernel', { shape: kernel, values }],
      ['net/layer/bias', { shape: [units], values: new Float32Array(units) }],
    ]),
  );
}

const sgd: OptimizerPlan = { name: 'sgd', args: { learningRate: 0.1 } };

describe.each(Object.entries(engines))('on %s', (_, create) => {
  it.each(Object.keys(recorded))('%s is that of Keras', async (name) => {
    const [net, rule] = name.split('/') as [Net, string];
    const expected = recorded[name as keyof typeof recorded];
    const program = await create(planOf(net, rules[rule]!(net), sgd));
    await start(program, net);
    const batch = batchOf(net);

    const before = await program.evaluate(batch);
    const { loss } = await program.train(() => batch);
    const after = await program.evaluate(batch);
    const weights = await program.weights();
    program.dispose();

    expect(before['loss']).toBeCloseTo(expected.before, 4);
    expect(loss).toBeCloseTo(expected.loss, 4);
    expect(after['loss']).toBeCloseTo(expected.after, 4);
    expectClose(weights.get('net/layer/kernel')!.values, expected.kernel);
    expectClose(weights.get('net/layer/bias')!.values, expected.bias);
  });

  it('a largest norm holds after many large steps', async () => {
    const adam = { name: 'adam', args: { learningRate: 0.5, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 } } as const;
    const settings = { kernelConstraint: 'maxNorm', kernelMaxNorm: 0.2, kernelNormAxis: [0] };
    const program = await create(planOf('dense', settings, adam));
    for (let step = 0; step < 20; step++) await program.train(() => batchOf('dense'));
    const { values } = (await program.weights()).get('net/layer/kernel')!;
    program.dispose();
    const norms = [0, 1, 2].map((unit) => Math.hypot(...[0, 1, 2, 3].map((row) => values[3 * row + unit]!)));
    expect(Math.max(...norms)).toBeCloseTo(0.2, 5);
  });

  it('weights that are not trained are neither penalised nor constrained', async () => {
    const plan = planOf('dense', { kernelRegularizer: [1, 1], kernelConstraint: 'nonNeg' }, sgd, false);
    const program = await create(plan);
    const plain = await create(planOf('dense', {}, sgd, false));
    for (const each of [program, plain]) await start(each, 'dense');
    const batch = batchOf('dense');
    expect(await program.train(() => batch)).toEqual(await plain.train(() => batch));
    expect((await program.weights()).get('net/layer/kernel')).toEqual((await plain.weights()).get('net/layer/kernel'));
    for (const each of [program, plain]) each.dispose();
  });
});

it('penalties leave no tensors behind on TensorFlow.js', async () => {
  const program = createTfjsProgram(planOf('dense', rules['penalties']!('dense'), sgd));
  const run = async (): Promise<void> => {
    const batch = batchOf('dense');
    await program.train(() => batch);
    await program.evaluate(batch);
    await program.value({ of: 'use', port: 'output' }, batch);
    await program.apply('net', [batch['data']!['data']!]);
    await program.layerOutputs('net', [batch['data']!['data']!]);
  };
  await run();
  const { numTensors } = tf.memory();
  await run();
  expect(tf.memory().numTensors).toBe(numTensors);
  program.dispose();
});

function expectClose(actual: ArrayLike<number>, expected: readonly number[]): void {
  expect(actual.length).toBe(expected.length);
  expected.forEach((value, index) => expect(actual[index]).toBeCloseTo(value, 4));
}
