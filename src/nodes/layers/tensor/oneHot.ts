import { defineLayer } from '../../kit/define.ts';
import { int } from '../../kit/param.ts';
import { oneOutput } from '../../kit/ports.ts';
import { line, only, output, refuse } from '../../kit/shapes.ts';

export const oneHot = defineLayer({
  type: 'oneHot',
  category: 'tensor',
  label: 'One-hot',
  aliases: ['one_hot', 'to_categorical', 'dummy variables', 'indicator'],
  summary: 'Turns each whole number into a row that is 1 at its place and 0 elsewhere.',
  icon: 'hash',
  reference: 'https://keras.io/api/ops/nn/',
  inputs: [{ name: 'indices', dtype: 'int32' }],
  outputs: oneOutput,
  stopsGradient: true,
  params: {
    numClasses: int(10, {
      label: 'Classes',
      help: 'Length of a row: how many values there are.',
      min: 1,
      max: 1_000_000,
    }),
  },
  config: (p) => ({ classes: p.numClasses }),
  infer(p, inputs) {
    const { shape, classes } = only(inputs);
    if (classes !== undefined && classes > p.numClasses) {
      return refuse({
        code: 'shape/vocabulary',
        data: { vocabulary: p.numClasses, classes },
        param: 'numClasses',
        fixes: [{ params: { numClasses: classes } }],
      });
    }
    return output([...shape, p.numClasses], [line('features', 'classes', p.numClasses)]);
  },
  lower: (p) => ({ tfjs: 'OneHot', custom: true, keras: null, args: { numClasses: p.numClasses } }),
  examples: [
    { title: 'labels', params: { numClasses: 4 }, in: [[1]], out: [[1, 4]], weights: 0, classes: 4 },
    { title: 'characters', params: { numClasses: 7 }, in: [[5]], out: [[5, 7]], weights: 0, classes: 6 },
  ],
});
