import { defineActivation, kerasPlain } from '../../kit/activationLayer.ts';
import { float } from '../../kit/param.ts';

export const celu = defineActivation({
  type: 'celu',
  label: 'CELU',
  aliases: ['nn.CELU', 'continuously differentiable ELU'],
  summary: 'An ELU whose slope at zero is 1 for every alpha.',
  reference: 'https://keras.io/api/layers/activations/#celu-function',
  activation: 'celu',
  params: { alpha: float(1, { label: 'Alpha', help: 'Where far negative numbers end.', min: 0.001, max: 100 }) },
  config: (p) => ({ alpha: p.alpha }),
  args: (p) => ({ alpha: p.alpha }),
  keras: (p) => kerasPlain('celu', p.alpha === 1),
  examples: [
    { title: 'plain', params: {}, in: [[3, 4]], out: [[3, 4]], weights: 0 },
    { title: 'half as deep', params: { alpha: 0.5 }, in: [[3, 4]], out: [[3, 4]], weights: 0 },
  ],
});
