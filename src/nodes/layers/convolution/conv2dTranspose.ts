import { transposedLength } from '../../../tensor/window.ts';
import { defineLayer } from '../../kit/define.ts';
import { activationParam, activationText, config, initializerParam, useBiasParam } from '../../kit/layerParams.ts';
import { choice, dims, int } from '../../kit/param.ts';
import { imageInput, oneOutput } from '../../kit/ports.ts';
import { lastLength, lengths, only } from '../../kit/shapes.ts';
import { convolutionArgs, slide } from '../../kit/windows.ts';

export const conv2dTranspose = defineLayer({
  type: 'conv2dTranspose',
  category: 'convolution',
  label: 'Conv 2D transpose',
  summary: 'Runs a convolution backwards: each input number paints its filter into a larger image.',
  icon: 'expand',
  reference: 'https://keras.io/api/layers/convolution_layers/convolution2d_transpose/',
  inputs: imageInput,
  outputs: oneOutput,
  params: {
    filters: int(32, { label: 'Filters', help: 'Output channels.', min: 1, max: 4096 }),
    kernelSize: dims([3, 3], { label: 'Kernel', help: 'Height and width of the window.', min: 1 }),
    strides: dims([2, 2], { label: 'Strides', help: 'How much larger the image gets.', min: 1 }),
    padding: choice(['valid', 'same'], {
      label: 'Padding',
      help: '`same` makes the output exactly stride times the input.',
      preset: 'same',
    }),
    activation: activationParam('linear'),
    useBias: useBiasParam,
    kernelInitializer: initializerParam(),
  },
  config: (p) =>
    config(
      p.filters,
      p.kernelSize.join(' × '),
      `stride ${[...new Set(p.strides)].join(' × ')}`,
      ...activationText(p.activation),
    ),
  infer: (p, inputs) =>
    slide({
      input: only(inputs).shape,
      window: p.kernelSize,
      strides: p.strides,
      padding: p.padding,
      channels: p.filters,
      name: 'kernel',
      param: 'kernelSize',
      length: transposedLength,
    }),
  weights: (p, inputs) => [
    { name: 'kernel', shape: [...p.kernelSize, p.filters, lastLength(only(inputs))], trainable: true },
    ...(p.useBias ? [{ name: 'bias', shape: [p.filters], trainable: true }] : []),
  ],
  flops(p, inputs) {
    // Every input number is multiplied with a whole window for every filter.
    const [height = 0, width = 0, channels = 0] = lengths(only(inputs).shape);
    const [windowHeight = 0, windowWidth = 0] = p.kernelSize;
    return 2 * windowHeight * windowWidth * channels * height * width * p.filters;
  },
  lower: (p) => ({
    tfjs: 'conv2dTranspose',
    keras: 'Conv2DTranspose',
    args: convolutionArgs(p),
  }),
  examples: [
    {
      title: 'in a generator',
      params: { filters: 64, kernelSize: [5, 5], useBias: false },
      in: [[4, 4, 128]],
      out: [[8, 8, 64]],
      weights: 204800,
    },
    {
      title: 'without padding',
      params: { filters: 3, kernelSize: [4, 4], strides: [2, 2], padding: 'valid' },
      in: [[5, 5, 2]],
      out: [[12, 12, 3]],
      weights: 99,
    },
    {
      title: 'stride 1',
      params: { filters: 8, kernelSize: [5, 5], strides: [1, 1] },
      in: [[4, 4, 16]],
      out: [[4, 4, 8]],
      weights: 3208,
    },
  ],
});
