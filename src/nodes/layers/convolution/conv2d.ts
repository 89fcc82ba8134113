import { windowLength } from '../../../tensor/window.ts';
import { defineLayer } from '../../kit/define.ts';
import { activationParam, activationText, config, initializerParam, useBiasParam } from '../../kit/layerParams.ts';
import { choice, dims, int } from '../../kit/param.ts';
import { imageInput, oneOutput } from '../../kit/ports.ts';
import { lastLength, lengths, only } from '../../kit/shapes.ts';
import { convolutionArgs, slide } from '../../kit/windows.ts';

export const conv2d = defineLayer({
  type: 'conv2d',
  category: 'convolution',
  label: 'Conv 2D',
  summary: 'Slides small filters over an image. Each one learns a pattern and marks where it appears.',
  icon: 'scan',
  reference: 'https://keras.io/api/layers/convolution_layers/convolution2d/',
  inputs: imageInput,
  outputs: oneOutput,
  params: {
    filters: int(32, { label: 'Filters', help: 'Output channels: one for each pattern.', min: 1, max: 4096 }),
    kernelSize: dims([3, 3], { label: 'Kernel', help: 'Height and width of the window.', min: 1 }),
    strides: dims([1, 1], { label: 'Strides', help: 'How far the window moves each time.', min: 1 }),
    padding: choice(['valid', 'same'], {
      label: 'Padding',
      help: '`same` pads with zeros, so that stride 1 keeps height and width.',
    }),
    activation: activationParam('relu'),
    useBias: useBiasParam,
    kernelInitializer: initializerParam(),
  },
  config: (p) => config(p.filters, p.kernelSize.join(' × '), ...strideText(p.strides), ...activationText(p.activation)),
  infer: (p, inputs) =>
    slide({
      input: only(inputs).shape,
      window: p.kernelSize,
      strides: p.strides,
      padding: p.padding,
      channels: p.filters,
      name: 'kernel',
      param: 'kernelSize',
      length: windowLength,
    }),
  weights: (p, inputs) => [
    { name: 'kernel', shape: [...p.kernelSize, lastLength(only(inputs)), p.filters], trainable: true },
    ...(p.useBias ? [{ name: 'bias', shape: [p.filters], trainable: true }] : []),
  ],
  flops(p, inputs, outputs) {
    const [height = 0, width = 0] = lengths(only(outputs).shape);
    const [windowHeight = 0, windowWidth = 0] = p.kernelSize;
    return 2 * windowHeight * windowWidth * lastLength(only(inputs)) * height * width * p.filters;
  },
  lower: (p) => ({
    tfjs: 'conv2d',
    keras: 'Conv2D',
    args: convolutionArgs(p),
  }),
  examples: [
    { title: 'first layer on digits', params: {}, in: [[28, 28, 1]], out: [[26, 26, 32]], weights: 320 },
    {
      title: 'halving',
      params: { filters: 64, kernelSize: [5, 5], strides: [2, 2], padding: 'same' },
      in: [[16, 16, 3]],
      out: [[8, 8, 64]],
      weights: 4864,
    },
    {
      title: 'one by one',
      params: { filters: 8, kernelSize: [1, 1], useBias: false },
      in: [[7, 9, 4]],
      out: [[7, 9, 8]],
      weights: 32,
    },
  ],
});

/** `stride 2`, and nothing where the window moves by one. */
function strideText(strides: readonly number[]): readonly string[] {
  return strides.every((stride) => stride === 1) ? [] : [`stride ${[...new Set(strides)].join(' × ')}`];
}
