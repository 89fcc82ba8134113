import { convolve, convolveTransposed } from '../primitives/convolution.ts';
import { convolveDepthwise } from '../primitives/depthwise.ts';
import type { Value } from '../tape.ts';
import type { Padding, SequencePadding } from '../../../tensor/window.ts';
import { finished } from './core.ts';
import type { LayerLowering, LoweringsByName, LayerUse } from './lowering.ts';
import { convolveVolume, convolveVolumeTransposed } from './volume.ts';
import { asImageKernel, asImages, asPair, imageWindows, likeInput, numbersOf, type Windows } from './windows.ts';

/** Over [batch, ..., channels] of a sequence, an image or a volume. */
const convolution: LayerLowering = (use) => {
  const { tape, inputs, args, weight } = use;
  const [x, kernel] = [inputs[0]!, weight('kernel')];
  const windows = windowsOf(use);
  const groups = (args['groups'] as number | undefined) ?? 1;
  if (windows.strides.length === 3) {
    return finished(use, (finish) => convolveVolume(tape, x, kernel, { ...windows, groups, ...finish }));
  }
  const [images, taps] = [asImages(tape, x), asImageKernel(tape, kernel)];
  const options = { ...imageWindows(windows, kernel.shape[0]!), groups };
  return finished(use, (finish) => likeInput(tape, convolve(tape, images, taps, { ...options, ...finish }), x));
};

const transposed: LayerLowering = (use) => {
  const { tape, inputs, args, weight } = use;
  const [x, kernel] = [inputs[0]!, weight('kernel')];
  const { strides, dilations, padding } = windowsOf(use);
  const named = { padding: padding as Padding };
  const outputPadding = (args['outputPadding'] as number | null | undefined) ?? undefined;
  if (strides.length === 3) {
    const options = { strides, dilations, ...named, outputPadding };
    return finished(use, (finish) => convolveVolumeTransposed(tape, x, kernel, { ...options, ...finish }));
  }
  // A sequence is an image of height 1, and stays one.
  const extra = outputPadding === undefined ? undefined : asPair(strides.map(() => outputPadding));
  const outer = extra && strides.length === 1 ? ([0, extra[1]] as const) : extra;
  const options = { strides: asPair(strides), dilations: asPair(dilations), ...named, outputPadding: outer };
  const [images, taps] = [asImages(tape, x), asImageKernel(tape, kernel)];
  return finished(use, (finish) =>
    likeInput(tape, convolveTransposed(tape, images, taps, { ...options, ...finish }), x),
  );
};

const depthwise: LayerLowering = (use) => {
  const { tape, inputs, weight } = use;
  const [x, kernel] = [inputs[0]!, weight('depthwise_kernel')];
  return finished(use, (finish) => likeInput(tape, apart(use, x, kernel, finish), x));
};

/** A depthwise convolution and then one of windows 1 x 1, which mixes the channels. */
const separable: LayerLowering = (use) => {
  const { tape, inputs, weight } = use;
  const x = inputs[0]!;
  const between = apart(use, x, weight('depthwise_kernel'));
  const mixing = asImageKernel(tape, weight('pointwise_kernel'));
  const whole = { strides: [1, 1], padding: 'valid' } as const;
  return finished(use, (finish) => likeInput(tape, convolve(tape, between, mixing, { ...whole, ...finish }), x));
};

/** Each channel of images, or of sequences as images, by itself. */
function apart(
  use: LayerUse,
  x: Value,
  kernel: Value,
  finish: Omit<Parameters<typeof convolveDepthwise>[3], 'strides' | 'padding'> = {},
): Value {
  const { tape } = use;
  const options = { ...imageWindows(windowsOf(use), kernel.shape[0]!), ...finish };
  return convolveDepthwise(tape, asImages(tape, x), asImageKernel(tape, kernel), options);
}

/** Strides, dilation and padding, with a number for each axis between batch and channels. */
function windowsOf({ args, inputs: [x] }: LayerUse): Windows {
  const rank = x!.shape.length - 2;
  return {
    strides: numbersOf(args['strides'], rank),
    dilations: numbersOf(args['dilationRate'] ?? 1, rank),
    padding: args['padding'] as SequencePadding,
  };
}

/** By `LayerCall.tfjs`. */
export const convolutionLowerings: LoweringsByName = {
  conv1d: convolution,
  conv2d: convolution,
  Convolution: convolution,
  conv2dTranspose: transposed,
  TransposedConvolution: transposed,
  depthwiseConv2d: depthwise,
  DepthwiseConvolution: depthwise,
  separableConv2d: separable,
  SeparableConvolution: separable,
};
