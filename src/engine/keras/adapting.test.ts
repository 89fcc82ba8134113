import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { createVocabulary, type LookupSettings } from '../../data/lookup.ts';
import { createQuantiles } from '../../data/quantiles.ts';
import type { Summary } from '../../data/summary.ts';
import { drawClasses, drawInput } from './draw.ts';

// What layers take from the data is what Keras takes (`scripts/keras/adapting.py`).

interface Told {
  readonly quantiles: readonly {
    readonly size: number;
    readonly batch: number;
    readonly bins: number;
    readonly epsilon: number;
    readonly boundaries: readonly number[];
  }[];
  readonly vocabularies: readonly {
    readonly size: number;
    readonly batch: number;
    readonly settings: {
      readonly max_tokens: number;
      readonly num_oov_indices: number;
      readonly mask_token?: number;
      readonly oov_method?: 'farmhash';
      readonly salt?: readonly number[];
    };
    readonly places: readonly number[];
    readonly weights: readonly number[];
  }[];
}
const told = JSON.parse(readFileSync(new URL('adapting.json', import.meta.url), 'utf8')) as Told;

const features = 3;
const classes = 30;

/** Shows a summary data in batches of so many samples. */
function show(summary: Summary, values: ArrayLike<number>, width: number, batch: number): void {
  for (let start = 0; start < values.length; start += batch * width) {
    const part = Array.prototype.slice.call(values, start, start + batch * width) as number[];
    summary.add(part, [part.length / width, width]);
  }
}

describe('boundaries between bins', () => {
  it.each(told.quantiles)(
    'of $size samples, $batch at a time, are those of Keras: $bins bins up to $epsilon',
    ({ size, batch, bins, epsilon, boundaries }) => {
      const summary = createQuantiles(bins, epsilon);
      show(summary, drawInput([size, features], 0), features, batch);
      const ours = [...summary.read()!.bin_boundaries];
      boundaries.forEach((boundary, at) => expect(ours[at]).toBeCloseTo(boundary, 5));
      // With fewer numbers than bins, what is left over lies above all numbers.
      expect(ours.slice(boundaries.length).every((boundary) => boundary > 3e38)).toBe(true);
    },
  );

  it('split the data evenly', () => {
    const summary = createQuantiles(4, 0.001);
    show(
      summary,
      Array.from({ length: 4000 }, (_, at) => (at * 1231) % 4000),
      1,
      128,
    );
    const boundaries = [...summary.read()!.bin_boundaries];
    boundaries.forEach((boundary, at) => expect(Math.abs(boundary - 1000 * (at + 1))).toBeLessThan(8));
  });

  it('are none where there was no data', () => {
    expect(createQuantiles(3, 0.01).read()).toBeNull();
  });
});

describe('the most frequent numbers', () => {
  it.each(told.vocabularies)(
    'of $size samples, $batch at a time, have the places of Keras: $settings',
    ({ size, batch, settings, places, weights }) => {
      const { max_tokens, num_oov_indices, mask_token = null, oov_method = 'floormod', salt = null } = settings;
      const lookup = { numOovIndices: num_oov_indices, maskToken: mask_token, oovMethod: oov_method, salt } as const;
      const adapted = (masksPlace: boolean) => {
        const whole: LookupSettings = {
          ...lookup,
          masksPlace: masksPlace && mask_token !== null,
          inputValues: classes,
        };
        const summary = createVocabulary(whole, max_tokens);
        const data = drawClasses([size, features], classes, 0).map((value) => value ** 2 % classes);
        show(summary, data, features, batch);
        return summary.read()!;
      };
      expect([...adapted(true).places]).toEqual(places);
      const ours = adapted(false).idf_weights;
      expect(ours.length).toBe(weights.length);
      weights.forEach((weight, at) => expect(ours[at]).toBeCloseTo(weight, 5));
    },
  );

  it('have a place each where others have none, even those that the data lack', () => {
    const settings = { numOovIndices: 0, oovMethod: 'floormod', masksPlace: false, inputValues: 4 } as const;
    const summary = createVocabulary(settings, 4);
    show(summary, [1, 3, 3, 1, 3, 3], 2, 128);
    expect([...summary.read()!.places]).toEqual([3, 1, 2, 0]);
  });
});
