import { defineLayer } from '../../kit/define.ts';
import { integers } from '../../kit/param.ts';
import { anyInput, oneOutput } from '../../kit/ports.ts';
import { line, only, refuse } from '../../kit/shapes.ts';
import { reshaped } from '../../kit/tensorOps.ts';

export const permute = defineLayer({
  type: 'permute',
  category: 'reshaping',
  label: 'Permute',
  aliases: ['transpose', 'torch.permute', 'swap axes', 'swapaxes', 'moveaxis'],
  summary: 'Puts the axes into another order.',
  icon: 'repeat-2',
  reference: 'https://keras.io/api/layers/reshaping_layers/permute/',
  inputs: anyInput,
  outputs: oneOutput,
  params: {
    dims: integers([2, 1], {
      label: 'Order',
      help: 'Which axis stands where: 1 is the first behind the batch axis.',
      min: 1,
      max: 8,
      minLength: 1,
    }),
  },
  config: (p) => p.dims.join(', '),
  infer(p, inputs) {
    const input = only(inputs);
    const rank = input.shape.length;
    const isOrder = p.dims.length === rank && new Set(p.dims).size === rank && Math.max(...p.dims) === rank;
    if (!isOrder) {
      const reversed = Array.from({ length: rank }, (_, axis) => rank - axis);
      return refuse({
        code: 'shape/permutation',
        data: { order: p.dims.join(', '), rank },
        param: 'dims',
        fixes: [{ params: { dims: reversed } }],
      });
    }
    const shape = p.dims.map((axis) => input.shape[axis - 1]!);
    return { outputs: [reshaped(input, shape)], arithmetic: [line('axes', p.dims.join(', '), shape.join(' × '))] };
  },
  lower: (p) => ({ tfjs: 'permute', keras: 'Permute', args: { dims: p.dims } }),
  examples: [
    { title: 'rows and columns', params: {}, in: [[3, 4]], out: [[4, 3]], weights: 0 },
    { title: 'channels first', params: { dims: [3, 1, 2] }, in: [[2, 3, 4]], out: [[4, 2, 3]], weights: 0 },
  ],
});
