import { defineLayer, inputPorts, type LayerDefinition } from '../../kit/define.ts';
import { config } from '../../kit/layerParams.ts';
import { choice, int, type Param, type ParamSchema, type ParamValues } from '../../kit/param.ts';
import { oneOutput } from '../../kit/ports.ts';
import { conv2d } from '../convolution/conv2d.ts';
import { conv2dTranspose } from '../convolution/conv2dTranspose.ts';
import { dense } from '../core/dense.ts';

/**
 * The layers that can be wrapped; a parameter that several have is one parameter here. Not Embedding: Keras rounds what a
 * wrapped one gives to whole numbers, the type of its input.
 */
const inner = { dense, conv2d, conv2dTranspose } as const satisfies Record<string, LayerDefinition>;
type Inner = keyof typeof inner;
const innerNames = Object.keys(inner) as [Inner, ...Inner[]];

const innerOf = (p: ParamValues<ParamSchema>): LayerDefinition => inner[p['layer'] as Inner];

/** The parameters of all inner layers, each shown where a layer that has it is chosen. */
function innerParams(): ParamSchema {
  const params: Record<string, Param> = {};
  for (const definition of Object.values<LayerDefinition>(inner)) {
    for (const [name, param] of Object.entries(definition.params)) {
      const layer = innerNames.filter((each) => Object.hasOwn(inner[each].params, name));
      params[name] ??= { ...param, visibleWhen: { ...param.visibleWhen, layer } };
    }
  }
  return params;
}

export const spectralNormalization = defineLayer({
  type: 'spectralNormalization',
  category: 'normalization',
  label: 'Spectral norm',
  aliases: ['SpectralNormalization', 'SN', 'spectral_norm', 'Lipschitz', 'SN-GAN'],
  summary:
    'Divides the kernel of a layer by its largest singular value while it trains, so that a discriminator stays smooth.',
  icon: 'sliders-vertical',
  reference: 'https://keras.io/api/layers/normalization_layers/spectral_normalization/',
  inputs(p) {
    return inputPorts(innerOf(p), p).map((port) => ({ ...port, name: 'input' }));
  },
  outputs: oneOutput,
  params: {
    layer: choice(innerNames, { label: 'Layer', help: 'The layer whose kernel is normalized.' }),
    powerIterations: int(1, {
      label: 'Power iterations',
      help: 'Steps of the power method at each call: more find the largest singular value sooner.',
      min: 1,
      max: 100,
      advanced: true,
    }),
    ...innerParams(),
  } as ParamSchema,
  config: (p, inputs) => config(String(p['layer']), ...[innerOf(p).config?.(p, inputs) ?? []].flat()),
  infer: (p, inputs) => innerOf(p).infer(p, inputs),
  // No masking: Keras's wrapper loses masks, whatever the layer inside does with them.
  weights(p, inputs) {
    const weights = innerOf(p).weights?.(p, inputs) ?? [];
    const kernel = weights.find(({ name }) => name === 'kernel');
    return [...weights, { name: 'vector_u', shape: [1, kernel?.shape.at(-1) ?? 1], trainable: false }];
  },
  flops: (p, inputs, outputs) => innerOf(p).flops?.(p, inputs, outputs) ?? 0,
  lower(p, inputs) {
    const layer = innerOf(p).lower(p, inputs);
    const powerIterations = Number(p['powerIterations']);
    return {
      ...{ tfjs: 'SpectralNormalization', custom: true, keras: 'SpectralNormalization' },
      args: { layer: { layer }, powerIterations, seed: { seed: true } },
      kerasArgs: { layer: { layer }, powerIterations },
    };
  },
  examples: [
    { title: 'a dense layer', params: { units: 3, activation: 'tanh' }, in: [[5]], out: [[3]], weights: 21 },
    {
      title: 'a convolution of a discriminator',
      params: { layer: 'conv2d', filters: 3, kernelSize: [2, 2], activation: 'tanh' },
      in: [[4, 4, 2]],
      out: [[3, 3, 3]],
      weights: 30,
    },
    {
      title: 'one that paints, with a constraint',
      params: {
        layer: 'conv2dTranspose',
        filters: 2,
        kernelSize: [2, 2],
        powerIterations: 3,
        biasConstraint: 'nonNeg',
      },
      in: [[3, 3, 2]],
      out: [[4, 4, 2]],
      weights: 20,
    },
  ],
});
