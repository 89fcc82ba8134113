import * as tf from '@tensorflow/tfjs';
import { expect, it } from 'vitest';

import type { Plan } from '../../compiler/plan.ts';
import type { Batch } from '../program.ts';
import { floats, oneHot } from '../testColumns.ts';
import { conv2d, dense, from, layer, model, smallNets, supervised, tensor, weight } from '../testPlans.ts';
import { createTfjsProgram } from './program.ts';
import { expectClose, useWasmBackend } from './wasm/testBackends.ts';

useWasmBackend();

/** Images to three classes by every kind of convolution that works channel by channel. */
function separableNet(): { readonly plan: Plan; readonly batch: Batch } {
  const glorot = { initializer: 'glorotUniform' };
  const shared = { useBias: true, biasInitializer: { initializer: 'zeros' }, depthwiseInitializer: glorot };
  const windows = { kernelSize: [3, 3], padding: 'same', activation: 'relu', depthMultiplier: 2 };
  const layers = [
    conv2d('conv', [1, 3, 3, 1], 'same', 'relu', { input: 0 }),
    layer(
      'depthwise',
      'depthwiseConv2d',
      { ...windows, ...shared, strides: [2, 2] },
      {
        ...{ inputs: [from('conv')], weights: [weight('kernel', 3, 3, 3, 2), weight('bias', 6)] },
      },
    ),
    layer(
      'separable',
      'separableConv2d',
      { ...windows, ...shared, filters: 5, strides: [1, 1], pointwiseInitializer: glorot },
      {
        ...{
          inputs: [from('depthwise')],
          weights: [weight('kernel', 3, 3, 6, 2), weight('mix', 1, 1, 12, 5), weight('bias', 5)],
        },
      },
    ),
    layer(
      'pool',
      'averagePooling2d',
      { poolSize: [2, 2], strides: [2, 2], padding: 'same' },
      { inputs: [from('separable')] },
    ),
    layer('flatten', 'flatten', {}, { inputs: [from('pool')] }),
    dense('dense', 45, 3, 'softmax', from('flatten')),
  ];
  const net = model('separable', { images: tensor([9, 9, 1]) }, layers);
  const plan = supervised(net, { loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
  return { plan, batch: { data: { images: floats([6, 9, 9, 1]), labels: oneHot(6, 3) } } };
}

it.each([...Object.entries(smallNets), ['separable net', separableNet] as const])(
  'trains the %s as the CPU backend does',
  async (_, make) => {
    const { plan, batch } = make();
    const train = async (backend: string) => {
      expect(await tf.setBackend(backend)).toBe(true);
      const program = createTfjsProgram(plan);
      const curve = [];
      for (let step = 0; step < 8; step++) curve.push(await program.train(() => batch));
      curve.push(await program.evaluate(batch));
      program.dispose();
      return curve.flatMap((scores) => Object.values(scores));
    };
    expectClose(await train('wasm'), await train('cpu'));
  },
);
