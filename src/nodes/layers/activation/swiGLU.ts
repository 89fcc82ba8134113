import { defineGatedUnit } from '../../kit/activationLayer.ts';

export const swiGLU = defineGatedUnit({
  type: 'swiGLU',
  label: 'SwiGLU',
  aliases: ['gated SiLU', 'Swish GLU', 'LLaMA'],
  summary: 'One half of an axis lets the other half through, by its SiLU.',
  reference: 'https://arxiv.org/abs/2002.05202',
  activation: 'swiGlu',
  keras: null,
});
