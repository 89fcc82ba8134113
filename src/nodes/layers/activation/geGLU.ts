import { defineGatedUnit } from '../../kit/activationLayer.ts';

export const geGLU = defineGatedUnit({
  type: 'geGLU',
  label: 'GEGLU',
  aliases: ['gated GELU', 'GELU GLU'],
  summary: 'One half of an axis lets the other half through, by its GELU.',
  reference: 'https://arxiv.org/abs/2002.05202',
  activation: 'geGlu',
  keras: null,
});
