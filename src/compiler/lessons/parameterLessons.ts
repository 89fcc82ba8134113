import { graph, lesson, type Lessons } from './lesson.ts';

const row = ['input', { shape: [16] }] as const;
const behind = ['a.output > block.input'] as const;

/** Settings that contradict each other, or the weights they rule. */
export const parameterLessons: Lessons = {
  'param/norm-axis': lesson(
    'A constraint measures how long a part of the weight is: for a dense layer the column of one unit, which runs over axis 0. The axes of the norm are those of the weight, not of the data, and each can be named once.',
    graph({ a: row, block: ['dense', { units: 8, kernelConstraint: 'maxNorm', kernelNormAxis: [2] }] }, behind),
  ),
  'param/norm-limits': lesson(
    'After each update a norm below the smallest is made longer, and one above the largest shorter. With the limits the wrong way round no norm would do.',
    graph(
      {
        a: row,
        block: ['dense', { units: 8, kernelConstraint: 'minMaxNorm', kernelMinNorm: 3, kernelMaxNorm: 2 }],
      },
      behind,
    ),
  ),
  'param/ascending': lesson(
    'Boundaries cut the line of all numbers into bins, from left to right. A number falls into the bin between two of them, so each must lie above the one before.',
    graph({ a: row, block: ['discretization', { binBoundaries: [0, 2, 1] }] }, behind),
  ),
  'param/twice': lesson(
    'Each known number gets a place of its own, in the order of the vocabulary. A number that stands in it twice would have two places, and nothing says which one is meant.',
    graph(
      {
        a: ['input', { shape: [12], dtype: 'int32', classes: 9 }],
        block: ['integerLookup', { vocabulary: [3, 5, 3] }],
      },
      ['a.output > block.categories'],
    ),
  ),
  'param/order': lesson(
    'Numbers below the lower limit are raised to it, those above the upper one lowered to it. With the limits exchanged no number lies between them.',
    graph({ a: row, block: ['clip', { xMin: 1, xMax: -1 }] }, behind),
  ),
  'shape/moments': lesson(
    'Each feature is shifted by its own mean and divided by its own deviation: 3 features need 3 means and 3 variances. One number alone is taken for all of them.',
    graph(
      {
        a: ['input', { shape: [3] }],
        block: ['normalization', { moments: 'given', mean: [0.5, 0.2], variance: [1] }],
      },
      behind,
    ),
  ),
  'shape/unknown-values': lesson(
    'Where each whole number goes is worked out once, in a table with a row for every value. For that it must be known how many different values there are: text and labels say so, and an input block can.',
    graph({ a: ['input', { shape: [12], dtype: 'int32' }], block: ['integerLookup', { vocabulary: [7, 3, 5] }] }, [
      'a.output > block.categories',
    ]),
  ),
};
