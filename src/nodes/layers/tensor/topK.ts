import { defineLayer } from '../../kit/define.ts';
import { int } from '../../kit/param.ts';
import { line, only, positions, refuse, tensor, unknownLength } from '../../kit/shapes.ts';

export const topK = defineLayer({
  type: 'topK',
  category: 'tensor',
  label: 'Top-K',
  aliases: ['torch.topk', 'k largest', 'beam', 'sort'],
  summary: 'The k largest numbers along the last axis, the largest first, and where they stood.',
  icon: 'arrow-down-wide-narrow',
  reference: 'https://keras.io/api/ops/nn/',
  inputs: [{ name: 'input', rank: [1, 8] }],
  outputs: [{ name: 'values' }, { name: 'indices' }],
  params: { k: int(3, { label: 'K', help: 'How many numbers are kept.', min: 1, max: 65_536 }) },
  config: (p) => `k ${p.k}`,
  infer(p, inputs) {
    const { shape } = only(inputs);
    const unknown = unknownLength(shape.slice(-1));
    if (unknown) return refuse(unknown);
    const length = Number(shape.at(-1));
    if (p.k > length) {
      return refuse({
        code: 'shape/top-k',
        data: { k: p.k, length },
        param: 'k',
        arithmetic: [{ ...line('numbers missing', `${p.k} − ${length}`, p.k - length), bad: true }],
        fixes: [{ params: { k: length } }],
      });
    }
    const found = shape.with(-1, p.k);
    return { outputs: [tensor(found), tensor(found, 'int32', length)], arithmetic: [line('last axis', 'k', p.k)] };
  },
  flops: (p, inputs) => p.k * positions([...only(inputs).shape, 1]),
  lower: (p) => ({ tfjs: 'TopK', custom: true, keras: null, args: { k: p.k } }),
  examples: [
    { title: 'three of seven', params: {}, in: [[7]], out: [[3], [3]], weights: 0 },
    {
      title: 'each step by itself',
      params: { k: 2 },
      in: [[4, 5]],
      out: [
        [4, 2],
        [4, 2],
      ],
      weights: 0,
    },
  ],
});
