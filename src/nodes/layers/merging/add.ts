import { defineMerge } from '../../kit/merge.ts';

export const add = defineMerge({
  type: 'add',
  label: 'Add',
  aliases: ['sum', 'skip connection', 'residual', 'plus', 'torch.add'],
  summary: 'Adds its inputs number by number, as a skip connection does.',
  icon: 'plus',
  keras: 'Add',
  title: 'a skip connection',
  call: { tfjs: 'add', args: {} },
});
