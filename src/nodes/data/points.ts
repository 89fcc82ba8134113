import { defineData } from '../kit/define.ts';
import { twoClassLabels, twoClassLabelsParam } from '../kit/labels.ts';
import { config } from '../kit/layerParams.ts';
import { choice, float, int } from '../kit/param.ts';
import { tensor } from '../kit/shapes.ts';

export const points = defineData({
  type: 'points',
  category: 'data',
  label: 'Points',
  aliases: ['spiral', 'moons', 'circles', '2D classification', 'toy data'],
  summary: 'Points of the plane in two classes, drawn from the seed: circles, moons, spirals, XOR or Gaussians.',
  icon: 'chart-scatter',
  inputs: [],
  outputs: [{ name: 'points' }, { name: 'labels' }],
  params: {
    shape: choice(['spiral', 'circles', 'moons', 'xor', 'gaussians'], {
      label: 'Pattern',
      help: 'How the two classes lie.',
    }),
    samples: int(1000, { label: 'Training samples', help: 'How many points to train on.', min: 20, max: 20_000 }),
    noise: float(0.05, { label: 'Noise', help: 'How far points stray.', min: 0, max: 0.5 }),
    labels: twoClassLabelsParam(),
  },
  config: (p) => config(p.shape, { noise: p.noise }),
  types: (p) => [tensor([2]), twoClassLabels(p.labels)],
  source: (p) => ({
    kind: 'dataset',
    dataset: 'points',
    options: { shape: p.shape, samples: p.samples, noise: p.noise, labels: p.labels },
  }),
});
