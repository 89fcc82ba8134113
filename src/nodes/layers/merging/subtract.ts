import { defineMergeOfTwo } from '../../kit/merge.ts';

export const subtract = defineMergeOfTwo({
  type: 'subtract',
  label: 'Subtract',
  aliases: ['minus', 'difference', 'torch.sub'],
  summary: 'Takes the second input away from the first, number by number.',
  icon: 'minus',
  keras: 'Subtract',
  title: 'a difference',
  call: { tfjs: 'Merge', custom: true, args: { operation: 'subtract' } },
});
