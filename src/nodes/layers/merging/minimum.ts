import { defineMerge } from '../../kit/merge.ts';

export const minimum = defineMerge({
  type: 'minimum',
  label: 'Minimum',
  aliases: ['min', 'torch.minimum'],
  summary: 'The smallest of its inputs, number by number.',
  icon: 'arrow-down-to-line',
  keras: 'Minimum',
  title: 'the least',
  call: { tfjs: 'Merge', custom: true, args: { operation: 'minimum' } },
});
