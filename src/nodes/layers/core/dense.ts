import {
  activationParam,
  activationText,
  config,
  initializer,
  initializerParam,
  useBiasParam,
} from '../../kit/layerParams.ts';
import { defineLayer } from '../../kit/define.ts';
import { int } from '../../kit/param.ts';
import { anyInput, oneOutput } from '../../kit/ports.ts';
import { lastLength, line, only, output, positions, refuse, unknownLength } from '../../kit/shapes.ts';
import { activityRule, ruleArgs, trained, weightRules } from '../../kit/weightRules.ts';

export const dense = defineLayer({
  type: 'dense',
  category: 'core',
  label: 'Dense',
  aliases: ['Linear', 'nn.Linear', 'FC', 'fully connected', 'affine', 'perceptron'],
  summary: 'Every output is a weighted sum of all inputs, plus a bias.',
  icon: 'grid-3x3',
  reference: 'https://keras.io/api/layers/core_layers/dense/',
  inputs: anyInput,
  outputs: oneOutput,
  params: {
    units: int(64, { label: 'Units', help: 'Number of outputs.', min: 1, max: 1_000_000_000 }),
    activation: activationParam('relu'),
    useBias: useBiasParam,
    kernelInitializer: initializerParam(),
    ...weightRules('kernel', 'bias'),
    ...activityRule,
  },
  config: (p) => config(p.units, activationText(p.activation)),
  infer(p, inputs) {
    const { shape } = only(inputs);
    const unknown = unknownLength(shape.slice(-1));
    if (unknown) return refuse(unknown);
    return output([...shape.slice(0, -1), p.units], [line('features', 'units', p.units)]);
  },
  weights: (p, inputs) => [
    trained('kernel', [lastLength(only(inputs)), p.units], p),
    ...(p.useBias ? [trained('bias', [p.units], p)] : []),
  ],
  flops: (p, inputs) => 2 * positions(only(inputs).shape) * lastLength(only(inputs)) * p.units,
  masking: 'passes',
  lower: (p) => ({
    tfjs: 'dense',
    keras: 'Dense',
    args: {
      units: p.units,
      activation: p.activation,
      useBias: p.useBias,
      kernelInitializer: initializer(p.kernelInitializer),
      biasInitializer: initializer('zeros'),
      ...ruleArgs(p, 'kernel', 'bias', 'activity'),
    },
  }),
  examples: [
    { title: 'ten classes', params: { units: 10, activation: 'softmax' }, in: [[128]], out: [[10]], weights: 1290 },
    { title: 'each step of a sequence', params: { units: 8 }, in: [[5, 16]], out: [[5, 8]], weights: 136 },
    {
      title: 'kept small, with units of one length',
      params: {
        units: 3,
        kernelRegularizer: [0.01, 0.02],
        activityRegularizer: [0.1, 0],
        kernelConstraint: 'unitNorm',
      },
      in: [[4]],
      out: [[3]],
      weights: 15,
    },
    { title: 'without bias', params: { units: 4096, useBias: false }, in: [[100]], out: [[4096]], weights: 409600 },
  ],
});
