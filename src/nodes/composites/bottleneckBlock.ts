import { defineComposite, expansion } from '../kit/composite.ts';
import { activationParam, config } from '../kit/layerParams.ts';
import { int } from '../kit/param.ts';
import { imageInput, oneOutput } from '../kit/ports.ts';
import { only } from '../kit/shapes.ts';
import { filtersParam, normalizedConvolution, shortcutOf, strideParam } from './convolutions.ts';

export const bottleneckBlock = defineComposite({
  type: 'bottleneckBlock',
  category: 'composite',
  label: 'Bottleneck block',
  aliases: ['ResNet-50 block', 'Bottleneck'],
  summary: 'A residual block that makes few channels, looks around in them, and makes many again: cheap and deep.',
  icon: 'layers-2',
  // He et al. 2015, figure 5.
  reference: 'https://arxiv.org/abs/1512.03385',
  inputs: imageInput,
  outputs: oneOutput,
  params: {
    filters: filtersParam(16),
    expansion: int(4, { label: 'Expansion', help: 'How many times the filters go out.', min: 1, max: 16 }),
    strides: strideParam,
    activation: activationParam('relu'),
  },
  config: (p) => config(`${p.filters} → ${p.filters * p.expansion}`, p.activation),
  expand(p, inputs) {
    const net = expansion();
    const { filters, activation, strides } = p;
    const wide = filters * p.expansion;
    const narrow = normalizedConvolution(net, net.input(), { filters, kernel: 1, strides, activation });
    const seen = normalizedConvolution(net, narrow, { filters, kernel: 3, activation });
    const out = normalizedConvolution(net, seen, { filters: wide, kernel: 1, activation: 'linear' });
    const sum = net.layer('add', {}, out, shortcutOf(net, only(inputs), wide, strides));
    return net.end(net.layer('activation', { activation }, sum));
  },
  examples: [
    { title: 'same shape', params: { filters: 2 }, in: [[5, 5, 8]], out: [[5, 5, 8]], weights: 116 },
    { title: 'with a projection', params: { filters: 2, strides: 2 }, in: [[6, 6, 3]], out: [[3, 3, 8]], weights: 162 },
  ],
});
