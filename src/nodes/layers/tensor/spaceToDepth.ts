import type { Dim } from '../../../tensor/shape.ts';
import { defineLayer } from '../../kit/define.ts';
import { imageInput, oneOutput } from '../../kit/ports.ts';
import { line, only, refuse, unknownLength } from '../../kit/shapes.ts';
import { blockSizeParam, reshaped } from '../../kit/tensorOps.ts';

export const spaceToDepth = defineLayer({
  type: 'spaceToDepth',
  category: 'tensor',
  label: 'Space to depth',
  aliases: ['pixel unshuffle', 'PixelUnshuffle', 'patchify', 'space_to_depth', 'focus'],
  summary: 'Lays the pixels of each square end to end as channels of one, so that the image shrinks and loses nothing.',
  icon: 'minimize-2',
  reference: 'https://arxiv.org/abs/1609.05158',
  inputs: imageInput,
  outputs: oneOutput,
  params: { blockSize: blockSizeParam },
  config: (p) => `/ ${p.blockSize}`,
  infer(p, inputs) {
    const input = only(inputs);
    const [height, width, channels] = input.shape as [Dim, Dim, Dim];
    const unknown = unknownLength(input.shape);
    if (unknown) return refuse(unknown);
    const [rows, columns] = [Number(height) / p.blockSize, Number(width) / p.blockSize];
    if (!Number.isInteger(rows) || !Number.isInteger(columns)) {
      const whole = (length: number): boolean => Number.isInteger(length);
      return refuse({
        code: 'shape/blocks',
        data: { lengths: `${height} × ${width}`, blocks: `${p.blockSize} × ${p.blockSize}` },
        param: 'blockSize',
        arithmetic: [
          { ...line('height', `${height} / ${p.blockSize}`, String(Number(rows.toFixed(2)))), bad: !whole(rows) },
          { ...line('width', `${width} / ${p.blockSize}`, String(Number(columns.toFixed(2)))), bad: !whole(columns) },
        ],
        fixes: [2, 3, 4, 5, 7]
          .filter((size) => Number(height) % size === 0 && Number(width) % size === 0)
          .map((size) => ({ params: { blockSize: size } })),
      });
    }
    const depth = Number(channels) * p.blockSize ** 2;
    return {
      outputs: [reshaped(input, [rows, columns, depth])],
      arithmetic: [
        line('height', `${height} / ${p.blockSize}`, rows),
        line('width', `${width} / ${p.blockSize}`, columns),
        line('channels', `${channels} × ${p.blockSize ** 2}`, depth),
      ],
    };
  },
  lower: (p) => ({ tfjs: 'SpaceToDepth', custom: true, keras: null, args: { blockSize: p.blockSize } }),
  examples: [{ title: 'half as large', params: {}, in: [[4, 6, 2]], out: [[2, 3, 8]], weights: 0 }],
});
