import { defineMerge } from '../../kit/merge.ts';

export const average = defineMerge({
  type: 'average',
  label: 'Average',
  aliases: ['mean', 'ensemble'],
  summary: 'The mean of its inputs, number by number.',
  icon: 'divide',
  keras: 'Average',
  title: 'an ensemble',
  call: { tfjs: 'average', args: {} },
});
