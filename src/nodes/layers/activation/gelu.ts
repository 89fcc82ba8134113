import { defineActivation, kerasPlain } from '../../kit/activationLayer.ts';
import { config } from '../../kit/layerParams.ts';
import { bool } from '../../kit/param.ts';

export const gelu = defineActivation({
  type: 'gelu',
  label: 'GELU',
  aliases: ['nn.GELU', 'Gaussian error linear unit'],
  summary: 'Multiplies each number by how likely a normal draw is below it: the activation of transformers.',
  reference: 'https://keras.io/api/layers/activations/#gelu-function',
  activation: 'gelu',
  params: {
    approximate: bool(false, {
      label: 'Approximate',
      help: 'By tanh, as the first transformers had it.',
      advanced: true,
    }),
  },
  config: (p) => config({ byTanh: p.approximate }),
  args: (p) => ({ approximate: p.approximate }),
  keras: (p) => kerasPlain('gelu', !p.approximate),
  examples: [
    { title: 'exact', params: {}, in: [[3, 4]], out: [[3, 4]], weights: 0 },
    { title: 'by tanh', params: { approximate: true }, in: [[3, 4]], out: [[3, 4]], weights: 0 },
  ],
});
