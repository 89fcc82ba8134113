import { defineActivation } from '../../kit/activationLayer.ts';
import { config } from '../../kit/layerParams.ts';
import { float } from '../../kit/param.ts';

export const relu = defineActivation({
  type: 'relu',
  label: 'ReLU',
  aliases: ['nn.ReLU', 'rectified linear unit', 'rectifier'],
  summary: 'Keeps positive numbers and sets negative ones to zero.',
  reference: 'https://keras.io/api/layers/activation_layers/relu/',
  activation: 'relu',
  params: {
    maxValue: float(0, {
      label: 'Largest',
      help: 'Larger numbers become this; 0 for no limit.',
      min: 0,
      advanced: true,
    }),
    negativeSlope: float(0, {
      label: 'Negative slope',
      help: 'What is left of numbers below the threshold.',
      min: 0,
      max: 1,
      advanced: true,
    }),
    threshold: float(0, { label: 'Threshold', help: 'Numbers up to it are cut off.', min: 0, advanced: true }),
  },
  config: (p) =>
    config(
      p.maxValue > 0 && { upTo: p.maxValue },
      p.negativeSlope > 0 && { slope: p.negativeSlope },
      p.threshold > 0 && { above: p.threshold },
    ),
  args: settings,
  keras: (p) => ['ReLU', settings(p)],
  examples: [
    { title: 'plain', params: {}, in: [[3, 4]], out: [[3, 4]], weights: 0 },
    {
      title: 'with all settings',
      params: { maxValue: 1.5, negativeSlope: 0.1, threshold: 0.25 },
      in: [[3, 4]],
      out: [[3, 4]],
      weights: 0,
    },
  ],
});

function settings(p: { readonly maxValue: number; readonly negativeSlope: number; readonly threshold: number }) {
  return { maxValue: p.maxValue === 0 ? null : p.maxValue, negativeSlope: p.negativeSlope, threshold: p.threshold };
}
