import { defineLayer } from '../../kit/define.ts';
import { config } from '../../kit/layerParams.ts';
import { float } from '../../kit/param.ts';
import { oneOutput, sequenceInput } from '../../kit/ports.ts';
import { line, only, output, refuse, unknownLength } from '../../kit/shapes.ts';

export const sinePositionEncoding = defineLayer({
  type: 'sinePositionEncoding',
  category: 'attention',
  label: 'Sinusoidal position encoding',
  aliases: ['SinePositionEncoding', 'positional encoding', 'PositionalEncoding', 'sin cos', 'sinusoidal'],
  summary:
    'Waves of many lengths in place of the sequence: add them to it, so that attention can tell first from last.',
  icon: 'waves',
  reference: 'https://keras.io/keras_hub/api/modeling_layers/sine_position_encoding/',
  inputs: sequenceInput,
  outputs: oneOutput,
  params: {
    maxWavelength: float(10_000, {
      label: 'Longest wave',
      help: 'In steps, over 2π: positions closer than this are told apart.',
      min: 1,
    }),
  },
  config: (p) => config(p.maxWavelength),
  infer(_p, inputs) {
    const { shape } = only(inputs);
    const unknown = unknownLength(shape.slice(-1));
    if (unknown) return refuse(unknown);
    const [features = 1] = shape.slice(-1);
    return output(shape, [line('waves', `⌈${features} / 2⌉`, Math.ceil(Number(features) / 2))]);
  },
  // Its waves depend on the shape of the sequence alone.
  stopsGradient: true,
  masking: 'passes',
  lower: (p) => ({
    tfjs: 'SinePositionEncoding',
    custom: true,
    keras: null,
    args: { maxWavelength: p.maxWavelength },
  }),
  examples: [
    { title: 'of a short sequence', params: {}, in: [[5, 6]], out: [[5, 6]], weights: 0 },
    { title: 'shorter waves', params: { maxWavelength: 100 }, in: [[3, 5]], out: [[3, 5]], weights: 0 },
  ],
});
