import { defineLayer } from '../../kit/define.ts';
import { config } from '../../kit/layerParams.ts';
import { choice, float, int } from '../../kit/param.ts';
import { imageInput, oneOutput } from '../../kit/ports.ts';
import { line, only, output, refuse, unknownLength } from '../../kit/shapes.ts';

export const resizing = defineLayer({
  type: 'resizing',
  category: 'preprocessing',
  label: 'Resizing',
  aliases: ['resize', 'interpolate', 'image.resize', 'nn.Upsample', 'scale images', 'bilinear', 'bicubic'],
  summary: 'Gives images another height and width: pixels between pixels are means of those around.',
  icon: 'expand',
  reference: 'https://keras.io/api/layers/preprocessing_layers/image_preprocessing/resizing/',
  inputs: imageInput,
  outputs: oneOutput,
  params: {
    height: int(32, { label: 'Height', help: 'Of the result.', min: 1, max: 4096 }),
    width: int(32, { label: 'Width', help: 'Of the result.', min: 1, max: 4096 }),
    interpolation: choice(['bilinear', 'nearest', 'bicubic', 'lanczos3', 'lanczos5'], {
      label: 'Interpolation',
      help: 'A mean of the pixels around, the nearest one, or a smooth curve through more of them.',
    }),
    aspectRatio: choice(['stretch', 'crop', 'pad'], {
      label: 'Proportions',
      help: 'Where they differ: `stretch` the image, `crop` what is too much, `pad` with a border.',
      advanced: true,
    }),
    fillValue: float(0, {
      label: 'Fill value',
      help: 'What the border is made of.',
      advanced: true,
      visibleWhen: { aspectRatio: ['pad'] },
    }),
  },
  config: (p) => config(`${p.height} × ${p.width}`, p.interpolation),
  infer(p, inputs) {
    const { shape } = only(inputs);
    const unknown = unknownLength(shape.slice(0, 2));
    if (unknown) return refuse(unknown);
    return output(
      [p.height, p.width, shape[2]!],
      [line('height', `${shape[0]} → ${p.height}`, p.height), line('width', `${shape[1]} → ${p.width}`, p.width)],
    );
  },
  flops(p, inputs) {
    const [height, width, channels] = only(inputs).shape.map(Number) as [number, number, number];
    return 2 * channels * (p.height * height * width + p.height * p.width * width);
  },
  lower: ({ height, width, interpolation, aspectRatio, fillValue }) => ({
    tfjs: 'Resizing',
    custom: true,
    keras: 'Resizing',
    args: { height, width, interpolation, aspectRatio, fillValue },
    kerasArgs: {
      ...{ height, width, interpolation, fillValue },
      cropToAspectRatio: aspectRatio === 'crop',
      padToAspectRatio: aspectRatio === 'pad',
    },
  }),
  examples: [
    { title: 'smaller', params: { height: 3, width: 4 }, in: [[5, 7, 2]], out: [[3, 4, 2]], weights: 0 },
    {
      title: 'larger, the nearest pixel',
      params: { height: 6, width: 5, interpolation: 'nearest' },
      in: [[4, 3, 1]],
      out: [[6, 5, 1]],
      weights: 0,
    },
    {
      title: 'the middle of a wide image',
      params: { height: 4, width: 4, aspectRatio: 'crop' },
      in: [[3, 8, 1]],
      out: [[4, 4, 1]],
      weights: 0,
    },
    {
      title: 'a border, smoothly',
      params: { height: 6, width: 6, aspectRatio: 'pad', fillValue: 0.5, interpolation: 'bicubic' },
      in: [[4, 8, 1]],
      out: [[6, 6, 1]],
      weights: 0,
    },
  ],
});
