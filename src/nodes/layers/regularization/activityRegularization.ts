import { defineLayer } from '../../kit/define.ts';
import { config } from '../../kit/layerParams.ts';
import { float } from '../../kit/param.ts';
import { floatInput, oneOutput } from '../../kit/ports.ts';
import { unchanged } from '../../kit/shapes.ts';
import { ruleArgs } from '../../kit/weightRules.ts';

export const activityRegularization = defineLayer({
  type: 'activityRegularization',
  category: 'regularization',
  label: 'Activity regularization',
  aliases: ['ActivityRegularization', 'activity penalty', 'sparse activations', 'L1', 'L2'],
  summary: 'Passes its input through and adds its size to the loss, so that few numbers are large: a sparse code.',
  icon: 'scale',
  reference: 'https://keras.io/api/layers/regularization_layers/activity_regularization/',
  inputs: floatInput,
  outputs: oneOutput,
  masking: 'passes',
  params: {
    l1: float(0.01, { label: 'L1', help: 'Of the sum of absolute values, for each sample.', min: 0 }),
    l2: float(0, { label: 'L2', help: 'Of the sum of squares, for each sample.', min: 0 }),
  },
  config: (p) => config(p.l1 > 0 && `l1 ${p.l1}`, p.l2 > 0 && `l2 ${p.l2}`),
  infer: (_p, inputs) => unchanged(inputs),
  lower: ({ l1, l2 }) => ({
    tfjs: 'activation',
    keras: 'ActivityRegularization',
    args: { activation: 'linear', ...ruleArgs({ activityRegularizer: [l1, l2] }, 'activity') },
    kerasArgs: { l1, l2 },
  }),
  examples: [
    { title: 'a sparse code', params: { l1: 0.1, l2: 0.05 }, in: [[6]], out: [[6]], weights: 0 },
    { title: 'over an image', params: {}, in: [[4, 4, 2]], out: [[4, 4, 2]], weights: 0 },
  ],
});
