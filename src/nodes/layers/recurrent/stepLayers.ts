import type { ParamValue } from '../../../graph/project.ts';
import type { LayerDefinition } from '../../kit/define.ts';
import { dims, type ParamSchema, type ParamValues } from '../../kit/param.ts';
import { readParams } from '../../kit/read.ts';
import { activation } from '../activation/activation.ts';
import { conv2d } from '../convolution/conv2d.ts';
import { conv2dTranspose } from '../convolution/conv2dTranspose.ts';
import { depthwiseConv2d } from '../convolution/depthwiseConv2d.ts';
import { separableConv2d } from '../convolution/separableConv2d.ts';
import { dense } from '../core/dense.ts';
import { layerNormalization } from '../normalization/layerNormalization.ts';
import { averagePooling2d } from '../pooling/averagePooling2d.ts';
import { globalAveragePooling1d } from '../pooling/globalAveragePooling1d.ts';
import { globalAveragePooling2d } from '../pooling/globalAveragePooling2d.ts';
import { globalMaxPooling1d } from '../pooling/globalMaxPooling1d.ts';
import { globalMaxPooling2d } from '../pooling/globalMaxPooling2d.ts';
import { maxPooling2d } from '../pooling/maxPooling2d.ts';
import { dropout } from '../regularization/dropout.ts';
import { flatten } from '../reshaping/flatten.ts';
import { repeatVector } from '../reshaping/repeatVector.ts';
import { reshape } from '../reshaping/reshape.ts';

const convolution = ['kernelSize', 'strides', 'padding', 'activation', 'useBias'] as const;

/**
 * The layers that can be applied to each step, with the parameters of theirs that the block has. All treat samples one
 * by one, so that all steps of all samples can be one batch: batch normalisation, which does not, is none of them.
 */
const layers = {
  dense: { definition: dense, takes: ['units', 'activation', 'useBias', 'kernelInitializer'] },
  conv2d: { definition: conv2d, takes: ['filters', ...convolution, 'kernelInitializer'] },
  depthwiseConv2d: { definition: depthwiseConv2d, takes: ['depthMultiplier', ...convolution] },
  separableConv2d: { definition: separableConv2d, takes: ['filters', 'depthMultiplier', ...convolution] },
  conv2dTranspose: { definition: conv2dTranspose, takes: ['filters', ...convolution, 'kernelInitializer'] },
  maxPooling2d: { definition: maxPooling2d, takes: ['poolSize', 'padding'] },
  averagePooling2d: { definition: averagePooling2d, takes: ['poolSize', 'padding'] },
  globalAveragePooling1d: { definition: globalAveragePooling1d, takes: [] },
  globalMaxPooling1d: { definition: globalMaxPooling1d, takes: [] },
  globalAveragePooling2d: { definition: globalAveragePooling2d, takes: [] },
  globalMaxPooling2d: { definition: globalMaxPooling2d, takes: [] },
  layerNormalization: { definition: layerNormalization, takes: ['epsilon'] },
  dropout: { definition: dropout, takes: ['rate'] },
  activation: { definition: activation, takes: ['activation'] },
  flatten: { definition: flatten, takes: [] },
  reshape: { definition: reshape, takes: ['targetShape'] },
  repeatVector: { definition: repeatVector, takes: ['n'] },
} as const satisfies Record<string, { definition: LayerDefinition; takes: readonly string[] }>;

export type StepLayer = keyof typeof layers;

/** What a layer that is applied to each step can be. */
export const stepLayers = Object.keys(layers) as [StepLayer, ...StepLayer[]];

/** A parameter as the layer inside has it, shown where that layer is chosen. */
function taken<P extends ParamSchema[string]>(param: P, name: string): P {
  const owners = stepLayers.filter((layer) => (layers[layer].takes as readonly string[]).includes(name));
  return { ...param, visibleWhen: { layer: owners } };
}

/** The parameters of those layers, each shown where a layer that has it is chosen. */
export const stepParams = {
  units: taken(dense.params['units']!, 'units'),
  filters: taken(conv2d.params['filters']!, 'filters'),
  depthMultiplier: taken(depthwiseConv2d.params['depthMultiplier']!, 'depthMultiplier'),
  kernelSize: taken(conv2d.params['kernelSize']!, 'kernelSize'),
  strides: taken(conv2d.params['strides']!, 'strides'),
  poolSize: taken(dims([2, 2], { label: 'Pool', help: 'Height and width of the window, and how far it moves.', min: 1 }), 'poolSize'), // prettier-ignore
  padding: taken(conv2d.params['padding']!, 'padding'),
  rate: taken(dropout.params['rate']!, 'rate'),
  targetShape: taken(reshape.params['targetShape']!, 'targetShape'),
  n: taken(repeatVector.params['n']!, 'n'),
  epsilon: taken(layerNormalization.params['epsilon']!, 'epsilon'),
  activation: taken(dense.params['activation']!, 'activation'),
  useBias: taken(dense.params['useBias']!, 'useBias'),
  kernelInitializer: taken(dense.params['kernelInitializer']!, 'kernelInitializer'),
};

/** The layer inside, and its parameters. Pooling moves on by a whole window. */
export function insideOf(p: ParamValues<ParamSchema>): readonly [LayerDefinition, ParamValues<ParamSchema>] {
  const { definition, takes } = layers[p['layer'] as StepLayer];
  const set = Object.fromEntries(takes.map((name): [string, ParamValue] => [name, p[name]!]));
  const strides = 'poolSize' in set ? { strides: set['poolSize'] } : {};
  return [definition, readParams(definition.params, { ...set, ...strides }).values];
}
