import { defineComposite, expansion, type ExpandedValue, type ExpansionWriter } from '../kit/composite.ts';
import { activationParam, config } from '../kit/layerParams.ts';
import { imageInput, oneOutput } from '../kit/ports.ts';
import { filtersParam } from './convolutions.ts';

// Ronneberger et al. 2015, figure 1; with padding, so that what is put side by side has one size.
const reference = 'https://arxiv.org/abs/1505.04597';

const params = { filters: filtersParam(16), activation: activationParam('relu') };

const twoConvolutions = (
  net: ExpansionWriter,
  x: ExpandedValue,
  filters: number,
  activation: string,
): ExpandedValue => {
  const settings = { filters, kernelSize: [3, 3], padding: 'same', activation, kernelInitializer: 'heNormal' };
  return net.layer('conv2d', settings, net.layer('conv2d', settings, x));
};

export const uNetDown = defineComposite({
  type: 'uNetDown',
  category: 'composite',
  label: 'U-Net level down',
  aliases: ['UNet encoder', 'contracting path', 'segmentation'],
  summary: 'Two convolutions, then half the size; what they saw at full size goes to the level up on the other side.',
  icon: 'layers-2',
  reference,
  inputs: imageInput,
  outputs: [{ name: 'output' }, { name: 'skip' }],
  params,
  config: (p) => config(p.filters, p.activation),
  expand(p) {
    const net = expansion();
    const seen = twoConvolutions(net, net.input(), p.filters, p.activation);
    return net.end(net.layer('maxPooling2d', { poolSize: [2, 2], strides: [2, 2] }, seen), seen);
  },
  examples: [
    { title: 'halving', params: { filters: 4 }, in: [[6, 6, 2]], out: [[3, 3, 4], [6, 6, 4]], weights: 224 }, // prettier-ignore
  ],
});

export const uNetUp = defineComposite({
  type: 'uNetUp',
  category: 'composite',
  label: 'U-Net level up',
  aliases: ['UNet decoder', 'expanding path', 'segmentation'],
  summary: 'Doubles the size, puts beside it what the level down saw, and convolves both.',
  icon: 'layers-2',
  reference,
  inputs: [...imageInput, { name: 'skip', rank: 3 }],
  outputs: oneOutput,
  params,
  config: (p) => config(p.filters, p.activation),
  expand(p) {
    const net = expansion();
    const settings = { filters: p.filters, kernelSize: [2, 2], strides: [2, 2], padding: 'same', activation: 'linear' };
    const larger = net.layer('conv2dTranspose', settings, net.input(0));
    const both = net.layer('concatenate', {}, net.input(1), larger);
    return net.end(twoConvolutions(net, both, p.filters, p.activation));
  },
  examples: [
    { title: 'doubling', params: { filters: 2 }, in: [[3, 3, 4], [6, 6, 2]], out: [[6, 6, 2]], weights: 146 }, // prettier-ignore
  ],
});
