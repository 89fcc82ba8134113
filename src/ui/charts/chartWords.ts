import { defineWords } from '../i18n/words.ts';

export const chartWords = defineWords('charts', {
  loss: 'Loss',
  accuracy: 'Accuracy',
  meanAbsoluteError: 'Mean absolute error',
  train: 'train',
  validation: 'validation',
  epoch: 'epoch',
  step: 'step',
  linear: 'linear',
  log: 'log',
  scale: 'Scale of the axis',
  showTable: 'Show as a table',
  showChart: 'Show as a chart',
  keys: 'Arrows move along the run, Enter shows a table',
  tableKeys: 'Enter shows the chart',
  ofEpochs: 'Means of each epoch',
  noEpoch: 'The first row comes with the end of the first epoch.',
});
