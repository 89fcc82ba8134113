import { defineFrame } from '../kit/define.ts';
import { choice, int, shape } from '../kit/param.ts';

export const input = defineFrame({
  role: 'input',
  type: 'input',
  category: 'data',
  label: 'Input',
  aliases: ['Input layer', 'placeholder'],
  summary: 'Where a model’s input comes in. On the canvas it stands for data that is not there yet.',
  icon: 'log-in',
  reference: 'https://keras.io/api/layers/core_layers/input/',
  inputs: [],
  outputs: [{ name: 'output' }],
  params: {
    shape: shape([28, 28, 1], {
      label: 'Shape',
      help: 'Of one sample, without the batch axis; −1 is an axis of any length.',
      allowRest: true,
    }),
    dtype: choice(['float32', 'int32'], { label: 'Numbers', help: '`int32` for characters and classes.' }),
    classes: int(0, {
      label: 'Different values',
      help: 'For whole numbers: how many there are; 0 if it is not known.',
      min: 0,
      max: 1_000_000,
      visibleWhen: { dtype: ['int32'] },
    }),
  },
  config: (p) => p.shape.map((length) => (length === -1 ? '?' : length)).join(' × '),
});
