import type { TensorType } from '../../graph/project.ts';
import type { LayerCall } from './calls.ts';
import { dilatedStrides, filtersParam, paddingParam, product, slideKernel, type LayerWords } from './convolution.ts';
import { defineLayer, type LayerDefinition, type PortSpec } from './define.ts';
import { activationText, config } from './layerParams.ts';
import { maskedInputs } from './masking.ts';
import {
  cellRules,
  cells,
  gateParams,
  goBackwardsParam,
  productArgs,
  productParams,
  sequenceArgs,
  sequenceMasking,
  sequenceParams,
  statePorts,
  stateProblem,
} from './recurrent.ts';
import { lastLength, lengths, only, positions, refuse, tensor, unknownLength } from './shapes.ts';
import { activityRule, ruleArgs, trained } from './weightRules.ts';
import { dilationParam, stridesParam, strideText, windowParam } from './windows.ts';

const { states, gates } = cells.lstm;

/** ConvLSTM1D and ConvLSTM2D: an LSTM over sequences of rows or of pictures, whose products are convolutions. */
export function defineConvLSTM(rank: 1 | 2, words: LayerWords): LayerDefinition {
  return defineLayer({
    ...words,
    category: 'recurrent',
    icon: 'images',
    reference: `https://keras.io/api/layers/recurrent_layers/conv_lstm${rank}d/`,
    inputs: [{ name: rank === 1 ? 'rows' : 'pictures', rank: rank + 2 }, ...statePorts(states, rank + 1)],
    outputs: (p) => [{ name: 'output' }, ...(p.returnState ? states.map((name): PortSpec => ({ name })) : [])],
    params: {
      filters: filtersParam('Channels of the state, and of each output.'),
      kernelSize: windowParam(rank, 'Kernel', 3),
      strides: stridesParam(
        rank,
        1,
        'How far the window moves over the inputs each time; over the state it moves by 1.',
      ),
      padding: paddingParam(rank),
      ...sequenceParams,
      ...productParams,
      dilationRate: dilationParam(rank),
      goBackwards: goBackwardsParam,
      recurrentActivation: gateParams.recurrentActivation,
      unitForgetBias: gateParams.unitForgetBias,
      ...cellRules,
      ...activityRule,
    },
    config: (p) => config(p.filters, p.kernelSize.join(' × '), strideText(p.strides), activationText(p.activation)),
    infer(p, inputs) {
      const { shape } = only(inputs);
      const problem = unknownLength(shape.slice(1)) ?? dilatedStrides(p);
      if (problem) return refuse(problem);
      const slid = slideKernel(p, stepOf(only(inputs)), p.filters);
      if ('problem' in slid) return slid;
      const state = lengths(only(slid.outputs as readonly TensorType[]).shape);
      const wrong = stateProblem(inputs.slice(1), states, state);
      if (wrong) return refuse(wrong);
      const output = tensor(p.returnSequences ? [shape[0]!, ...state] : state);
      return {
        outputs: [output, ...(p.returnState ? states.map(() => tensor(state)) : [])],
        arithmetic: slid.arithmetic ?? [],
      };
    },
    weights(p, inputs) {
      const width = gates * p.filters;
      return [
        trained('kernel', [...p.kernelSize, lastLength(only(inputs)), width], p),
        trained('recurrent_kernel', [...p.kernelSize, p.filters, width], p, 'recurrent'),
        ...(p.useBias ? [trained('bias', [width], p)] : []),
      ];
    },
    flops(p, inputs, outputs) {
      const steps = lengths(only(inputs).shape.slice(0, 1))[0]!;
      const { shape } = only(outputs);
      const places = positions(p.returnSequences ? shape.slice(1) : shape);
      return 2 * steps * places * product(p.kernelSize) * gates * p.filters * (lastLength(only(inputs)) + p.filters);
    },
    masking: (p, inputs) => sequenceMasking(p, inputs),
    lower(p, inputs): LayerCall {
      const { filters, kernelSize, strides, padding, dilationRate, recurrentActivation, unitForgetBias } = p;
      const name = `ConvLSTM${rank}D`;
      const args = {
        filters,
        kernelSize,
        strides,
        padding,
        dilationRate,
        ...productArgs(p),
        recurrentActivation,
        unitForgetBias,
        ...sequenceArgs(p),
        ...ruleArgs(p, 'kernel', 'recurrent', 'bias', 'activity'),
      };
      const masked = maskedInputs(inputs, sequenceMasking(p, inputs).reads);
      return {
        tfjs: name,
        custom: true,
        keras: name,
        args: { ...args, masked, seed: { seed: true } },
        kerasArgs: args,
      };
    },
  });
}

/** One picture of a sequence of them. */
function stepOf({ shape }: TensorType): TensorType {
  return tensor(shape.slice(1));
}
