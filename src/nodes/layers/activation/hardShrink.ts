import { defineActivation, kerasPlain } from '../../kit/activationLayer.ts';
import { float } from '../../kit/param.ts';

export const hardShrink = defineActivation({
  type: 'hardShrink',
  label: 'Hard shrink',
  aliases: ['nn.Hardshrink', 'hard_shrink'],
  summary: 'Sets numbers near zero to zero and keeps all others.',
  reference: 'https://keras.io/api/layers/activations/#hard_shrink-function',
  activation: 'hardShrink',
  params: { threshold: float(0.5, { label: 'Threshold', help: 'How far from zero a number must be.', min: 0 }) },
  config: (p) => ({ beyond: p.threshold }),
  args: (p) => ({ threshold: p.threshold }),
  keras: (p) => kerasPlain('hardShrink', p.threshold === 0.5),
  examples: [
    { title: 'plain', params: {}, in: [[3, 4]], out: [[3, 4]], weights: 0 },
    { title: 'a wider gap', params: { threshold: 0.8 }, in: [[3, 4]], out: [[3, 4]], weights: 0 },
  ],
});
