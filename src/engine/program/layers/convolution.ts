import { convolve, convolveTransposed, type ConvolveOptions, type Pair } from '../primitives/convolution.ts';
import { convolveDepthwise } from '../primitives/depthwise.ts';
import { reshape } from '../primitives/movement.ts';
import { finished } from './core.ts';
import type { LayerLowering, LoweringsByName, LayerUse } from './lowering.ts';

/** Over [batch, height, width, channels]. */
const conv2d: LayerLowering = (use) =>
  finished(use, (finish) =>
    convolve(use.tape, use.inputs[0]!, use.weight('kernel'), { ...windowsOf(use.args), ...finish }),
  );

const conv2dTranspose: LayerLowering = (use) =>
  finished(use, (finish) =>
    convolveTransposed(use.tape, use.inputs[0]!, use.weight('kernel'), { ...windowsOf(use.args), ...finish }),
  );

const depthwiseConv2d: LayerLowering = (use) =>
  finished(use, (finish) =>
    convolveDepthwise(use.tape, use.inputs[0]!, use.weight('depthwise_kernel'), { ...windowsOf(use.args), ...finish }),
  );

/** A depthwise convolution and then one of windows 1 x 1, which mixes the channels. */
const separableConv2d: LayerLowering = (use) => {
  const { tape, args } = use;
  const apart = convolveDepthwise(tape, use.inputs[0]!, use.weight('depthwise_kernel'), windowsOf(args));
  const whole = { strides: [1, 1], padding: 'valid' } as const;
  return finished(use, (finish) => convolve(tape, apart, use.weight('pointwise_kernel'), { ...whole, ...finish }));
};

/** Over [batch, steps, channels]: an image of height 1. With `causal` padding a step sees none after it. */
const conv1d: LayerLowering = (use) => {
  const { tape, args } = use;
  const x = use.inputs[0]!;
  const kernel = use.weight('kernel');
  const [batch, steps, channels] = x.shape as [number, number, number];
  const [stride, dilation] = [single(args['strides']), single(args['dilationRate'] ?? 1)];
  const causal = [[0, 0], [(kernel.shape[0]! - 1) * dilation, 0]] as const; // prettier-ignore
  const windows: ConvolveOptions = {
    ...{ strides: [1, stride], dilations: [1, dilation], groups: groupsOf(args) },
    padding: args['padding'] === 'causal' ? causal : (args['padding'] as 'same' | 'valid'),
  };
  const image = reshape(tape, x, [batch, 1, steps, channels]);
  const flat = reshape(tape, kernel, [1, ...kernel.shape]);
  return finished(use, (finish) => {
    const y = convolve(tape, image, flat, { ...windows, ...finish });
    return reshape(tape, y, [batch, ...y.shape.slice(2)]);
  });
};

/** Strides, dilation, padding and groups as the arguments of a layer over images have them. */
function windowsOf(args: LayerUse['args']): ConvolveOptions {
  return {
    strides: pair(args['strides']),
    dilations: pair(args['dilationRate'] ?? 1),
    padding: args['padding'] as 'same' | 'valid',
    groups: groupsOf(args),
  };
}

function groupsOf(args: LayerUse['args']): number {
  return (args['groups'] as number | undefined) ?? 1;
}

/** Both sides of a window, which may be stated as one number. */
function pair(value: unknown): Pair {
  return Array.isArray(value) ? (value as unknown as Pair) : [value as number, value as number];
}

function single(value: unknown): number {
  return Array.isArray(value) ? (value[0] as number) : (value as number);
}

/** By `LayerCall.tfjs`. */
export const convolutionLowerings: LoweringsByName = {
  conv1d,
  conv2d,
  conv2dTranspose,
  depthwiseConv2d,
  separableConv2d,
};
