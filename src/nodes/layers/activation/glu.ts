import { defineGatedUnit } from '../../kit/activationLayer.ts';

export const glu = defineGatedUnit({
  type: 'glu',
  label: 'GLU',
  aliases: ['nn.GLU', 'gated linear unit'],
  summary: 'One half of an axis lets the other half through, by its sigmoid.',
  reference: 'https://keras.io/api/layers/activations/#glu-function',
  activation: 'glu',
  keras: 'Activation',
});
