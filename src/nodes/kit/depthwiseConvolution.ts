import type { ArgValue, LayerCall } from './calls.ts';
import type { ConfigPart } from './config.ts';
import {
  biasInitializerParam,
  biasWeight,
  convolutionPages,
  filtersParam,
  finishParams,
  paddingParam,
  product,
  slideKernel,
  type KernelSettings,
  type LayerWords,
} from './convolution.ts';
import { defineLayer, type LayerDefinition } from './define.ts';
import { activationText, config, initializer, initializerParam } from './layerParams.ts';
import { int } from './param.ts';
import { oneOutput } from './ports.ts';
import { lastLength, only, positions, refuse, unknownLength } from './shapes.ts';
import {
  dilationParam,
  dilationText,
  isDilated,
  stridesParam,
  strideText,
  windowInput,
  windowParam,
} from './windows.ts';
import { activityRule, ruleArgs, trained, weightRules } from './weightRules.ts';

const multiplierParam = int(1, {
  label: 'Depth multiplier',
  help: 'Filters for each channel of the input.',
  min: 1,
  max: 4096,
});

interface DepthwiseSettings extends KernelSettings {
  readonly dilationRate: readonly number[];
  readonly depthMultiplier: number;
  readonly depthwiseInitializer: string;
}

const windowArgs = (p: DepthwiseSettings): Readonly<Record<string, ArgValue>> => ({
  kernelSize: p.kernelSize,
  strides: p.strides,
  padding: p.padding,
  depthMultiplier: p.depthMultiplier,
  activation: p.activation,
  useBias: p.useBias,
  depthwiseInitializer: initializer(p.depthwiseInitializer),
});

const windowText = (p: DepthwiseSettings): readonly (ConfigPart | false)[] => [
  p.kernelSize.join(' × '),
  strideText(p.strides),
  dilationText(p.dilationRate),
  p.depthMultiplier > 1 && { perChannel: p.depthMultiplier },
  activationText(p.activation),
];

/** DepthwiseConv1D and DepthwiseConv2D: each channel is convolved by itself. */
export function defineDepthwiseConvolution(rank: 1 | 2, words: LayerWords): LayerDefinition {
  return defineLayer({
    ...words,
    category: 'convolution',
    icon: 'layers-2',
    reference: `${convolutionPages}/depthwise_convolution${rank}d/`,
    inputs: windowInput(rank),
    outputs: oneOutput,
    params: {
      kernelSize: windowParam(rank, 'Kernel', 3),
      strides: stridesParam(rank, 1),
      padding: paddingParam(rank),
      depthMultiplier: multiplierParam,
      ...finishParams('relu'),
      dilationRate: dilationParam(rank),
      depthwiseInitializer: initializerParam(),
      biasInitializer: biasInitializerParam,
      ...weightRules('depthwise', 'bias'),
      ...activityRule,
    },
    config: (p) => config(...windowText(p)),
    infer(p, inputs) {
      const input = only(inputs);
      const unknown = unknownLength(input.shape.slice(-1));
      return unknown ? refuse(unknown) : slideKernel(p, input, lastLength(input) * p.depthMultiplier);
    },
    weights(p, inputs) {
      const channels = lastLength(only(inputs));
      const kernel = [...p.kernelSize, channels, p.depthMultiplier];
      return [trained('depthwise_kernel', kernel, p, 'depthwise'), ...biasWeight(p, channels * p.depthMultiplier)];
    },
    flops: (p, inputs, outputs) =>
      2 * product(p.kernelSize) * positions(only(outputs).shape) * lastLength(only(inputs)) * p.depthMultiplier,
    lower(p): LayerCall {
      const keras = `DepthwiseConv${rank}D`;
      const args = {
        ...windowArgs(p),
        biasInitializer: initializer(p.biasInitializer),
        ...ruleArgs(p, 'depthwise', 'bias', 'activity'),
      };
      // TensorFlow.js has none over sequences, and its layer over images forgets the dilation.
      if (rank === 2 && !isDilated(p.dilationRate)) return { tfjs: 'depthwiseConv2d', keras, args };
      const { dilationRate } = p;
      return { tfjs: 'DepthwiseConvolution', custom: true, keras, args: { ...args, dilationRate } };
    },
  });
}

/** SeparableConv1D and SeparableConv2D: each channel by itself, then all channels of each place. */
export function defineSeparableConvolution(rank: 1 | 2, words: LayerWords): LayerDefinition {
  return defineLayer({
    ...words,
    category: 'convolution',
    icon: 'layers-2',
    reference: `${convolutionPages}/separable_convolution${rank}d/`,
    inputs: windowInput(rank),
    outputs: oneOutput,
    params: {
      filters: filtersParam('Output channels: one for each pattern.'),
      kernelSize: windowParam(rank, 'Kernel', 3),
      strides: stridesParam(rank, 1),
      padding: paddingParam(rank),
      ...finishParams('relu'),
      depthMultiplier: { ...multiplierParam, advanced: true },
      dilationRate: dilationParam(rank),
      depthwiseInitializer: initializerParam('glorotUniform', 'Depthwise initializer'),
      pointwiseInitializer: initializerParam('glorotUniform', 'Pointwise initializer'),
      biasInitializer: biasInitializerParam,
      ...weightRules('depthwise', 'pointwise', 'bias'),
      ...activityRule,
    },
    config: (p) => config(p.filters, ...windowText(p)),
    infer(p, inputs) {
      const input = only(inputs);
      const unknown = unknownLength(input.shape.slice(-1));
      return unknown ? refuse(unknown) : slideKernel(p, input, p.filters);
    },
    weights(p, inputs) {
      const channels = lastLength(only(inputs));
      const each = [...p.kernelSize, channels, p.depthMultiplier];
      const mixing = [...p.kernelSize.map(() => 1), channels * p.depthMultiplier, p.filters];
      return [
        trained('depthwise_kernel', each, p, 'depthwise'),
        trained('pointwise_kernel', mixing, p, 'pointwise'),
        ...biasWeight(p, p.filters),
      ];
    },
    flops(p, inputs, outputs) {
      const between = positions(only(outputs).shape) * lastLength(only(inputs)) * p.depthMultiplier;
      return 2 * between * (product(p.kernelSize) + p.filters);
    },
    lower(p): LayerCall {
      const keras = `SeparableConv${rank}D`;
      const args = {
        filters: p.filters,
        ...windowArgs(p),
        pointwiseInitializer: initializer(p.pointwiseInitializer),
        biasInitializer: initializer(p.biasInitializer),
        ...ruleArgs(p, 'depthwise', 'pointwise', 'bias', 'activity'),
      };
      // TensorFlow.js has none over sequences, takes strides or dilation, and does not save the multiplier.
      if (rank === 2 && !isDilated(p.dilationRate) && p.depthMultiplier === 1)
        return { tfjs: 'separableConv2d', keras, args };
      const { dilationRate } = p;
      return { tfjs: 'SeparableConvolution', custom: true, keras, args: { ...args, dilationRate } };
    },
  });
}
