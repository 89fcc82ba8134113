import { defineLayer } from '../../kit/define.ts';
import { int } from '../../kit/param.ts';
import { imageInput, oneOutput } from '../../kit/ports.ts';
import { line, only, output, refuse, unknownLength } from '../../kit/shapes.ts';

export const centerCrop = defineLayer({
  type: 'centerCrop',
  category: 'preprocessing',
  label: 'Center crop',
  aliases: ['crop middle', 'transforms.CenterCrop'],
  summary: 'Takes the middle of each image; from one that is too small the largest part of the same proportions.',
  icon: 'crop',
  reference: 'https://keras.io/api/layers/preprocessing_layers/image_preprocessing/center_crop/',
  inputs: imageInput,
  outputs: oneOutput,
  params: {
    height: int(24, { label: 'Height', help: 'Of the result.', min: 1, max: 4096 }),
    width: int(24, { label: 'Width', help: 'Of the result.', min: 1, max: 4096 }),
  },
  config: (p) => `${p.height} × ${p.width}`,
  infer(p, inputs) {
    const { shape } = only(inputs);
    const unknown = unknownLength(shape.slice(0, 2));
    if (unknown) return refuse(unknown);
    return output(
      [p.height, p.width, shape[2]!],
      [line('height', `${shape[0]} → ${p.height}`, p.height), line('width', `${shape[1]} → ${p.width}`, p.width)],
    );
  },
  lower: (p) => ({
    tfjs: 'CenterCrop',
    custom: true,
    keras: 'CenterCrop',
    args: { height: p.height, width: p.width },
  }),
  examples: [
    { title: 'the middle', params: { height: 3, width: 2 }, in: [[6, 5, 2]], out: [[3, 2, 2]], weights: 0 },
    {
      title: 'of an image that is too small',
      params: { height: 6, width: 4 },
      in: [[4, 5, 1]],
      out: [[6, 4, 1]],
      weights: 0,
    },
  ],
});
