import { formatShape } from '../../../tensor/shape.ts';
import type { ParamValue, TensorType } from '../../../graph/project.ts';
import { defineLayer, inputPorts, type LayerDefinition } from '../../kit/define.ts';
import type { Problem } from '../../kit/infer.ts';
import { config } from '../../kit/layerParams.ts';
import { choice, dims, type ParamSchema, type ParamValues } from '../../kit/param.ts';
import { oneOutput } from '../../kit/ports.ts';
import { readParams } from '../../kit/read.ts';
import { only, refuse, tensor } from '../../kit/shapes.ts';
import { conv2d } from '../convolution/conv2d.ts';
import { dense } from '../core/dense.ts';
import { averagePooling2d } from '../pooling/averagePooling2d.ts';
import { globalAveragePooling2d } from '../pooling/globalAveragePooling2d.ts';
import { globalMaxPooling2d } from '../pooling/globalMaxPooling2d.ts';
import { maxPooling2d } from '../pooling/maxPooling2d.ts';
import { flatten } from '../reshaping/flatten.ts';

/** The layers that can be applied to each step, with the parameters of theirs that this block has. */
const inner = {
  dense: { definition: dense, takes: ['units', 'activation', 'useBias', 'kernelInitializer'] },
  conv2d: {
    definition: conv2d,
    takes: ['filters', 'kernelSize', 'strides', 'padding', 'activation', 'useBias', 'kernelInitializer'],
  },
  maxPooling2d: { definition: maxPooling2d, takes: ['poolSize', 'padding'] },
  averagePooling2d: { definition: averagePooling2d, takes: ['poolSize', 'padding'] },
  globalAveragePooling2d: { definition: globalAveragePooling2d, takes: [] },
  globalMaxPooling2d: { definition: globalMaxPooling2d, takes: [] },
  flatten: { definition: flatten, takes: [] },
} as const satisfies Record<string, { definition: LayerDefinition; takes: readonly string[] }>;
type Inner = keyof typeof inner;

/** A parameter as the layer inside has it, shown where that layer is chosen. */
function taken<P extends ParamSchema[string]>(param: P, name: string): P {
  const layers = (Object.keys(inner) as Inner[]).filter((layer) =>
    (inner[layer].takes as readonly string[]).includes(name),
  );
  return { ...param, visibleWhen: { layer: layers } };
}

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
    layer: choice(Object.keys(inner) as [Inner, ...Inner[]], {
      label: 'Layer',
      help: 'What is applied to each step.',
    }),
    units: taken(dense.params['units']!, 'units'),
    filters: taken(conv2d.params['filters']!, 'filters'),
    kernelSize: taken(conv2d.params['kernelSize']!, 'kernelSize'),
    strides: taken(conv2d.params['strides']!, 'strides'),
    poolSize: taken(dims([2, 2], { label: 'Pool', help: 'Height and width of the window, and how far it moves.', min: 1 }), 'poolSize'), // prettier-ignore
    padding: taken(conv2d.params['padding']!, 'padding'),
    activation: taken(dense.params['activation']!, 'activation'),
    useBias: taken(dense.params['useBias']!, 'useBias'),
    kernelInitializer: taken(dense.params['kernelInitializer']!, 'kernelInitializer'),
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
  ],
});

/** The layer inside, and its parameters. Pooling moves on by a whole window. */
function insideOf(p: ParamValues<ParamSchema>): readonly [LayerDefinition, ParamValues<ParamSchema>] {
  const { definition, takes } = inner[p['layer'] as Inner];
  const set = Object.fromEntries(takes.map((name): [string, ParamValue] => [name, p[name]!]));
  const strides = 'poolSize' in set ? { strides: set['poolSize'] } : {};
  return [definition, readParams(definition.params, { ...set, ...strides }).values];
}

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
