import { formatShape } from '../../../tensor/shape.ts';
import type { TensorType } from '../../../graph/project.ts';
import { defineLayer, inputPorts, type LayerDefinition } from '../../kit/define.ts';
import type { Problem } from '../../kit/infer.ts';
import { config } from '../../kit/layerParams.ts';
import { choice, type ParamSchema, type ParamValues } from '../../kit/param.ts';
import { oneOutput } from '../../kit/ports.ts';
import { only, refuse, tensor } from '../../kit/shapes.ts';
import { insideOf, stepLayers, stepParams } from './stepLayers.ts';

export const timeDistributed = defineLayer({
  type: 'timeDistributed',
  category: 'recurrent',
  label: 'Time distributed',
  aliases: ['TimeDistributed', 'for each step', 'for each frame'],
  summary: 'Applies a layer to each step of a sequence, with the same weights: to each picture of a film.',
  icon: 'layout-grid',
  reference: 'https://keras.io/api/layers/recurrent_layers/time_distributed/',
  inputs: [{ name: 'sequence', rank: [2, 8] }],
  outputs: oneOutput,
  params: {
    layer: choice(stepLayers, { label: 'Layer', help: 'What is applied to each step.' }),
    ...stepParams,
  },
  config: (p, [input]) => {
    const [definition, own] = insideOf(p);
    return config(p.layer, ...[definition.config?.(own, input ? [stepOf(input)] : []) ?? []].flat());
  },
  infer(p, inputs) {
    const input = only(inputs);
    const [definition, own] = insideOf(p);
    const problem = rankProblem(definition, own, input);
    if (problem) return refuse(problem);
    const inferred = definition.infer(own, [stepOf(input)]);
    if ('problem' in inferred) return inferred;
    const step = only(inferred.outputs as readonly TensorType[]);
    return { outputs: [tensor([input.shape[0]!, ...step.shape])], arithmetic: inferred.arithmetic ?? [] };
  },
  weights(p, inputs) {
    const [definition, own] = insideOf(p);
    return definition.weights?.(own, [stepOf(only(inputs))]) ?? [];
  },
  flops(p, inputs, outputs) {
    const [definition, own] = insideOf(p);
    const [input, output] = [only(inputs), only(outputs)];
    return Number(input.shape[0]) * (definition.flops?.(own, [stepOf(input)], [stepOf(output)]) ?? 0);
  },
  masking: 'passes',
  lower(p, inputs) {
    const [definition, own] = insideOf(p);
    const layer = definition.lower(own, [stepOf(only(inputs))]);
    return { tfjs: 'TimeDistributed', custom: true, keras: 'TimeDistributed', args: { layer: { layer } } };
  },
  examples: [
    { title: 'a dense layer', params: { units: 4, activation: 'tanh' }, in: [[5, 3]], out: [[5, 4]], weights: 16 },
    {
      title: 'a convolution of each picture',
      params: { layer: 'conv2d', filters: 2, kernelSize: [2, 2] },
      in: [[3, 4, 5, 1]],
      out: [[3, 3, 4, 2]],
      weights: 10,
    },
    { title: 'pooling', params: { layer: 'maxPooling2d' }, in: [[3, 4, 4, 2]], out: [[3, 2, 2, 2]], weights: 0 },
    {
      title: 'pooling over the border',
      params: { layer: 'averagePooling2d', padding: 'same' },
      in: [[2, 3, 3, 2]],
      out: [[2, 2, 2, 2]],
      weights: 0,
    },
    {
      title: 'one mean a channel',
      params: { layer: 'globalAveragePooling2d' },
      in: [[3, 4, 4, 2]],
      out: [[3, 2]],
      weights: 0,
    },
    {
      title: 'the largest of a channel',
      params: { layer: 'globalMaxPooling2d' },
      in: [[3, 4, 4, 2]],
      out: [[3, 2]],
      weights: 0,
    },
    { title: 'flat pictures', params: { layer: 'flatten' }, in: [[3, 4, 4, 2]], out: [[3, 32]], weights: 0 },
    {
      title: 'each channel of each picture',
      params: { layer: 'depthwiseConv2d', kernelSize: [2, 2], depthMultiplier: 2, strides: [2, 2] },
      in: [[2, 4, 5, 2]],
      out: [[2, 2, 2, 4]],
      weights: 20,
    },
    {
      title: 'separable',
      params: { layer: 'separableConv2d', filters: 3, kernelSize: [2, 2] },
      in: [[2, 4, 4, 2]],
      out: [[2, 3, 3, 3]],
      weights: 17,
    },
    {
      title: 'growing pictures',
      params: { layer: 'conv2dTranspose', filters: 2, kernelSize: [2, 2], strides: [2, 2] },
      in: [[2, 2, 3, 2]],
      out: [[2, 4, 6, 2]],
      weights: 18,
    },
    {
      title: 'the mean of each sentence',
      params: { layer: 'globalAveragePooling1d' },
      in: [[3, 4, 5]],
      out: [[3, 5]],
      weights: 0,
    },
    {
      title: 'the largest of each sentence',
      params: { layer: 'globalMaxPooling1d' },
      in: [[3, 4, 5]],
      out: [[3, 5]],
      weights: 0,
    },
    {
      title: 'each step normalised',
      params: { layer: 'layerNormalization' },
      in: [[5, 6]],
      out: [[5, 6]],
      weights: 12,
    },
    { title: 'dropped', params: { layer: 'dropout', rate: 0.4 }, in: [[5, 6]], out: [[5, 6]], weights: 0 },
    {
      title: 'an activation',
      params: { layer: 'activation', activation: 'tanh' },
      in: [[5, 6]],
      out: [[5, 6]],
      weights: 0,
    },
    {
      title: 'each step as a picture',
      params: { layer: 'reshape', targetShape: [2, -1, 1] },
      in: [[5, 8]],
      out: [[5, 2, 4, 1]],
      weights: 0,
    },
    {
      title: 'each step repeated',
      params: { layer: 'repeatVector', n: 2 },
      in: [[5, 4]],
      out: [[5, 2, 4]],
      weights: 0,
    },
  ],
});

/** One step of a sequence. */
function stepOf({ shape, dtype }: TensorType): TensorType {
  return tensor(shape.slice(1), dtype);
}

function rankProblem(
  definition: LayerDefinition,
  own: ParamValues<ParamSchema>,
  { shape }: TensorType,
): Problem | null {
  const [port] = inputPorts(definition, own);
  const [least, most] = typeof port?.rank === 'number' ? [port.rank, port.rank] : (port?.rank ?? [0, 8]);
  const rank = shape.length - 1;
  if (rank >= least && rank <= most) return null;
  const expected = `time and ${least} ${least === most ? 'axes' : 'axes or more'} for ${definition.label}`;
  const fixes = [{ title: 'Apply Dense to each step', params: { layer: 'dense' } }];
  const help = 'Choose a layer for what each step is, or reshape the sequence.';
  return {
    code: 'shape/rank',
    data: { port: 'sequence', expected, received: formatShape(shape), help },
    param: 'layer',
    fixes,
  };
}
