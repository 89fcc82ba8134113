import { defineComposite, expansion, type ExpandedValue } from '../kit/composite.ts';
import { activationParam, config } from '../kit/layerParams.ts';
import { imageInput, oneOutput } from '../kit/ports.ts';
import { filtersParam } from './convolutions.ts';

export const inceptionBlock = defineComposite({
  type: 'inceptionBlock',
  category: 'composite',
  label: 'Inception block',
  aliases: ['GoogLeNet', 'Inception module'],
  summary: 'Looks at the image through windows of several sizes at once and puts what they see side by side.',
  icon: 'layers-2',
  // Szegedy et al. 2015, figure 2 (b).
  reference: 'https://arxiv.org/abs/1409.4842',
  inputs: imageInput,
  outputs: oneOutput,
  params: {
    filters1x1: { ...filtersParam(16), label: '1 × 1' },
    filters3x3: { ...filtersParam(16), label: '3 × 3' },
    filters5x5: { ...filtersParam(8), label: '5 × 5' },
    poolFilters: { ...filtersParam(8), label: 'Pooled' },
    activation: activationParam('relu'),
  },
  config: (p) => config(p.filters1x1 + p.filters3x3 + p.filters5x5 + p.poolFilters, p.activation),
  expand(p) {
    const net = expansion();
    const convolve = (x: ExpandedValue, filters: number, size: number): ExpandedValue =>
      net.layer('conv2d', { filters, kernelSize: [size, size], padding: 'same', activation: p.activation }, x);
    // Half as many channels before the large windows: they would cost most.
    const narrow = (filters: number): number => Math.max(1, Math.floor(filters / 2));
    const pooled = net.layer('maxPooling2d', { poolSize: [3, 3], strides: [1, 1], padding: 'same' }, net.input());
    const branches = [
      convolve(net.input(), p.filters1x1, 1),
      convolve(convolve(net.input(), narrow(p.filters3x3), 1), p.filters3x3, 3),
      convolve(convolve(net.input(), narrow(p.filters5x5), 1), p.filters5x5, 5),
      convolve(pooled, p.poolFilters, 1),
    ];
    return net.end(net.layer('concatenate', { inputs: 4 }, ...branches));
  },
  examples: [
    {
      title: 'four views',
      params: { filters1x1: 2, filters3x3: 4, filters5x5: 2, poolFilters: 2 },
      in: [[5, 6, 3]],
      out: [[5, 6, 10]],
      weights: 156,
    },
  ],
});
