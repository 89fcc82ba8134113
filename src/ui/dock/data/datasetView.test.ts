import { describe, expect, it } from 'vitest';
import type { Dataset, Field } from '../../../data/dataset.ts';
import { generatePoints } from '../../../data/sets/points.ts';
import { generateReviews } from '../../../data/sets/reviews.ts';
import { prepareColumns } from '../../../data/text/prepareColumns.ts';
import { classCounts, indicesOf, labelsOf, picturesOf, preparedText, sampleKind } from './datasetView.ts';

function inMemory(fields: Record<string, Field>, columns: Record<string, number[]>, classNames?: string[]): Dataset {
  const size = (field: string): number => (fields[field]?.shape ?? []).reduce((product, axis) => product * axis, 1);
  return {
    name: 'test',
    fields,
    sizes: { train: 2, validation: 0, test: 0 },
    ...(classNames ? { classNames } : {}),
    origin: { source: '', licence: '' },
    read: (_split, indices, field) =>
      Float32Array.from(
        Array.from(indices).flatMap(
          (index) => columns[field]?.slice(index * size(field), (index + 1) * size(field)) ?? [],
        ),
      ),
  };
}

describe('sampleKind', () => {
  it('knows points', () => {
    expect(sampleKind(generatePoints({}, 1))).toEqual({ kind: 'points', field: 'points' });
  });

  it('knows pictures and text', () => {
    const images: Field = { shape: [2, 2, 3], dtype: 'float32' };
    expect(sampleKind(inMemory({ images }, {}))).toMatchObject({ kind: 'pictures', width: 2, channels: 3 });
    const characters: Field = { shape: [8], dtype: 'int32', classes: 3 };
    expect(sampleKind(inMemory({ characters }, {}, ['a', 'b', ' ']))).toMatchObject({ kind: 'text', length: 8 });
  });
});

describe('labels', () => {
  it('reads one-hot rows, whole numbers and a single 0 or 1 alike', () => {
    for (const labels of ['one-hot', 'index', 'binary']) {
      const dataset = generatePoints({ labels, samples: 20 }, 1);
      expect(labelsOf(dataset, 'train', [0, 1, 2, 3])).toEqual([0, 1, 0, 1]);
      expect(classCounts(dataset, 'train')).toEqual([10, 10]);
    }
  });

  it('are none where there are none', () => {
    expect(labelsOf(inMemory({ x: { shape: [], dtype: 'float32' } }, {}), 'train', [0])).toBeNull();
  });
});

it('stops at the end of the split', () => {
  expect(indicesOf(generatePoints({ samples: 20 }, 1), 'train', 18, 10)).toEqual([18, 19]);
});

it('spreads values from −1 to 1 over a byte', () => {
  const dataset = inMemory({ images: { shape: [1, 2, 1], dtype: 'float32' } }, { images: [-1, 0, 1, 1] });
  const kind = sampleKind(dataset);
  if (kind.kind !== 'pictures') throw new Error('These are pictures.');
  expect([...picturesOf(dataset, 'train', [0, 1], kind).pixels]).toEqual([0, 128, 255, 255]);
});

describe('text', () => {
  const encoding = {
    standardize: 'lower_and_strip_punctuation',
    split: 'whitespace',
    ngrams: 1,
    outputSequenceLength: null,
    maxTokens: 200,
    vocabulary: null,
  } as const;
  const reviews = prepareColumns(generateReviews({ samples: 50 }, 1), [
    { name: 'words', from: 'text', encoding: { ...encoding, outputMode: 'int', outputSequenceLength: 4 } },
    { name: 'counts', from: 'text', encoding: { ...encoding, outputMode: 'count' } },
  ]);

  it('is shown with the numbers that are made of it', () => {
    expect(sampleKind(reviews)).toEqual({ kind: 'sentences', texts: ['text', 'venue'], prepared: ['words', 'counts'] });
    expect(preparedText(reviews, 'train', 0, 'words')).toMatch(/^\d+ \d+ \d+ \d+$/);
  });

  it('is told by its tokens where most of the numbers are 0', () => {
    const words = reviews.texts!['text']!('train', 0).toLowerCase().replaceAll(/[.,]/g, '').split(' ');
    const told = preparedText(reviews, 'train', 0, 'counts').split(' · ');
    expect(told.toSorted()).toEqual(
      [...new Set(words)].map((word) => `${word} ${words.filter((other) => other === word).length}`).toSorted(),
    );
  });
});
