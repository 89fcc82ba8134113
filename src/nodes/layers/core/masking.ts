import { defineLayer } from '../../kit/define.ts';
import { paddingMask } from '../../kit/masking.ts';
import { float } from '../../kit/param.ts';
import { oneOutput, sequenceInput } from '../../kit/ports.ts';
import { only, output } from '../../kit/shapes.ts';

export const masking = defineLayer({
  type: 'masking',
  category: 'core',
  label: 'Masking',
  aliases: ['padding mask', 'skip steps', 'pack_padded_sequence'],
  summary: 'Marks the steps of a sequence that are padding, so that layers behind which know masks leave them out.',
  icon: 'scan-line',
  reference: 'https://keras.io/api/layers/core_layers/masking/',
  inputs: sequenceInput,
  outputs: oneOutput,
  params: {
    maskValue: float(0, {
      label: 'Mask value',
      help: 'A step is padding where all of its features are this number.',
    }),
  },
  config: (p) => ({ padding: p.maskValue }),
  infer: (_p, inputs) => output(only(inputs).shape),
  masking: (p, inputs) => ({
    gives: [{ made: paddingMask(p.maskValue, true), from: [{ input: 0 }], shape: only(inputs).shape.slice(0, 1) }],
  }),
  lower: ({ maskValue }) => ({ tfjs: 'Masking', custom: true, keras: 'Masking', args: { maskValue } }),
  examples: [
    { title: 'steps of zeros', params: {}, in: [[5, 3]], out: [[5, 3]], weights: 0 },
    { title: 'steps of another number', params: { maskValue: -1 }, in: [[4, 1]], out: [[4, 1]], weights: 0 },
  ],
});
