import { defineFrame } from '../kit/define.ts';

export const output = defineFrame({
  role: 'output',
  type: 'output',
  category: 'data',
  label: 'Output',
  aliases: ['result'],
  summary: 'What a model gives to the outside.',
  icon: 'log-out',
  inputs: [{ name: 'input' }],
  outputs: [],
  params: {},
});
