import { defineLoss } from '../kit/define.ts';
import { fromLogitsParam } from '../kit/lossParams.ts';

export const ganLoss = defineLoss({
  type: 'ganLoss',
  category: 'loss',
  label: 'GAN loss',
  aliases: ['adversarial loss', 'minimax loss', 'discriminator loss'],
  summary:
    'Two losses of one game: the discriminator tells real from fake, the generator wants its fakes taken for real.',
  icon: 'target',
  reference: 'https://arxiv.org/abs/1406.2661',
  inputs: [
    { name: 'score of fakes', rank: 1 },
    { name: 'score of real', rank: 1 },
  ],
  outputs: [
    { name: 'discriminator', kind: 'loss' },
    { name: 'generator', kind: 'loss' },
  ],
  params: { fromLogits: fromLogitsParam },
  config: () => ({ nonSaturating: true }),
  check: () => null,
  // Goodfellow et al. 2014: the generator maximises log D(G(z)) instead of minimising log(1 − D(G(z))).
  losses: (p) => [
    {
      loss: 'ganDiscriminator',
      args: { fromLogits: p.fromLogits },
      inputs: ['score of fakes', 'score of real'],
      metrics: [],
    },
    { loss: 'ganGenerator', args: { fromLogits: p.fromLogits }, inputs: ['score of fakes'], metrics: [] },
  ],
});
