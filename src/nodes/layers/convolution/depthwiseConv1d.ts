import { defineDepthwiseConvolution } from '../../kit/depthwiseConvolution.ts';

export const depthwiseConv1d = defineDepthwiseConvolution(1, {
  type: 'depthwiseConv1d',
  label: 'Depthwise conv 1D',
  summary: 'Convolves each channel of a sequence by itself, with filters of its own.',
  aliases: ['nn.Conv1d groups=channels', 'channelwise convolution'],
  examples: [
    { title: 'each channel by itself', params: {}, in: [[9, 5]], out: [[7, 5]], weights: 20 },
    {
      title: 'dilated, in steps of two',
      params: { kernelSize: [2], strides: [2], padding: 'same', depthMultiplier: 2, dilationRate: [3] },
      in: [[10, 3]],
      out: [[5, 6]],
      weights: 18,
    },
  ],
});
