import { defineData } from '../kit/define.ts';
import { digitLabels, labelsParam } from '../kit/labels.ts';
import { int } from '../kit/param.ts';
import { tensor } from '../kit/shapes.ts';

export const colourDigits = defineData({
  type: 'colourDigits',
  category: 'data',
  label: 'Colour digits',
  aliases: ['coloured MNIST', 'RGB images'],
  summary: 'The digits at 16 × 16 in colours drawn from the seed, from −1 to 1.',
  icon: 'images',
  reference: 'http://yann.lecun.com/exdb/mnist/',
  inputs: [],
  outputs: [{ name: 'images' }, { name: 'labels' }],
  params: {
    samples: int(2500, { label: 'Training samples', help: 'How many digits to train on.', min: 100, max: 8000 }),
    labels: labelsParam,
  },
  types: (p) => [tensor([16, 16, 3]), digitLabels(p.labels)],
  source: (p) => ({ kind: 'dataset', dataset: 'colourDigits', options: { samples: p.samples, labels: p.labels } }),
});
