import { formatShape, sameShape } from '../../tensor/shape.ts';
import { defineLoss } from '../kit/define.ts';
import { fromLogitsParam, logitsText } from '../kit/lossParams.ts';
import { oneLoss } from '../kit/ports.ts';

export const sparseCategoricalCrossentropy = defineLoss({
  type: 'sparseCategoricalCrossentropy',
  category: 'loss',
  label: 'Sparse cross-entropy',
  aliases: ['nn.CrossEntropyLoss', 'cross-entropy of indices'],
  summary: 'Cross-entropy with labels given as numbers of classes instead of rows.',
  icon: 'target',
  reference: 'https://keras.io/api/losses/probabilistic_losses/#sparse_categorical_crossentropy-function',
  inputs: [
    { name: 'predictions', rank: [1, 3] },
    { name: 'labels', rank: [0, 2], dtype: 'int32' },
  ],
  outputs: oneLoss,
  params: { fromLogits: fromLogitsParam },
  config: (p) => logitsText(p.fromLogits),
  check(_p, [predictions, labels]) {
    if (!predictions || !labels) return null;
    const steps = predictions.shape.slice(0, -1);
    const units = predictions.shape.at(-1);
    const enough = labels.classes === undefined || (typeof units === 'number' && units >= labels.classes);
    if (sameShape(steps, labels.shape) && enough) return null;
    return {
      code: 'loss/shape',
      data: {
        predictions: formatShape(predictions.shape),
        labels: `${formatShape(labels.shape)} of ${labels.classes ?? '?'} classes`,
        help: 'Sparse cross-entropy wants a row of class probabilities for each label: one axis more than the labels have.',
      },
      port: 'predictions',
    };
  },
  losses: (p) => [
    {
      loss: 'sparseCategoricalCrossentropy',
      args: { fromLogits: p.fromLogits },
      inputs: ['predictions', 'labels'],
      metrics: ['accuracy'],
    },
  ],
});
