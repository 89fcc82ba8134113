import { defineLayer } from '../../kit/define.ts';
import { float } from '../../kit/param.ts';
import { oneOutput } from '../../kit/ports.ts';
import { only, output, positions, refuse } from '../../kit/shapes.ts';
import { tensorInput } from '../../kit/tensorOps.ts';

export const clip = defineLayer({
  type: 'clip',
  category: 'tensor',
  label: 'Clip',
  aliases: ['clamp', 'torch.clamp', 'limit', 'hardtanh'],
  summary: 'Holds each number between two limits; beyond them there is no gradient.',
  icon: 'fold-vertical',
  reference: 'https://keras.io/api/ops/numpy/',
  inputs: tensorInput,
  outputs: oneOutput,
  masking: 'passes',
  params: {
    xMin: float(-1, { label: 'Lowest', help: 'What is below becomes this.' }),
    xMax: float(1, { label: 'Highest', help: 'What is above becomes this.' }),
  },
  config: (p) => `${p.xMin} … ${p.xMax}`.replaceAll('-', '−'),
  infer(p, inputs) {
    if (p.xMin <= p.xMax) return output(only(inputs).shape);
    return refuse({
      code: 'param/order',
      data: { low: 'Lowest', lowValue: p.xMin, high: 'Highest', highValue: p.xMax },
      param: 'xMin',
      fixes: [{ say: 'exchange', params: { xMin: p.xMax, xMax: p.xMin } }],
    });
  },
  flops: (_p, inputs) => 2 * positions([...only(inputs).shape, 1]),
  lower: (p) => ({ tfjs: 'Clip', custom: true, keras: null, args: { xMin: p.xMin, xMax: p.xMax } }),
  examples: [
    { title: 'between −0.3 and 0.2', params: { xMin: -0.3, xMax: 0.2 }, in: [[4, 3]], out: [[4, 3]], weights: 0 },
  ],
});
