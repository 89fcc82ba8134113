import { defineDepthwiseConvolution } from '../../kit/depthwiseConvolution.ts';

export const depthwiseConv2d = defineDepthwiseConvolution(2, {
  type: 'depthwiseConv2d',
  label: 'Depthwise conv 2D',
  summary: 'Convolves each channel of an image by itself, with filters of its own: few weights, little work.',
  aliases: ['nn.Conv2d groups=channels', 'channelwise convolution', 'MobileNet'],
  examples: [
    { title: 'each channel by itself', params: {}, in: [[8, 7, 5]], out: [[6, 5, 5]], weights: 50 },
    {
      title: 'two filters a channel, halving',
      params: { kernelSize: [3, 4], strides: [2, 2], padding: 'same', depthMultiplier: 2, activation: 'linear' },
      in: [[7, 8, 3]],
      out: [[4, 4, 6]],
      weights: 78,
    },
    {
      title: 'dilated',
      params: { padding: 'same', dilationRate: [2, 2], useBias: false },
      in: [[9, 8, 3]],
      out: [[9, 8, 3]],
      weights: 27,
    },
  ],
});
