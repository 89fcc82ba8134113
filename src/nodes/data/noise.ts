import { defineData } from '../kit/define.ts';
import { config } from '../kit/layerParams.ts';
import { choice, shape } from '../kit/param.ts';
import { tensor } from '../kit/shapes.ts';

export const noise = defineData({
  type: 'noise',
  category: 'data',
  label: 'Noise',
  aliases: ['latent vector', 'random', 'z'],
  summary: 'Fresh random numbers for every batch: what a generator starts from.',
  icon: 'dices',
  inputs: [],
  outputs: [{ name: 'noise' }],
  params: {
    shape: shape([100], { label: 'Shape', help: 'Of one sample, without the batch axis.' }),
    distribution: choice(['normal', 'uniform'], {
      label: 'Distribution',
      help: '`normal`: mean 0, deviation 1. `uniform`: from −1 to 1.',
    }),
  },
  config: (p) => config(p.distribution, { values: p.shape.join(' × ') }),
  types: (p) => [tensor(p.shape)],
  source: (p) => ({ kind: 'noise', distribution: p.distribution }),
});
