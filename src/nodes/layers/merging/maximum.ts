import { defineMerge } from '../../kit/merge.ts';

export const maximum = defineMerge({
  type: 'maximum',
  label: 'Maximum',
  aliases: ['max', 'maxout', 'torch.maximum'],
  summary: 'The largest of its inputs, number by number.',
  icon: 'arrow-up-to-line',
  keras: 'Maximum',
  title: 'maxout',
  call: { tfjs: 'Merge', custom: true, args: { operation: 'maximum' } },
});
