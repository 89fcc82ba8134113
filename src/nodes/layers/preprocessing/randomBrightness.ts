import { defineAugmentation, factorParam, rangeOf, valueRangeParam } from '../../kit/augment.ts';

export const randomBrightness = defineAugmentation({
  type: 'randomBrightness',
  keras: 'RandomBrightness',
  label: 'Random brightness',
  aliases: ['ColorJitter', 'brightness jitter', 'augmentation'],
  summary: 'Makes each image lighter or darker while training: one number is added to all of it.',
  icon: 'sun',
  params: {
    factor: factorParam([0.2], 'Factor', 'Most darker or lighter, as a share of the value range.'),
    valueRange: valueRangeParam,
  },
  ranges: ['factor', 'valueRange'],
  args: ({ factor, valueRange }) => ({ factor: rangeOf(factor), valueRange }),
  config: (p) => p.factor.join(' … ').replaceAll('-', '−'),
  examples: [{ title: 'a fifth', params: { valueRange: [-1, 1] }, in: [[4, 5, 2]], out: [[4, 5, 2]], weights: 0 }],
});
