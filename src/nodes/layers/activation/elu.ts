import { defineActivation } from '../../kit/activationLayer.ts';
import { float } from '../../kit/param.ts';

export const elu = defineActivation({
  type: 'elu',
  label: 'ELU',
  aliases: ['nn.ELU', 'exponential linear unit'],
  summary: 'Keeps positive numbers and bends negative ones towards −alpha.',
  reference: 'https://keras.io/api/layers/activation_layers/elu/',
  activation: 'elu',
  params: { alpha: float(1, { label: 'Alpha', help: 'Where far negative numbers end.', min: 0, max: 100 }) },
  config: (p) => ({ alpha: p.alpha }),
  args: (p) => ({ alpha: p.alpha }),
  keras: (p) => ['ELU', { alpha: p.alpha }],
  examples: [
    { title: 'plain', params: {}, in: [[3, 4]], out: [[3, 4]], weights: 0 },
    { title: 'half as deep', params: { alpha: 0.5 }, in: [[3, 4]], out: [[3, 4]], weights: 0 },
  ],
});
