import { defineComposite, expansion } from '../kit/composite.ts';
import { config } from '../kit/layerParams.ts';
import { int } from '../kit/param.ts';
import { imageInput, oneOutput } from '../kit/ports.ts';
import { lastLength, only } from '../kit/shapes.ts';

export const squeezeExcite = defineComposite({
  type: 'squeezeExcite',
  category: 'composite',
  label: 'Squeeze and excite',
  aliases: ['SE block', 'channel attention', 'SENet'],
  summary: 'Looks at the mean of each channel and decides how much of each to let through.',
  icon: 'layers-2',
  // Hu et al. 2018, figure 3 (right).
  reference: 'https://arxiv.org/abs/1709.01507',
  inputs: imageInput,
  outputs: oneOutput,
  params: {
    ratio: int(4, { label: 'Reduction', help: 'How many times fewer units than channels decide.', min: 1, max: 64 }),
  },
  config: (p) => config(`÷ ${p.ratio}`),
  expand(p, inputs) {
    const net = expansion();
    const channels = lastLength(only(inputs));
    const means = net.layer('globalAveragePooling2d', {}, net.input());
    const few = net.layer('dense', { units: Math.max(1, Math.floor(channels / p.ratio)), activation: 'relu' }, means);
    const shares = net.layer('dense', { units: channels, activation: 'sigmoid' }, few);
    const gates = net.layer('reshape', { targetShape: [1, 1, channels] }, shares);
    return net.end(net.layer('multiply', {}, net.input(), gates));
  },
  examples: [{ title: 'eight channels', params: {}, in: [[4, 5, 8]], out: [[4, 5, 8]], weights: 42 }],
});
