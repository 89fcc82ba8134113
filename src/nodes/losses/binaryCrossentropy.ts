import { formatShape, sameShape } from '../../tensor/shape.ts';
import { defineLoss } from '../kit/define.ts';
import { fromLogitsParam, logitsText } from '../kit/lossParams.ts';
import { oneLoss } from '../kit/ports.ts';

export const binaryCrossentropy = defineLoss({
  type: 'binaryCrossentropy',
  category: 'loss',
  label: 'Binary cross-entropy',
  aliases: ['BCE', 'nn.BCELoss', 'nn.BCEWithLogitsLoss', 'log loss'],
  summary: 'Cross-entropy for yes or no: each output is a probability of its own.',
  icon: 'target',
  reference: 'https://keras.io/api/losses/probabilistic_losses/#binary_crossentropy-function',
  inputs: [
    { name: 'predictions', rank: [1, 3] },
    { name: 'labels', rank: [1, 3] },
  ],
  outputs: oneLoss,
  params: { fromLogits: fromLogitsParam },
  config: (p) => logitsText(p.fromLogits),
  check(_p, [predictions, labels]) {
    if (!predictions || !labels || sameShape(predictions.shape, labels.shape)) return null;
    return {
      code: 'loss/shape',
      data: {
        predictions: formatShape(predictions.shape),
        labels: formatShape(labels.shape),
        help: 'Each prediction is compared with one label, so both need the same shape.',
      },
      port: 'predictions',
    };
  },
  losses: (p) => [
    {
      loss: 'binaryCrossentropy',
      args: { fromLogits: p.fromLogits },
      inputs: ['predictions', 'labels'],
      metrics: ['accuracy'],
    },
  ],
});
