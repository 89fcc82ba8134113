import { defineLayer } from '../../kit/define.ts';
import { int } from '../../kit/param.ts';
import { oneOutput } from '../../kit/ports.ts';
import { line, only } from '../../kit/shapes.ts';
import { reshaped } from '../../kit/tensorOps.ts';

export const repeatVector = defineLayer({
  type: 'repeatVector',
  category: 'reshaping',
  label: 'Repeat vector',
  aliases: ['RepeatVector', 'repeat', 'torch.repeat', 'sequence of one vector'],
  summary: 'Makes a sequence of one row of numbers, as a decoder wants it.',
  icon: 'repeat',
  reference: 'https://keras.io/api/layers/reshaping_layers/repeat_vector/',
  inputs: [{ name: 'input', rank: 1 }],
  outputs: oneOutput,
  params: { n: int(4, { label: 'Times', help: 'Steps of the sequence.', min: 1, max: 65_536 }) },
  config: (p) => `× ${p.n}`,
  infer(p, inputs) {
    const input = only(inputs);
    return { outputs: [reshaped(input, [p.n, ...input.shape])], arithmetic: [line('time', 'times', p.n)] };
  },
  lower: (p) => ({ tfjs: 'repeatVector', keras: 'RepeatVector', args: { n: p.n } }),
  examples: [{ title: 'for a decoder', params: { n: 3 }, in: [[5]], out: [[3, 5]], weights: 0 }],
});
