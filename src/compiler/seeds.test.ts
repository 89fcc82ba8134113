import { expect, it } from 'vitest';

import type { LayerCall } from '../nodes/kit/calls.ts';
import { resolveSeeds } from './seeds.ts';

const lstm: LayerCall = {
  tfjs: 'lstm',
  keras: 'LSTM',
  args: {
    units: 2,
    kernelInitializer: { initializer: 'glorotUniform' },
    biasInitializer: { initializer: 'zeros' },
    recurrentInitializer: { initializer: 'glorotUniform' },
  },
};

it('gives each initializer the next seed, and none to those that draw nothing', () => {
  expect(resolveSeeds({ call: lstm, seed: 30 }, 1000).args).toEqual({
    units: 2,
    kernelInitializer: { initializer: 'glorotUniform', seed: 1030 },
    biasInitializer: { initializer: 'zeros' },
    recurrentInitializer: { initializer: 'glorotUniform', seed: 1032 },
  });
});

it('counts on inside a wrapped layer', () => {
  const call: LayerCall = {
    tfjs: 'bidirectional',
    keras: 'Bidirectional',
    args: { outer: { initializer: 'heNormal' }, layer: { layer: lstm }, mask: { seed: true } },
  };
  const { args } = resolveSeeds({ call, seed: 5 }, 0);
  expect(args['outer']).toEqual({ initializer: 'heNormal', seed: 5 });
  expect(args['layer']).toMatchObject({
    layer: { args: { kernelInitializer: { seed: 6 }, recurrentInitializer: { seed: 8 } } },
  });
  expect(args['mask']).toBe(5);
});
