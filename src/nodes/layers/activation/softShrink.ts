import { defineActivation, kerasPlain } from '../../kit/activationLayer.ts';
import { float } from '../../kit/param.ts';

export const softShrink = defineActivation({
  type: 'softShrink',
  label: 'Soft shrink',
  aliases: ['nn.Softshrink', 'soft_shrink', 'soft thresholding'],
  summary: 'Moves each number towards zero, and those near it to zero.',
  reference: 'https://keras.io/api/layers/activations/#soft_shrink-function',
  activation: 'softShrink',
  params: { threshold: float(0.5, { label: 'Threshold', help: 'How far numbers move.', min: 0 }) },
  config: (p) => ({ shrink: p.threshold }),
  args: (p) => ({ threshold: p.threshold }),
  keras: (p) => kerasPlain('softShrink', p.threshold === 0.5),
  examples: [
    { title: 'plain', params: {}, in: [[3, 4]], out: [[3, 4]], weights: 0 },
    { title: 'further', params: { threshold: 0.8 }, in: [[3, 4]], out: [[3, 4]], weights: 0 },
  ],
});
