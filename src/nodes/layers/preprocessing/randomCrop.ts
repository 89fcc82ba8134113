import { defineLayer } from '../../kit/define.ts';
import { int } from '../../kit/param.ts';
import { imageInput, oneOutput } from '../../kit/ports.ts';
import { line, only, output, refuse, unknownLength } from '../../kit/shapes.ts';

export const randomCrop = defineLayer({
  type: 'randomCrop',
  category: 'preprocessing',
  label: 'Random crop',
  aliases: ['transforms.RandomCrop', 'RandomResizedCrop', 'augmentation'],
  summary: 'Takes a part of each image from a random place while training; otherwise the largest middle part, resized.',
  icon: 'crop',
  reference: 'https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_crop/',
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
  // Outside of training Keras 3.15 passes images through uncut, against its documentation: there is nothing to hold to.
  lower: (p) => ({
    tfjs: 'RandomCrop',
    custom: true,
    keras: null,
    args: { height: p.height, width: p.width, seed: { seed: true } },
  }),
  examples: [
    { title: 'a part', params: { height: 3, width: 4 }, in: [[6, 5, 2]], out: [[3, 4, 2]], weights: 0 },
    {
      title: 'of an image that is too small',
      params: { height: 5, width: 3 },
      in: [[4, 4, 1]],
      out: [[5, 3, 1]],
      weights: 0,
    },
  ],
});
