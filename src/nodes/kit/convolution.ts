import { windowLength, type SequencePadding } from '../../tensor/window.ts';
import type { TensorType } from '../../graph/project.ts';
import type { ArgValue, LayerCall, WeightSpec } from './calls.ts';
import { defineLayer, type Inferred, type LayerDefinition, type LayerExample } from './define.ts';
import type { Problem } from './infer.ts';
import { activationParam, activationText, config, initializer, initializerParam, useBiasParam } from './layerParams.ts';
import { choice, int } from './param.ts';
import { oneOutput } from './ports.ts';
import { lastLength, only, positions, refuse, unknownLength } from './shapes.ts';
import {
  axesText,
  dilationParam,
  dilationText,
  isDilated,
  sizesText,
  slide,
  stridesParam,
  strideText,
  windowInput,
  windowParam,
  type Rank,
} from './windows.ts';
import { activityRule, ruleArgs, trained, weightRules } from './weightRules.ts';

/** What one layer of a family has of its own. */
export interface LayerWords {
  readonly type: string;
  readonly label: string;
  readonly summary: string;
  readonly aliases: readonly string[];
  readonly examples: readonly LayerExample[];
}

export const convolutionPages = 'https://keras.io/api/layers/convolution_layers';

/** `relu` at the end and a bias: what every convolution does with its products. */
export const finishParams = (activation: 'linear' | 'relu') =>
  ({ activation: activationParam(activation), useBias: useBiasParam }) as const;

export const biasInitializerParam = initializerParam('zeros', 'Bias initializer');

export const filtersParam = (help: string) => int(32, { label: 'Filters', help, min: 1, max: 4096 });

const samePaddingHelp = (rank: Rank): string =>
  `\`same\` pads with zeros, so that stride 1 keeps ${rank === 1 ? 'the length' : axesText(rank)}.`;

/** Sequences have `causal` too: a step then sees none after it. */
export function paddingParam(rank: Rank, withCausal = false) {
  const label = 'Padding';
  const help = samePaddingHelp(rank);
  const causal = `${help} \`causal\` pads in front only: no step sees a later one.`;
  const options = withCausal ? (['valid', 'same', 'causal'] as const) : (['valid', 'same'] as const);
  return choice<SequencePadding>(options, { label, help: withCausal ? causal : help });
}

/** Settings that all convolutions share. */
export interface KernelSettings {
  readonly kernelSize: readonly number[];
  readonly strides: readonly number[];
  readonly padding: SequencePadding;
  readonly activation: string;
  readonly useBias: boolean;
  readonly biasInitializer: string;
}

export interface ConvolutionSettings extends KernelSettings {
  readonly filters: number;
  readonly dilationRate: readonly number[];
  readonly kernelInitializer: string;
}

/** How the weights of a convolution start, and what holds them. */
export const kernelParams = {
  kernelInitializer: initializerParam(),
  biasInitializer: biasInitializerParam,
  ...weightRules('kernel', 'bias'),
  ...activityRule,
} as const;

/** Every argument of a convolution, in the order the code states them. */
export function convolutionArgs(p: ConvolutionSettings): Readonly<Record<string, ArgValue>> {
  return {
    filters: p.filters,
    kernelSize: p.kernelSize,
    strides: p.strides,
    padding: p.padding,
    activation: p.activation,
    useBias: p.useBias,
    kernelInitializer: initializer(p.kernelInitializer),
    biasInitializer: initializer(p.biasInitializer),
    ...ruleArgs(p, 'kernel', 'bias', 'activity'),
  };
}

/** A kernel and, where there is one, the bias of so many outputs. */
export const kernelAndBias = (
  kernel: readonly number[],
  p: { readonly useBias: boolean },
  outputs: number,
): readonly WeightSpec[] => [trained('kernel', kernel, p), ...biasWeight(p, outputs)];

export const biasWeight = (p: { readonly useBias: boolean }, outputs: number): readonly WeightSpec[] =>
  p.useBias ? [trained('bias', [outputs], p)] : [];

/** A multiply-add for each number of the window. */
export const product = (sizes: readonly number[]): number => sizes.reduce((all, size) => all * size, 1);

