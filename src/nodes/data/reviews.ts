import { defineData } from '../kit/define.ts';
import { twoClassLabels, twoClassLabelsParam } from '../kit/labels.ts';
import { config } from '../kit/layerParams.ts';
import { int } from '../kit/param.ts';
import { tensor } from '../kit/shapes.ts';

export const reviews = defineData({
  type: 'reviews',
  category: 'data',
  label: 'Reviews',
  aliases: ['sentiment', 'IMDB', 'text classification', 'sentences', 'strings'],
  summary:
    'Short reviews with praise or complaint, made up from the seed: “not bad” and “but” decide, not single words.',
  icon: 'text',
  inputs: [],
  outputs: [{ name: 'text' }, { name: 'venue' }, { name: 'labels' }],
  params: {
    samples: int(2000, { label: 'Training samples', help: 'How many reviews to train on.', min: 20, max: 20_000 }),
    labels: twoClassLabelsParam('binary'),
  },
  config: (p) => config(p.labels),
  types: (p) => [tensor([1], 'string'), tensor([1], 'string'), twoClassLabels(p.labels)],
  source: (p) => ({ kind: 'dataset', dataset: 'reviews', options: { samples: p.samples, labels: p.labels } }),
});
