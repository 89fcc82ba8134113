import { defineLayer } from '../../kit/define.ts';
import { config } from '../../kit/layerParams.ts';
import { float } from '../../kit/param.ts';
import { oneOutput } from '../../kit/ports.ts';
import { only, output, positions } from '../../kit/shapes.ts';
import { tensorInput } from '../../kit/tensorOps.ts';

export const rescaling = defineLayer({
  type: 'rescaling',
  category: 'preprocessing',
  label: 'Rescaling',
  aliases: ['scale', 'normalize pixels', '1/255', 'ToTensor', 'affine'],
  summary: 'Multiplies every number by one and adds another: pixels of 0 to 255 become 0 to 1.',
  icon: 'ruler',
  reference: 'https://keras.io/api/layers/preprocessing_layers/image_preprocessing/rescaling/',
  inputs: tensorInput,
  outputs: oneOutput,
  masking: 'passes',
  params: {
    scale: float(2, { label: 'Scale', help: 'What every number is multiplied by.' }),
    offset: float(-1, { label: 'Offset', help: 'What is added then.' }),
  },
  config: (p) => config(`× ${p.scale}`, `+ ${p.offset}`.replace('+ -', '− ')),
  infer: (_p, inputs) => output(only(inputs).shape),
  flops: (_p, inputs) => 2 * positions([...only(inputs).shape, 1]),
  lower: (p) => ({ tfjs: 'rescaling', keras: 'Rescaling', args: { scale: p.scale, offset: p.offset } }),
  examples: [{ title: 'to −1 … 1', params: {}, in: [[4, 4, 1]], out: [[4, 4, 1]], weights: 0 }],
});
