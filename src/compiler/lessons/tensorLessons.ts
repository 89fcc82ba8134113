import { graph, lesson, type Lessons } from './lesson.ts';

const image = ['input', { shape: [8, 8, 4] }] as const;
const sequence = ['input', { shape: [10, 8] }] as const;
const behind = ['a.output > block.input'] as const;
const both = ['a.output > block.a', 'b.output > block.b'] as const;

/** Products of tensors, and parts of them. */
export const tensorLessons: Lessons = {
  'shape/matmul': lesson(
    'A number of the product is a row of a times a column of b, number by number, added up. That needs as many columns in a as there are rows in b; transposing one of them swaps its rows and columns.',
    graph({ a: ['input', { shape: [10, 8] }], b: ['input', { shape: [6, 8] }], block: ['matmul'] }, both),
  ),
  'shape/dot': lesson(
    'A dot product multiplies two vectors number by number and adds up: it says how alike they are. Vectors of different lengths cannot be compared this way.',
    graph({ a: sequence, b: ['input', { shape: [8, 6] }], block: ['dot', { axes: [-1] }] }, both),
  ),
  'shape/slice': lesson(
    'A slice takes so many numbers from a place on. The last one taken must still lie on the axis: nothing is filled in behind its end.',
    graph({ a: sequence, block: ['slice', { begin: [6], size: [5] }] }, behind),
  ),
  'shape/split': lesson(
    'Splitting loses no number: the parts, end to end, are the axis again. So equal parts must divide its length, and given lengths must add up to it.',
    graph({ a: sequence, block: ['split', { sections: 3, axis: 1 }] }, behind),
  ),
  'shape/indices': lesson(
    'Each index that comes in is the number of an entry to take, 0 being the first. An index beyond the end of the axis would take what is not there.',
    graph(
      {
        a: sequence,
        which: ['input', { shape: [4], dtype: 'int32', classes: 10 }],
        block: ['gather', { axis: 2 }],
      },
      ['a.output > block.input', 'which.output > block.indices'],
    ),
  ),
  'shape/top-k': lesson(
    'Top-K sorts out the largest numbers along the last axis. There cannot be more of them than there are numbers.',
    graph({ a: ['input', { shape: [5] }], block: ['topK', { k: 8 }] }, behind),
  ),
  'shape/blocks': lesson(
    'Depth to Space makes a square of pixels of the channels of one: blocks of 2 × 2 take 4 channels each. The channels must fill whole blocks; a convolution in front can give as many as are needed.',
    graph({ a: image, conv: ['conv2d', { filters: 6 }], block: ['depthToSpace'] }, [
      'a.output > conv.image',
      'conv.output > block.image',
    ]),
  ),
};