/** Conv1D, Conv2D and Conv3D: one layer over sequences, images and volumes. */
export function defineConvolution(rank: Rank, words: LayerWords): LayerDefinition {
  return defineLayer({
    ...words,
    category: 'convolution',
    icon: 'scan',
    reference: `${convolutionPages}/convolution${rank}d/`,
    inputs: windowInput(rank),
    outputs: oneOutput,
    params: {
      filters: filtersParam('Output channels: one for each pattern.'),
      kernelSize: windowParam(rank, 'Kernel', 3),
      strides: stridesParam(rank, 1),
      padding: paddingParam(rank, rank === 1),
      ...finishParams('relu'),
      dilationRate: dilationParam(rank),
      groups: int(1, {
        label: 'Groups',
        help: 'Channels and filters are cut into so many groups, each of which sees only its own.',
        min: 1,
        max: 4096,
        advanced: true,
      }),
      ...kernelParams,
    },
    config: (p) =>
      config(
        p.filters,
        p.kernelSize.join(' × '),
        strideText(p.strides),
        dilationText(p.dilationRate),
        p.groups > 1 && { groups: p.groups },
        activationText(p.activation),
      ),
    infer(p, inputs) {
      const input = only(inputs);
      const problem = unknownLength(input.shape.slice(-1)) ?? groupsProblem(p, input) ?? dilatedStrides(p);
      if (problem) return refuse(problem);
      return slideKernel(p, input, p.filters);
    },
    weights: (p, inputs) =>
      kernelAndBias([...p.kernelSize, lastLength(only(inputs)) / p.groups, p.filters], p, p.filters),
    flops: (p, inputs, outputs) =>
      2 * product(p.kernelSize) * (lastLength(only(inputs)) / p.groups) * positions(only(outputs).shape) * p.filters,
    lower(p): LayerCall {
      const keras = `Conv${rank}D`;
      const args = convolutionArgs(p);
      const { dilationRate, groups } = p;
      // TensorFlow.js cannot train dilated convolutions nor, on its wasm backend, those of volumes; it forgets groups and
      // has no causal padding.
      const own = rank === 3 || isDilated(dilationRate) || groups > 1 || p.padding === 'causal';
      if (!own) return { tfjs: `conv${rank}d`, keras, args };
      return { tfjs: 'Convolution', custom: true, keras, args: { ...args, dilationRate, groups } };
    },
  });
}

/** Shape after a kernel slid over it. */
export function slideKernel(
  p: Pick<ConvolutionSettings, 'kernelSize' | 'strides' | 'padding' | 'dilationRate'>,
  input: TensorType,
  channels: number,
): Inferred {
  return slide({
    input: input.shape,
    window: p.kernelSize,
    channels,
    name: 'kernel',
    param: 'kernelSize',
    length: (side, axis) => windowLength(side, p.kernelSize[axis]!, p.strides[axis]!, p.padding, p.dilationRate[axis]!),
  });
}

function groupsProblem(p: { filters: number; groups: number }, input: TensorType): Problem | null {
  const channels = lastLength(input);
  if (channels % p.groups === 0 && p.filters % p.groups === 0) return null;
  const largest = greatestDivisor(channels, p.filters, p.groups);
  return {
    code: 'shape/groups',
    data: { groups: p.groups, channels, filters: p.filters },
    param: channels % p.groups === 0 ? 'filters' : 'groups',
    fixes: [
      { params: { groups: largest } },
      {
        params: { filters: Math.ceil(p.filters / p.groups) * p.groups },
      },
    ],
  };
}

/** The most groups, up to so many, that cut both numbers evenly. */
function greatestDivisor(a: number, b: number, most: number): number {
  let groups = Math.min(a, b, most);
  while (a % groups !== 0 || b % groups !== 0) groups--;
  return groups;
}

/** Keras has strides or dilation, not both. */
export function dilatedStrides(p: { strides: readonly number[]; dilationRate: readonly number[] }): Problem | null {
  const { strides, dilationRate } = p;
  if (!isDilated(dilationRate) || strides.every((stride) => stride === 1)) return null;
  const ones = strides.map(() => 1);
  return {
    code: 'shape/dilated-strides',
    data: { strides: sizesText(strides), dilation: sizesText(dilationRate) },
    param: 'dilationRate',
    fixes: [{ params: { dilationRate: ones } }, { params: { strides: ones } }],
  };
}
