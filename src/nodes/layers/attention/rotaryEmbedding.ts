import { defineLayer } from '../../kit/define.ts';
import { config } from '../../kit/layerParams.ts';
import { float } from '../../kit/param.ts';
import { oneOutput } from '../../kit/ports.ts';
import { lastLength, lengths, line, only, output, refuse, unknownLength } from '../../kit/shapes.ts';
import { sizeOf } from '../../../tensor/shape.ts';

export const rotaryEmbedding = defineLayer({
  type: 'rotaryEmbedding',
  category: 'attention',
  label: 'Rotary embedding',
  aliases: ['RoPE', 'RotaryEmbedding', 'rotary position embedding', 'rotary'],
  summary: 'Turns pairs of features by their position, so that attention feels how far apart two steps are.',
  icon: 'rotate-cw',
  reference: 'https://keras.io/keras_hub/api/modeling_layers/rotary_embedding/',
  // Time comes first; heads may stand between time and features.
  inputs: [{ name: 'sequence', rank: [2, 4] }],
  outputs: oneOutput,
  params: {
    maxWavelength: float(10_000, {
      label: 'Longest wave',
      help: 'The slowest pair turns once in 2π times so many steps.',
      min: 1,
    }),
    scalingFactor: float(1, {
      label: 'Scaling',
      help: 'Positions are divided by it, for sequences longer than those of training.',
      min: 0,
      exclusive: true,
      advanced: true,
    }),
  },
  config: (p) => config(p.maxWavelength),
  infer(_p, inputs) {
    const { shape } = only(inputs);
    const unknown = unknownLength(shape.slice(-1));
    if (unknown) return refuse(unknown);
    const features = lastLength(only(inputs));
    const pairs = line('pairs', `${features} / 2`, features / 2);
    if (features % 2 === 1) {
      return refuse({ code: 'position/pairs', data: { features }, arithmetic: [{ ...pairs, bad: true }] });
    }
    return output(shape, [pairs]);
  },
  masking: 'passes',
  flops: (_p, inputs) => 3 * sizeOf(lengths(only(inputs).shape)),
  lower: (p) => ({
    tfjs: 'RotaryEmbedding',
    custom: true,
    keras: null,
    args: { maxWavelength: p.maxWavelength, scalingFactor: p.scalingFactor },
  }),
  examples: [
    { title: 'of a sequence', params: {}, in: [[4, 6]], out: [[4, 6]], weights: 0 },
    {
      title: 'of heads, slowed down',
      params: { maxWavelength: 50, scalingFactor: 2 },
      in: [[3, 2, 4]],
      out: [[3, 2, 4]],
      weights: 0,
    },
  ],
});
