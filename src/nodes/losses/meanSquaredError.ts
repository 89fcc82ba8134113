import { formatShape, sameShape } from '../../tensor/shape.ts';
import { defineLoss } from '../kit/define.ts';
import { oneLoss } from '../kit/ports.ts';

export const meanSquaredError = defineLoss({
  type: 'meanSquaredError',
  category: 'loss',
  label: 'Mean squared error',
  aliases: ['MSE', 'L2 loss', 'nn.MSELoss', 'regression'],
  summary: 'The mean of the squared differences: large mistakes count most.',
  icon: 'target',
  reference: 'https://keras.io/api/losses/regression_losses/#mean_squared_error-function',
  inputs: [
    { name: 'predictions', rank: [1, 8] },
    { name: 'targets', rank: [1, 8] },
  ],
  outputs: oneLoss,
  params: {},
  check(_p, [predictions, targets]) {
    if (!predictions || !targets || sameShape(predictions.shape, targets.shape)) return null;
    return {
      code: 'loss/shape',
      data: {
        predictions: formatShape(predictions.shape),
        labels: formatShape(targets.shape),
        help: 'Numbers are compared one by one, so both need the same shape.',
      },
      port: 'predictions',
    };
  },
  losses: () => [
    { loss: 'meanSquaredError', args: {}, inputs: ['predictions', 'targets'], metrics: ['meanAbsoluteError'] },
  ],
});
