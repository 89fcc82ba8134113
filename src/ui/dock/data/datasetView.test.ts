import { describe, expect, it } from 'vitest';
import type { Dataset, Field } from '../../../data/dataset.ts';
import { generatePoints } from '../../../data/sets/points.ts';
import { classCounts, indicesOf, labelsOf, picturesOf, sampleKind } from './datasetView.ts';

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
