import { defineMerge } from '../../kit/merge.ts';

export const multiply = defineMerge({
  type: 'multiply',
  label: 'Multiply',
  aliases: ['product', 'gate', 'times', 'Hadamard', 'torch.mul'],
  summary: 'Multiplies its inputs number by number, as a gate does.',
  icon: 'x',
  keras: 'Multiply',
  title: 'a gate',
  call: { tfjs: 'multiply', args: {} },
});
