import { defineLayer } from '../../kit/define.ts';
import { float } from '../../kit/param.ts';
import { anyInput, oneOutput } from '../../kit/ports.ts';
import { only, output } from '../../kit/shapes.ts';

export const dropout = defineLayer({
  type: 'dropout',
  category: 'regularization',
  label: 'Dropout',
  summary: 'Sets a random share of its inputs to zero while training, so that no unit can rely on another.',
  icon: 'dices',
  reference: 'https://keras.io/api/layers/regularization_layers/dropout/',
  inputs: anyInput,
  outputs: oneOutput,
  params: {
    rate: float(0.3, { label: 'Rate', help: 'Share of the inputs that are dropped.', min: 0, max: 0.95 }),
  },
  config: (p) => `rate ${p.rate}`,
  infer: (_p, inputs) => output(only(inputs).shape),
  lower: (p) => ({ tfjs: 'Dropout', custom: true, keras: 'Dropout', args: { rate: p.rate, seed: { seed: true } } }),
  examples: [{ title: 'a third', params: { rate: 0.3 }, in: [[128]], out: [[128]], weights: 0 }],
});
