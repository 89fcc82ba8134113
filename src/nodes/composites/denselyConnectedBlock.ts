import { defineComposite, expansion } from '../kit/composite.ts';
import { activationParam, config } from '../kit/layerParams.ts';
import { int } from '../kit/param.ts';
import { imageInput, oneOutput } from '../kit/ports.ts';

export const denselyConnectedBlock = defineComposite({
  type: 'denselyConnectedBlock',
  category: 'composite',
  label: 'Dense block',
  aliases: ['DenseNet', 'densely connected'],
  summary: 'Each convolution sees what came in and what all before it found, and adds a few channels of its own.',
  icon: 'layers-2',
  // Huang et al. 2017, section 3: normalization, activation, convolution.
  reference: 'https://arxiv.org/abs/1608.06993',
  inputs: imageInput,
  outputs: oneOutput,
  params: {
    layers: int(3, { label: 'Layers', help: 'How many convolutions.', min: 1, max: 16 }),
    growthRate: int(12, { label: 'Growth rate', help: 'Channels that each convolution adds.', min: 1, max: 256 }),
    activation: activationParam('relu'),
  },
  config: (p) => config({ layers: p.layers }, { growth: p.growthRate }),
  expand(p) {
    const net = expansion();
    let all = net.input();
    for (let layer = 0; layer < p.layers; layer++) {
      const normalized = net.layer('batchNormalization', { momentum: 0.9 }, all);
      const active = net.layer('activation', { activation: p.activation }, normalized);
      const settings = {
        filters: p.growthRate,
        kernelSize: [3, 3],
        padding: 'same',
        activation: 'linear',
        useBias: false,
      };
      all = net.layer('concatenate', {}, all, net.layer('conv2d', settings, active));
    }
    return net.end(all);
  },
  examples: [
    // 9×3×2 and 9×5×2 weights, and 4 numbers for each of 3 and of 5 channels.
    { title: 'two layers', params: { layers: 2, growthRate: 2 }, in: [[5, 5, 3]], out: [[5, 5, 7]], weights: 176 },
  ],
});
