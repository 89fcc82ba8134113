import { graph, lesson, type Lessons } from './lesson.ts';

const sequence = ['input', { shape: [10, 16] }] as const;
const characters = ['input', { shape: [10], dtype: 'int32', classes: 30 }] as const;

/** Attention, positions, states and masks: layers over sequences. */
export const attentionLessons: Lessons = {
  'shape/heads': lesson(
    'Each head looks at an equal part of the features. With 16 of them there can be 1, 2, 4, 8 or 16 heads.',
    graph({ a: sequence, encoder: ['transformerEncoder', { numHeads: 3, intermediateDim: 32 }] }, [
      'a.output > encoder.sequence',
    ]),
  ),
  'attention/lengths': lesson(
    'Attention compares a query with every key, and takes the more of a value the better its key fits. Keys and values are pairs, so there are as many of both.',
    graph(
      {
        query: ['input', { shape: [4, 16] }],
        value: sequence,
        key: ['input', { shape: [8, 16] }],
        block: ['attention', { separateKey: true }],
      },
      ['query.output > block.query', 'value.output > block.value', 'key.output > block.key'],
    ),
  ),
  'attention/features': lesson(
    'How well a key fits a query is their dot product: feature by feature, added up. This layer has no weights that could bring them to the same number of features; a dense layer can, or multi-head attention, which projects both itself.',
    graph({ query: ['input', { shape: [4, 16] }], value: ['input', { shape: [10, 12] }], block: ['attention'] }, [
      'query.output > block.query',
      'value.output > block.value',
    ]),
  ),
  'attention/mask': lesson(
    'The mask is a table: row by row the queries, column by column the keys, not 0 where a query may look at a key. Other lengths would leave pairs without an answer.',
    graph(
      {
        query: ['input', { shape: [4, 16] }],
        value: sequence,
        mask: ['input', { shape: [10, 4] }],
        block: ['multiHeadAttention', { attentionMask: true }],
      },
      ['query.output > block.query', 'value.output > block.value', 'mask.output > block.attention mask'],
    ),
  ),
  'attention/groups': lesson(
    'Grouped-query attention saves weights: several query heads share one head of keys and values. Each of those serves equally many, so their number must divide that of the query heads.',
    graph({ a: sequence, block: ['groupQueryAttention', { numQueryHeads: 8, numKeyValueHeads: 3 }] }, [
      'a.output > block.query',
    ]),
  ),
  'position/pairs': lesson(
    'Rotary embedding takes features two by two, as points of a plane, and turns each point the further the later its position. A feature that is left over has no partner to be turned with.',
    graph({ a: ['input', { shape: [10, 7] }], block: ['rotaryEmbedding'] }, ['a.output > block.sequence']),
  ),
  'shape/some-states': lesson(
    'An LSTM carries two states from step to step: what it gave last, and its memory. Both start with zeros, or both with what comes in on wires, for example from an encoder.',
    graph({ a: sequence, state: ['input', { shape: [8] }], rnn: ['lstm', { units: 8 }] }, [
      'a.output > rnn.sequence',
      'state.output > rnn.initial hidden',
    ]),
  ),
  'mask/lost': lesson(
    'A mask travels with a sequence and says which steps are padding: recurrent layers, attention and average pooling leave those out. Flatten makes one row of all steps and drops the mask, so the layers behind it learn from the padding too.',
    graph(
      {
        a: characters,
        table: ['embedding', { inputDim: 30, outputDim: 8, maskZero: true }],
        flat: ['flatten'],
      },
      ['a.output > table.indices', 'table.output > flat.input'],
    ),
  ),
};
