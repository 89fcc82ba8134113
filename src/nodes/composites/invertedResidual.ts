import { defineComposite, expansion } from '../kit/composite.ts';
import { activationParam, config } from '../kit/layerParams.ts';
import { int } from '../kit/param.ts';
import { imageInput, oneOutput } from '../kit/ports.ts';
import { lastLength, only } from '../kit/shapes.ts';
import { activated, filtersParam, normalizedConvolution, strideParam } from './convolutions.ts';

export const invertedResidual = defineComposite({
  type: 'invertedResidual',
  category: 'composite',
  label: 'Inverted residual',
  aliases: ['MobileNetV2 block', 'MBConv', 'linear bottleneck'],
  summary: 'Widens the channels, filters each by itself, and narrows them again: the block of nets for phones.',
  icon: 'layers-2',
  // Sandler et al. 2018, figure 4: the last convolution is linear, and the skip stands where the shapes agree.
  reference: 'https://arxiv.org/abs/1801.04381',
  inputs: imageInput,
  outputs: oneOutput,
  params: {
    filters: filtersParam(16),
    expansion: int(6, {
      label: 'Expansion',
      help: 'How many times wider the inside is than what comes in.',
      min: 1,
      max: 16,
    }),
    strides: strideParam,
    activation: activationParam('relu6'),
  },
  config: (p) => config(p.filters, `× ${p.expansion}`, p.strides > 1 && { stride: p.strides }),
  expand(p, inputs) {
    const net = expansion();
    const { filters, activation, strides } = p;
    const channels = lastLength(only(inputs));
    const wide =
      p.expansion === 1
        ? net.input()
        : normalizedConvolution(net, net.input(), { filters: channels * p.expansion, kernel: 1, activation });
    const filtered = net.layer(
      'depthwiseConv2d',
      { kernelSize: [3, 3], strides: [strides, strides], padding: 'same', activation: 'linear', useBias: false },
      wide,
    );
    const inside = activated(net, net.layer('batchNormalization', { momentum: 0.9 }, filtered), activation);
    const out = normalizedConvolution(net, inside, { filters, kernel: 1, activation: 'linear' });
    const skips = strides === 1 && channels === filters;
    if (p.expansion === 1) net.variant('without expansion');
    if (skips) net.variant('with skip');
    return net.end(skips ? net.layer('add', {}, net.input(), out) : out);
  },
  examples: [
    // 4×8 + 9×8 + 8×4 weights, and 4 numbers a channel for each of the normalizations of 8, 8 and 4.
    {
      title: 'with its skip connection',
      params: { filters: 4, expansion: 2 },
      in: [[6, 6, 4]],
      out: [[6, 6, 4]],
      weights: 216,
    },
    {
      title: 'halving',
      params: { filters: 6, expansion: 1, strides: 2 },
      in: [[6, 6, 4]],
      out: [[3, 3, 6]],
      weights: 100,
    },
  ],
});
