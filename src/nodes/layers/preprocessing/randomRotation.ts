import { defineAugmentation, factorParam, fillParams, rangeOf } from '../../kit/augment.ts';

export const randomRotation = defineAugmentation({
  type: 'randomRotation',
  keras: 'RandomRotation',
  label: 'Random rotation',
  aliases: ['rotate', 'turn', 'augmentation'],
  summary: 'Turns each image about its middle by a random angle while training.',
  icon: 'rotate-cw',
  params: {
    factor: factorParam([0.1], 'Factor', 'Largest part of a turn, either way; two numbers are the least and the most.'),
    ...fillParams,
  },
  ranges: ['factor'],
  args: ({ factor, fillMode, fillValue, interpolation }) => ({
    ...{ factor: rangeOf(factor), fillMode, fillValue, interpolation },
  }),
  config: (p) => `${p.factor.map((turns) => `${Math.round(3600 * turns) / 10}°`).join(' … ')}`.replaceAll('-', '−'),
  examples: [
    { title: 'a tenth of a turn', params: {}, in: [[5, 6, 2]], out: [[5, 6, 2]], weights: 0 },
    {
      title: 'black corners',
      params: { factor: [0.05, 0.2], fillMode: 'constant', interpolation: 'nearest' },
      in: [[4, 4, 1]],
      out: [[4, 4, 1]],
      weights: 0,
    },
  ],
});
