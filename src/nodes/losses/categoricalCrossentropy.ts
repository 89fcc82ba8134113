import { formatShape, sameShape } from '../../tensor/shape.ts';
import { defineLoss } from '../kit/define.ts';
import { fromLogitsParam, logitsText } from '../kit/lossParams.ts';
import { oneLoss } from '../kit/ports.ts';

export const categoricalCrossentropy = defineLoss({
  type: 'categoricalCrossentropy',
  category: 'loss',
  label: 'Cross-entropy',
  aliases: ['Categorical cross-entropy', 'log loss', 'softmax loss', 'NLL'],
  summary: 'How surprised the model is by the right class: the mean of −log of the probability it gave it.',
  icon: 'target',
  reference: 'https://keras.io/api/losses/probabilistic_losses/#categorical_crossentropy-function',
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
        help: 'Cross-entropy compares two rows of the same length: give the last layer as many units as there are classes.',
      },
      port: 'predictions',
    };
  },
  losses: (p) => [
    {
      loss: 'categoricalCrossentropy',
      args: { fromLogits: p.fromLogits },
      inputs: ['predictions', 'labels'],
      metrics: ['accuracy'],
    },
  ],
});
