import { defineAugmentation, factorParam, fillParams, rangeOf } from '../../kit/augment.ts';
import { config } from '../../kit/layerParams.ts';

export const randomTranslation = defineAugmentation({
  type: 'randomTranslation',
  keras: 'RandomTranslation',
  label: 'Random translation',
  aliases: ['shift', 'move', 'RandomAffine', 'width_shift_range', 'augmentation'],
  summary: 'Moves each image down and across by random amounts while training.',
  icon: 'move',
  params: {
    heightFactor: factorParam([0.1], 'Height factor', 'Most up or down, as a share of the height; positive is down.'),
    widthFactor: factorParam([0.1], 'Width factor', 'Most left or right, as a share of the width; positive is right.'),
    ...fillParams,
  },
  ranges: ['heightFactor', 'widthFactor'],
  args: ({ heightFactor, widthFactor, fillMode, fillValue, interpolation }) => ({
    heightFactor: rangeOf(heightFactor),
    widthFactor: rangeOf(widthFactor),
    ...{ fillMode, fillValue, interpolation },
  }),
  config: (p) => config(...[p.heightFactor, p.widthFactor].map((factor) => factor.join(' … ').replaceAll('-', '−'))),
  examples: [
    { title: 'a tenth each way', params: {}, in: [[5, 6, 2]], out: [[5, 6, 2]], weights: 0 },
    {
      title: 'round the edges',
      params: { heightFactor: [0.2, 0.9], fillMode: 'wrap' },
      in: [[4, 4, 1]],
      out: [[4, 4, 1]],
      weights: 0,
    },
  ],
});
