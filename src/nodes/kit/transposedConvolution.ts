import { transposedLength, windowReach, type SequencePadding } from '../../tensor/window.ts';
import type { LayerCall } from './calls.ts';
import {
  convolutionArgs,
  convolutionPages,
  dilatedStrides,
  filtersParam,
  finishParams,
  kernelAndBias,
  kernelParams,
  product,
  type LayerWords,
} from './convolution.ts';
import { defineLayer, type LayerDefinition } from './define.ts';
import type { Problem } from './infer.ts';
import { activationText, config } from './layerParams.ts';
import { choice, int } from './param.ts';
import { oneOutput } from './ports.ts';
import { lastLength, only, positions, refuse, unknownLength } from './shapes.ts';
import {
  dilationParam,
  dilationText,
  isDilated,
  sizesText,
  slide,
  stridesParam,
  windowInput,
  windowParam,
  type Rank,
} from './windows.ts';

/** Conv1DTranspose, Conv2DTranspose and Conv3DTranspose. */
export function defineTransposedConvolution(rank: Rank, words: LayerWords): LayerDefinition {
  return defineLayer({
    ...words,
    category: 'convolution',
    icon: 'expand',
    reference: `${convolutionPages}/convolution${rank}d_transpose/`,
    inputs: windowInput(rank),
    outputs: oneOutput,
    params: {
      filters: filtersParam('Output channels.'),
      kernelSize: windowParam(rank, 'Kernel', 3),
      strides: stridesParam(rank, 2, 'How many times larger the output gets.'),
      padding: choice(['valid', 'same'], {
        label: 'Padding',
        help: '`same` makes the output exactly stride times the input.',
        preset: 'same',
      }),
      ...finishParams('linear'),
      outputPadding: int(-1, {
        label: 'Output padding',
        help: 'Places added behind the output; −1 as many as the padding asks for.',
        min: -1,
        max: 4095,
        advanced: true,
      }),
      dilationRate: dilationParam(rank),
      ...kernelParams,
    },
    config: (p) =>
      config(
        p.filters,
        p.kernelSize.join(' × '),
        { stride: sizesText(p.strides) },
        dilationText(p.dilationRate),
        activationText(p.activation),
      ),
    infer(p, inputs) {
      const input = only(inputs);
      const problem = unknownLength(input.shape.slice(-1)) ?? dilatedStrides(p) ?? outputPaddingProblem(p);
      if (problem) return refuse(problem);
      return slide({
        input: input.shape,
        window: p.kernelSize,
        channels: p.filters,
        name: 'kernel',
        param: 'kernelSize',
        length: (side, axis) =>
          transposedLength(
            side,
            p.kernelSize[axis]!,
            p.strides[axis]!,
            p.padding,
            outputPaddingArg(p),
            p.dilationRate[axis]!,
          ),
      });
    },
    weights: (p, inputs) => kernelAndBias([...p.kernelSize, p.filters, lastLength(only(inputs))], p, p.filters),
    // Every input number is multiplied with a whole window for every filter.
    flops: (p, inputs) =>
      2 * product(p.kernelSize) * lastLength(only(inputs)) * positions(only(inputs).shape) * p.filters,
    lower(p): LayerCall {
      const keras = `Conv${rank}DTranspose`;
      const args = convolutionArgs(p);
      // TensorFlow.js has none over sequences and no output padding, and no gradient over volumes.
      const own = rank !== 2 || isDilated(p.dilationRate) || p.outputPadding >= 0;
      if (!own) return { tfjs: 'conv2dTranspose', keras, args };
      const { dilationRate } = p;
      const custom = { ...args, outputPadding: outputPaddingArg(p), dilationRate };
      return { tfjs: 'TransposedConvolution', custom: true, keras, args: custom };
    },
  });
}

/** `null` where Keras is to choose. */
const outputPaddingArg = ({ outputPadding }: { readonly outputPadding: number }): number | null =>
  outputPadding < 0 ? null : outputPadding;

interface TransposedSettings {
  readonly kernelSize: readonly number[];
  readonly strides: readonly number[];
  readonly dilationRate: readonly number[];
  readonly padding: SequencePadding;
  readonly outputPadding: number;
}

/** It must be less than the stride. With `same` and an even window, 0 would make one place too few. */
function outputPaddingProblem(p: TransposedSettings): Problem | null {
  const { outputPadding, strides, kernelSize, dilationRate, padding } = p;
  if (outputPadding < 0) return null;
  const smallest = Math.min(...strides);
  const even = kernelSize.some((window, axis) => windowReach(window, dilationRate[axis]!) % 2 === 0);
  const tooFew = outputPadding === 0 && padding === 'same' && even;
  if (outputPadding < smallest && !tooFew) return null;
  return {
    code: 'shape/output-padding',
    data: { outputPadding, strides: sizesText(strides) },
    param: 'outputPadding',
    fixes: [
      { say: 'byPadding', params: { outputPadding: -1 } },
      { params: { outputPadding: smallest - 1 } },
      { params: { strides: strides.map(() => outputPadding + 1) } },
    ],
  };
}
