import { graph, lesson, type Lessons } from './lesson.ts';

const image = ['input', { shape: [8, 8, 4] }] as const;
const row = ['input', { shape: [16] }] as const;
const sequence = ['input', { shape: [10, 8] }] as const;

/** Parameters and shapes. */
export const shapeLessons: Lessons = {
  'param/range': lesson(
    'Every parameter has limits, shown in its field. Outside of them the layer is not defined, or no page could hold it.',
    graph({ a: row, drop: ['dropout', { rate: 1.5 }] }, ['a.output > drop.input']),
  ),
  'param/kind': lesson(
    'The file holds a value of another kind than the parameter takes, a word in place of a number perhaps. The default stands in until it is changed.',
    graph({ a: row, dense: ['dense', { units: 'many' }] }, ['a.output > dense.input']),
  ),
  'shape/rank': lesson(
    'The number of axes says what a value is: a row of features, a sequence of rows, an image of rows and columns of channels. A layer looks at certain axes, and the value must have them.',
    graph({ a: sequence, conv: ['conv2d'] }, ['a.output > conv.image']),
  ),
  'shape/window': lesson(
    'A window that is larger than the image has no place to stand, so there is no output. Images shrink from layer to layer: often it is the last convolution or pooling that no longer fits.',
    graph({ a: ['input', { shape: [5, 5, 16] }], conv: ['conv2d', { kernelSize: [7, 7] }] }, ['a.output > conv.image']),
  ),
  'shape/groups': lesson(
    'Groups split the channels that come in and the filters into equal parts, which know nothing of each other. Both must divide evenly.',
    graph({ a: ['input', { shape: [8, 8, 6] }], conv: ['conv2d', { filters: 8, groups: 4 }] }, [
      'a.output > conv.image',
    ]),
  ),
  'shape/dilated-strides': lesson(
    'Strides leave out places of the output, dilation leaves out places under the window. Keras defines the two only one at a time.',
    graph({ a: image, conv: ['conv2d', { strides: [2, 2], dilationRate: [2, 2] }] }, ['a.output > conv.image']),
  ),
  'shape/output-padding': lesson(
    'A convolution of stride 2 makes the same output of 7 and of 8 pixels. The output padding of its transpose says which of them is meant, and so must be less than the stride.',
    graph({ a: image, up: ['conv2dTranspose', { strides: [2, 2], outputPadding: 2 }] }, ['a.output > up.image']),
  ),
  'shape/reshape': lesson(
    'Reshaping moves no number and makes none: before and after there must be equally many.',
    graph({ a: row, shaped: ['reshape', { targetShape: [5, 3] }] }, ['a.output > shaped.input']),
  ),
  'shape/two-rests': lesson(
    'One axis may be −1: its length follows from the others. With two there is no telling.',
    graph({ a: row, shaped: ['reshape', { targetShape: [-1, 4, -1] }] }, ['a.output > shaped.input']),
  ),
  'shape/merge': lesson(
    'To be added, two values must have the same shape, or lengths of 1 that repeat. A skip connection whose channels changed on the way needs a projection, as in ResNet.',
    graph({ a: image, b: ['input', { shape: [8, 8, 16] }], sum: ['add'] }, ['a.output > sum.a', 'b.output > sum.b']),
  ),
  'shape/axis': lesson(
    'Axes are counted from the batch axis, which is 0; −1 is the last. This one is not there.',
    graph({ a: row, two: ['concatenate', { axis: 3 }] }, ['a.output > two.a', 'a.output > two.b']),
  ),
  'shape/whole-numbers': lesson(
    'An embedding is a table, and what comes in says which row to take. A row number is a whole number: a character, a word, a class.',
    graph({ a: ['input', { shape: [12] }], table: ['embedding'] }, ['a.output > table.indices']),
  ),
  'shape/text': lesson(
    'A layer computes with numbers. Text becomes numbers by a vocabulary: each word, character or category has one of its own.',
    graph({ a: ['reviews'], dense: ['dense'] }, ['a.text > dense.input']),
  ),
  'shape/no-text': lesson(
    'A vocabulary is looked up for text. What has become numbers already, as the labels here, needs none.',
    graph({ a: ['reviews'], words: ['textVectorization'] }, ['a.labels > words.text']),
  ),
  'shape/vocabulary': lesson(
    'Each different value that comes in needs a row of the table. A value without one would have no vector.',
    graph({ a: ['input', { shape: [12], dtype: 'int32', classes: 100 }], table: ['embedding', { inputDim: 50 }] }, [
      'a.output > table.indices',
    ]),
  ),
  'shape/state': lesson(
    'The state of a recurrent layer is one number for each unit. A state that comes from another layer must have as many.',
    graph({ a: sequence, state: ['input', { shape: [32] }], rnn: ['gru', { units: 16 }] }, [
      'a.output > rnn.sequence',
      'state.output > rnn.initial state',
    ]),
  ),
  'shape/positions': lesson(
    'A learned position embedding has a row for each place of the sequence. Places beyond the last row would have none.',
    graph({ a: sequence, places: ['positionEmbedding', { sequenceLength: 6 }] }, ['a.output > places.sequence']),
  ),
};
