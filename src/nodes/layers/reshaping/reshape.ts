import { elementCount, formatShape } from '../../../tensor/shape.ts';
import { defineLayer } from '../../kit/define.ts';
import { shape } from '../../kit/param.ts';
import { anyInput, oneOutput } from '../../kit/ports.ts';
import { line, only, refuse, unknownLength } from '../../kit/shapes.ts';
import { reshaped } from '../../kit/tensorOps.ts';

export const reshape = defineLayer({
  type: 'reshape',
  category: 'reshaping',
  label: 'Reshape',
  aliases: ['view', 'torch.reshape', 'unflatten', 'nn.Unflatten'],
  summary: 'Puts the same numbers into another shape, in the same order.',
  icon: 'layout-grid',
  reference: 'https://keras.io/api/layers/reshaping_layers/reshape/',
  inputs: anyInput,
  outputs: oneOutput,
  params: {
    targetShape: shape([4, 4, -1], {
      label: 'Target shape',
      help: 'Without the batch axis; −1 stands for what is left.',
      allowRest: true,
    }),
  },
  config: (p) => p.targetShape.join(' × ').replace('-', '−'),
  infer(p, inputs) {
    const input = only(inputs);
    const from = elementCount(input.shape);
    if (from === undefined) return refuse(unknownLength(input.shape)!);
    if (p.targetShape.filter((dim) => dim === -1).length > 1) {
      return refuse({ code: 'shape/two-rests', data: {}, param: 'targetShape' });
    }
    const given = p.targetShape.reduce((product, dim) => (dim === -1 ? product : product * dim), 1);
    const target = p.targetShape.map((dim) => (dim === -1 ? Math.floor(from / given) : dim));
    if (elementCount(target) !== from) {
      const asked = formatShape(p.targetShape).replace('-', '−');
      return refuse({
        code: 'shape/reshape',
        data: { from, to: asked },
        param: 'targetShape',
        arithmetic: [
          line('numbers in', input.shape.join(' × '), from),
          {
            ...line('numbers out', p.targetShape.join(' × ').replace('-', '−'), elementCount(target) ?? 0),
            bad: true,
          },
        ],
        fixes: [
          { say: 'restLast', params: { targetShape: [...p.targetShape.slice(0, -1), -1] } },
          { say: 'oneRow', params: { targetShape: [-1] } },
        ],
      });
    }
    return { outputs: [reshaped(input, target)], arithmetic: [line('numbers', target.join(' × '), from)] };
  },
  lower: (p, inputs) => {
    const from = elementCount(only(inputs).shape) ?? 1;
    const given = p.targetShape.reduce((product, dim) => (dim === -1 ? product : product * dim), 1);
    return {
      tfjs: 'reshape',
      keras: 'Reshape',
      args: { targetShape: p.targetShape.map((dim) => (dim === -1 ? from / given : dim)) },
    };
  },
  examples: [
    {
      title: 'a row into an image',
      params: { targetShape: [4, 4, 256] },
      in: [[4096]],
      out: [[4, 4, 256]],
      weights: 0,
    },
    { title: 'the rest is worked out', params: { targetShape: [7, -1] }, in: [[28, 2]], out: [[7, 8]], weights: 0 },
  ],
});
