import { defineLayer } from '../../kit/define.ts';
import { activationParam } from '../../kit/layerParams.ts';
import { floatInput, oneOutput } from '../../kit/ports.ts';
import { unchanged } from '../../kit/shapes.ts';

export const activation = defineLayer({
  type: 'activation',
  category: 'activation',
  label: 'Activation',
  summary: 'Applies a function to each number; without one, stacked layers would be a single one.',
  icon: 'activity',
  reference: 'https://keras.io/api/layers/core_layers/activation/',
  aliases: ['nonlinearity', 'F.relu', 'swish', 'gelu'],
  masking: 'passes',
  inputs: floatInput,
  outputs: oneOutput,
  params: { activation: activationParam('relu') },
  config: (p) => p.activation,
  infer: (_p, inputs) => unchanged(inputs),
  lower: (p) => ({ tfjs: 'activation', keras: 'Activation', args: { activation: p.activation } }),
  examples: [
    { title: 'rectify', params: { activation: 'relu' }, in: [[26, 26, 32]], out: [[26, 26, 32]], weights: 0 },
    { title: 'probabilities', params: { activation: 'softmax' }, in: [[10]], out: [[10]], weights: 0 },
  ],
});
