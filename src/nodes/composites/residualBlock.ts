import { defineComposite, expansion } from '../kit/composite.ts';
import { activationParam, config } from '../kit/layerParams.ts';
import { int } from '../kit/param.ts';
import { imageInput, oneOutput } from '../kit/ports.ts';
import { only } from '../kit/shapes.ts';
import { filtersParam, normalizedConvolution, shortcutOf, strideParam } from './convolutions.ts';

export const residualBlock = defineComposite({
  type: 'residualBlock',
  category: 'composite',
  label: 'Residual block',
  aliases: ['ResNet block', 'basic block', 'skip connection', 'BasicBlock'],
  summary: 'Convolutions whose result is added to what came in, so that even very deep nets learn.',
  icon: 'layers-2',
  // He et al. 2015, figure 2 and section 3.3; a projection where the shapes differ (option B).
  reference: 'https://arxiv.org/abs/1512.03385',
  inputs: imageInput,
  outputs: oneOutput,
  params: {
    filters: filtersParam(16),
    strides: strideParam,
    convolutions: int(2, { label: 'Convolutions', help: 'How many the skip connection passes by.', min: 1, max: 8 }),
    activation: activationParam('relu'),
  },
  config: (p) => config(p.filters, p.activation, p.strides > 1 && { stride: p.strides }),
  expand(p, inputs) {
    const net = expansion();
    let x = net.input();
    for (let index = 0; index < p.convolutions; index++) {
      const last = index === p.convolutions - 1;
      const strides = index === 0 ? p.strides : 1;
      x = normalizedConvolution(net, x, {
        filters: p.filters,
        kernel: 3,
        strides,
        activation: last ? 'linear' : p.activation,
      });
    }
    const sum = net.layer('add', {}, x, shortcutOf(net, only(inputs), p.filters, p.strides));
    return net.end(net.layer('activation', { activation: p.activation }, sum));
  },
  examples: [
    { title: 'same shape', params: { filters: 4 }, in: [[6, 6, 4]], out: [[6, 6, 4]], weights: 320 },
    {
      title: 'halving, with a projection',
      params: { filters: 8, strides: 2 },
      in: [[6, 6, 4]],
      out: [[3, 3, 8]],
      weights: 992,
    },
  ],
});
