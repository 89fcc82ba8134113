import { elementCount } from '../../../tensor/shape.ts';
import { defineLayer } from '../../kit/define.ts';
import { imageInput, oneOutput } from '../../kit/ports.ts';
import { line, only, output } from '../../kit/shapes.ts';

export const globalAveragePooling2d = defineLayer({
  type: 'globalAveragePooling2d',
  category: 'pooling',
  label: 'Global average pool',
  summary: 'Takes the mean of each channel, so that one number a channel is left, whatever the image’s size.',
  icon: 'minimize-2',
  reference: 'https://keras.io/api/layers/pooling_layers/global_average_pooling2d/',
  inputs: imageInput,
  outputs: oneOutput,
  params: {},
  infer(_p, inputs) {
    const channels = only(inputs).shape[2] ?? 1;
    return output([channels], [line('channels', 'one mean each', channels)]);
  },
  flops: (_p, inputs) => elementCount(only(inputs).shape) ?? 0,
  lower: () => ({ tfjs: 'globalAveragePooling2d', keras: 'GlobalAveragePooling2D', args: {} }),
  examples: [{ title: 'before the classes', params: {}, in: [[5, 5, 64]], out: [[64]], weights: 0 }],
});
