import { describe, expect, it } from 'vitest';
import '../../nodes/index.ts';
import { knownBlocks } from '../../nodes/catalogue.ts';
import { readParams } from '../../nodes/kit/read.ts';
import type { TextEncoding } from '../../nodes/kit/textEncoding.ts';
import type { Dataset } from '../dataset.ts';
import { generateReviews } from '../sets/reviews.ts';
import { prepareColumns } from './prepareColumns.ts';
// Numbers of Keras 3.15, written by `scripts/keras/text.py`.
import recorded from './text.keras.json' with { type: 'json' };

/** A data set of these texts: the vocabulary is learned from the first list, the second is held back. */
function textsOf(train: readonly string[], test: readonly string[]): Dataset {
  const bySplit = { train, validation: [], test };
  return {
    name: 'texts',
    fields: {},
    texts: { text: (split, index) => bySplit[split][index]! },
    sizes: { train: train.length, validation: 0, test: test.length },
    origin: { source: 'this test', licence: 'none' },
    read: () => {
      throw new Error('There are no numbers.');
    },
  };
}

function encoded(train: readonly string[], test: readonly string[], encoding: TextEncoding) {
  const dataset = prepareColumns(textsOf(train, test), [{ name: 'numbers', from: 'text', encoding }]);
  const width = dataset.fields['numbers']!.shape[0]!;
  const numbers = dataset.read('test', [...test.keys()], 'numbers');
  const rows = test.map((_, row) => [...numbers.subarray(row * width, (row + 1) * width)]);
  return { dataset, rows };
}

describe('text as numbers', () => {
  it.each(
    recorded.cases.map((one) => {
      const { split, standardize, ngrams, outputMode, maxTokens } = one.encoding;
      return [`${outputMode} of ${split}, ${standardize}, ${ngrams} in a row, ${maxTokens} tokens`, one] as const;
    }),
  )('is what Keras makes of it: %s', (_, { encoding, vocabulary, rows }) => {
    const made = encoded(recorded.learns, recorded.texts, encoding as TextEncoding);
    expect(made.dataset.vocabularies!['numbers']).toEqual(vocabulary);
    made.rows.forEach((row, at) => row.forEach((value, place) => expect(value).toBeCloseTo(rows[at]![place] ?? 0, 5)));
    expect(made.rows[0]!.length).toBeGreaterThanOrEqual(rows[0]!.length);
  });

  const examples = knownBlocks().flatMap((definition) =>
    definition.role === 'preparation'
      ? definition.examples.map((example) => [`${definition.label}: ${example.title}`, definition, example] as const)
      : [],
  );
  it.each(examples)('is what the example says: %s', (_, definition, { params, learns, text, numbers }) => {
    const { values, problems } = readParams(definition.params, params);
    expect(problems).toEqual([]);
    expect(encoded(learns, [text], definition.encoding(values)).rows).toEqual([[...numbers]]);
  });

  it('learns from the training samples alone', () => {
    const encoding = { ...recorded.cases[0]!.encoding, maxTokens: 100 } as TextEncoding;
    const { dataset } = encoded(['seen'], ['unseen'], encoding);
    expect(dataset.vocabularies!['numbers']).toEqual(['', '[UNK]', 'seen']);
  });

  it('leaves the other columns of the data set as they are', () => {
    const reviews = generateReviews({ samples: 20 }, 1);
    const encoding = recorded.cases[0]!.encoding as TextEncoding;
    const prepared = prepareColumns(reviews, [{ name: 'words', from: 'text', encoding }]);
    expect(prepared.read('train', [3, 4], 'labels')).toEqual(reviews.read('train', [3, 4], 'labels'));
    expect(prepared.read('train', [3, 4], 'words')).toHaveLength(12);
  });

  it('throws for text that there is not', () => {
    const encoding = recorded.cases[0]!.encoding as TextEncoding;
    expect(() => prepareColumns(textsOf(['a'], []), [{ name: 'words', from: 'title', encoding }])).toThrow(/title/);
  });
});

describe('reviews', () => {
  it('are as many of each kind, all different, and the same for the same seed', () => {
    const dataset = generateReviews({ samples: 400, labels: 'index' }, 7);
    const of = (split: 'train' | 'validation' | 'test') =>
      Array.from({ length: dataset.sizes[split] }, (_, index) => dataset.texts!['text']!(split, index));
    const all = [...of('train'), ...of('validation'), ...of('test')];
    expect(new Set(all).size).toBe(all.length);
    expect(dataset.sizes).toEqual({ train: 400, validation: 100, test: 100 });
    const labels = [...dataset.read('train', [...Array(400).keys()], 'labels')];
    expect(labels.filter((label) => label === 1)).toHaveLength(200);
    expect(generateReviews({ samples: 400 }, 7).texts!['text']!('test', 99)).toBe(all.at(-1));
  });

  it('mean by “not” and “but” what a person reads', () => {
    const good = /\b(good|great|lovely|excellent|pleasant|wonderful|charming|splendid)\b/;
    const dataset = generateReviews({ samples: 1000, labels: 'index' }, 3);
    const labels = dataset.read('train', [...Array(1000).keys()], 'labels');
    for (let index = 0; index < 1000; index++) {
      const text = dataset.texts!['text']!('train', index);
      const last = text.split(/, but | and /).at(-1)!;
      expect(good.test(last) !== last.includes('not '), text).toBe(labels[index] === 1);
    }
  });
});
