import { defineAugmentation, factorParam, valueRangeParam } from '../../kit/augment.ts';

export const randomContrast = defineAugmentation({
  type: 'randomContrast',
  keras: 'RandomContrast',
  label: 'Random contrast',
  aliases: ['ColorJitter', 'contrast jitter', 'augmentation'],
  summary:
    'Gives each image more or less contrast while training: its numbers move away from their mean or towards it.',
  icon: 'contrast',
  params: {
    factor: factorParam([0.2], 'Factor', 'Most less and more contrast; two numbers are for less and for more.', 0),
    valueRange: valueRangeParam,
  },
  ranges: ['valueRange'],
  args: ({ factor, valueRange }) => ({ factor: [factor[0]!, factor[1] ?? factor[0]!], valueRange }),
  config: (p) => p.factor.join(' · '),
  examples: [{ title: 'a fifth', params: { valueRange: [-1, 1] }, in: [[4, 5, 2]], out: [[4, 5, 2]], weights: 0 }],
});
