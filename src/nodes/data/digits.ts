import { defineData } from '../kit/define.ts';
import { digitLabels, labelsParam } from '../kit/labels.ts';
import { int } from '../kit/param.ts';
import { tensor } from '../kit/shapes.ts';

export const digits = defineData({
  type: 'digits',
  category: 'data',
  label: 'Digits',
  aliases: ['MNIST', 'handwriting'],
  summary: 'Handwritten digits, 28 × 28 grey: 10,000 of MNIST, 2,000 of them held back.',
  icon: 'image',
  reference: 'http://yann.lecun.com/exdb/mnist/',
  inputs: [],
  outputs: [{ name: 'images' }, { name: 'labels' }],
  params: {
    samples: int(2500, { label: 'Training samples', help: 'How many digits to train on.', min: 100, max: 8000 }),
    labels: labelsParam,
  },
  types: (p) => [tensor([28, 28, 1]), digitLabels(p.labels)],
  source: (p) => ({ kind: 'dataset', dataset: 'digits', options: { samples: p.samples, labels: p.labels } }),
});
