import { defineLayer } from '../../kit/define.ts';
import { choice, int } from '../../kit/param.ts';
import { oneOutput } from '../../kit/ports.ts';
import { only, tensor } from '../../kit/shapes.ts';
import { tensorInput } from '../../kit/tensorOps.ts';

export const cast = defineLayer({
  type: 'cast',
  category: 'tensor',
  label: 'Cast',
  aliases: ['astype', 'to float', 'to int', 'dtype', 'truncate'],
  summary: 'Takes whole numbers as floats, or floats as whole numbers without what is behind the point.',
  icon: 'repeat-2',
  reference: 'https://keras.io/api/ops/core/',
  inputs: tensorInput,
  outputs: oneOutput,
  // Floats stay what they are.
  stopsGradient: (p) => p.dtype === 'int32',
  masking: 'passes',
  params: {
    dtype: choice(['float32', 'int32'], {
      label: 'Numbers',
      help: 'No gradient passes a change of the kind of numbers.',
    }),
    classes: int(0, {
      label: 'Values',
      help: 'How many different whole numbers come out, 0 being the first; 0 if unknown.',
      min: 0,
      max: 1_000_000,
      visibleWhen: { dtype: ['int32'] },
    }),
  },
  config: (p) => p.dtype,
  infer(p, inputs) {
    const { shape, classes } = only(inputs);
    if (p.dtype === 'float32') return { outputs: [tensor(shape)] };
    return { outputs: [tensor(shape, 'int32', p.classes > 0 ? p.classes : classes)] };
  },
  lower: (p) => ({ tfjs: 'Cast', custom: true, keras: null, args: { target: p.dtype } }),
  examples: [
    { title: 'labels as floats', params: {}, in: [[4]], out: [[4]], weights: 0, classes: 9 },
    { title: 'without what is behind the point', params: { dtype: 'int32' }, in: [[3]], out: [[3]], weights: 0 },
  ],
});
