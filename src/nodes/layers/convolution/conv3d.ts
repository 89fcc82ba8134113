import { defineConvolution } from '../../kit/convolution.ts';

export const conv3d = defineConvolution(3, {
  type: 'conv3d',
  label: 'Conv 3D',
  summary: 'Slides small filters through a volume or a film. Each one learns a pattern and marks where it appears.',
  aliases: ['nn.Conv3d', 'convolution', 'volumetric convolution', 'video', 'voxels'],
  examples: [
    { title: 'through a volume', params: { filters: 4 }, in: [[5, 6, 7, 2]], out: [[3, 4, 5, 4]], weights: 220 },
    {
      title: 'halving',
      params: { filters: 3, kernelSize: [3, 2, 4], strides: [2, 2, 2], padding: 'same' },
      in: [[5, 6, 7, 2]],
      out: [[3, 3, 4, 3]],
      weights: 147,
    },
    {
      title: 'dilated, in groups',
      params: { filters: 4, kernelSize: [2, 2, 3], padding: 'same', dilationRate: [2, 1, 2], groups: 2 },
      in: [[4, 3, 5, 4]],
      out: [[4, 3, 5, 4]],
      weights: 100,
    },
  ],
});
