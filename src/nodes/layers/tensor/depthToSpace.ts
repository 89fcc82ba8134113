import type { Dim } from '../../../tensor/shape.ts';
import { defineLayer } from '../../kit/define.ts';
import { imageInput, oneOutput } from '../../kit/ports.ts';
import { line, only, refuse, unknownLength } from '../../kit/shapes.ts';
import { blockSizeParam, reshaped } from '../../kit/tensorOps.ts';

export const depthToSpace = defineLayer({
  type: 'depthToSpace',
  category: 'tensor',
  label: 'Depth to space',
  aliases: ['pixel shuffle', 'PixelShuffle', 'sub-pixel convolution', 'depth_to_space'],
  summary: 'Spreads the channels of each pixel over a square of pixels, so that the image grows.',
  icon: 'expand',
  reference: 'https://arxiv.org/abs/1609.05158',
  inputs: imageInput,
  outputs: oneOutput,
  params: { blockSize: blockSizeParam },
  config: (p) => `× ${p.blockSize}`,
  infer(p, inputs) {
    const input = only(inputs);
    const [height, width, channels] = input.shape as [Dim, Dim, Dim];
    const unknown = unknownLength(input.shape);
    if (unknown) return refuse(unknown);
    const square = p.blockSize ** 2;
    if (Number(channels) % square !== 0) {
      return refuse({
        code: 'shape/blocks',
        data: { lengths: `${channels} channels`, blocks: `${p.blockSize} × ${p.blockSize} = ${square}` },
        param: 'blockSize',
        arithmetic: [
          { ...line('channels', `${channels} / ${square}`, (Number(channels) / square).toFixed(2)), bad: true },
        ],
        fixes: [2, 3, 4, 5, 6, 7, 8]
          .filter((size) => Number(channels) % size ** 2 === 0)
          .map((size) => ({ params: { blockSize: size } })),
      });
    }
    const out = [Number(height) * p.blockSize, Number(width) * p.blockSize, Number(channels) / square];
    return {
      outputs: [reshaped(input, out)],
      arithmetic: [
        line('height', `${height} × ${p.blockSize}`, out[0]!),
        line('width', `${width} × ${p.blockSize}`, out[1]!),
        line('channels', `${channels} / ${square}`, out[2]!),
      ],
    };
  },
  lower: (p) => ({ tfjs: 'DepthToSpace', custom: true, keras: null, args: { blockSize: p.blockSize } }),
  examples: [{ title: 'twice as large', params: {}, in: [[2, 3, 8]], out: [[4, 6, 2]], weights: 0 }],
});
