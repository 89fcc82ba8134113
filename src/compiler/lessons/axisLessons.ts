import { graph, lesson, type Lessons } from './lesson.ts';

const image = ['input', { shape: [8, 8, 4] }] as const;
const row = ['input', { shape: [16] }] as const;
const sequence = ['input', { shape: [10, 8] }] as const;
const behind = ['a.output > block.input'] as const;

/** Axes, how long they are, and in which order they stand. */
export const axisLessons: Lessons = {
  'shape/same-axis': lesson(
    'The axes say what is normalized together. Of two axes, −1 is the second: counted from the front and from the back, the same one is meant twice here.',
    graph({ a: sequence, block: ['layerNormalization', { axis: [2, -1] }] }, behind),
  ),
  'shape/last-axes': lesson(
    'The learned scale lies along the last axes, one number for each place. Keras lets the layer be told other axes, and then scales along the wrong ones; here it is refused.',
    graph({ a: sequence, block: ['rmsNormalization', { axis: [1] }] }, behind),
  ),
  'shape/norm-groups': lesson(
    'Group normalization puts neighbouring channels into groups of one size and brings each group to mean 0 and variance 1. A group that is only half full is not defined.',
    graph({ a: ['input', { shape: [8, 8, 12] }], block: ['groupNormalization', { groups: 8 }] }, behind),
  ),
  'shape/halves': lesson(
    'A gated unit cuts its features in two: one half goes through a sigmoid and says how much of the other passes. So there must be an even number of them, and half as many come out.',
    graph({ a: row, wide: ['dense', { units: 7, activation: 'linear' }], block: ['glu'] }, [
      'a.output > wide.input',
      'wide.output > block.input',
    ]),
  ),
  'shape/noise': lesson(
    'The noise shape says which numbers are dropped together: 1 along an axis drops all of it or nothing, −1 leaves each place to itself. It is laid over the input, so it needs an entry for each axis.',
    graph({ a: sequence, block: ['dropout', { noiseShape: [1, 5] }] }, behind),
  ),
  'shape/permutation': lesson(
    'Permute puts the axes in another order. Each axis of the input must be named once: none can be left out, because its numbers would have no place.',
    graph({ a: image, block: ['permute', { dims: [2, 1] }] }, behind),
  ),
  'shape/crop': lesson(
    'What is cut off at the start and at the end together must leave something between.',
    graph({ a: image, block: ['cropping2d', { cropping: [5, 5, 1, 1] }] }, ['a.output > block.image']),
  ),
  'shape/new-axis': lesson(
    'A new axis stands in front of an axis that is there, or behind the last one. The batch axis stays the first: it is 0.',
    graph({ a: sequence, block: ['expandDims', { axis: 5 }] }, behind),
  ),
  'shape/squeeze': lesson(
    'Along an axis of length 1 nothing varies, so it can go and all numbers stay. An axis that is longer holds numbers: a mean, a maximum or a part of it would make one of them.',
    graph({ a: ['input', { shape: [10, 1, 8] }], block: ['squeeze', { axis: -1 }] }, behind),
  ),
  'shape/floats': lesson(
    'The number of a character is a name, not a size: character 40 is not twice character 20. Embedding learns a row of features for each, One-Hot makes a column for each; layers compute with those.',
    graph({ a: ['input', { shape: [12], dtype: 'int32', classes: 30 }], block: ['layerNormalization'] }, behind),
  ),
  'shape/unknown-length': lesson(
    'An axis of any length lets sequences be long or short. A layer with a weight for each place cannot do with that: it must know how many there are. Pooling over the axis makes one row of a sequence, however long it is.',
    graph({ a: ['input', { shape: [-1, 8] }], block: ['dense'], flat: ['flatten'], end: ['dense', { units: 2 }] }, [
      'a.output > block.input',
      'block.output > flat.input',
      'flat.output > end.input',
    ]),
  ),
};
