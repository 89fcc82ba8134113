import { describe, expect, it } from 'vitest';

import type { ParamValue } from '../../../graph/project.ts';
import { readParams } from '../../kit/read.ts';
import { tensor } from '../../kit/shapes.ts';
import { categoryEncoding } from './categoryEncoding.ts';
import { integerLookup } from './integerLookup.ts';

type Params = Readonly<Record<string, ParamValue>>;

function inferred(params: Params, classes: number) {
  const { values, problems } = readParams(integerLookup.params, params);
  expect(problems).toEqual([]);
  return integerLookup.infer(values, [tensor([6], 'int32', classes)]);
}

const given = { vocabulary: [3, 1] };
const data = { vocabularyFrom: 'data' };

describe('a lookup of whole numbers', () => {
  it.each<[string, Params, string, unknown]>([
    ['numbers without a place', { ...given, numOovIndices: 0 }, 'shape/vocabulary', { vocabulary: 2, classes: 5 }],
    [
      'too few places for all numbers of the data',
      { ...data, maxTokens: 4, numOovIndices: 0 },
      'shape/vocabulary',
      { vocabulary: 4, classes: 5 },
    ],
    ['padding in the vocabulary', { ...given, maskToken: [3] }, 'param/twice', { value: 3, label: 'Numbers' }],
    [
      'the number for others in the vocabulary, the other way',
      { ...given, invert: true, oovToken: 1 },
      'param/twice',
      { value: 1, label: 'Numbers' },
    ],
    [
      'no place left for the vocabulary',
      { ...data, maxTokens: 3, numOovIndices: 2, maskToken: [0] },
      'param/order',
      { lowValue: 3, highValue: 2 },
    ],
    [
      'weights for others than the vocabulary',
      { ...given, outputMode: 'tfIdf', idfWeights: [1, 2, 3] },
      'shape/moments',
      { given: 3, count: 2 },
    ],
  ])('refuses %s, and offers what helps', (_what, params, code, told) => {
    const result = inferred(params, 5);
    if (!('problem' in result)) throw new Error('it is accepted');
    expect(result.problem).toMatchObject({ code, data: told });
    const [fix] = result.problem.fixes!;
    expect(inferred({ ...params, ...fix!.params }, 5)).toHaveProperty('outputs');
  });

  it('needs no places for others where every number has its own', () => {
    expect(inferred({ vocabulary: [2, 1], maskToken: [0], numOovIndices: 0 }, 3)).toMatchObject({
      outputs: [{ classes: 3 }],
    });
  });

  it('knows which numbers it gives back, unless one of them is below 0', () => {
    const back = { vocabulary: [7, 3], invert: true };
    expect(inferred(back, 3)).toMatchObject({ outputs: [{ dtype: 'int32' }] });
    expect(inferred(back, 3)).not.toHaveProperty('outputs.0.classes');
    expect(inferred({ ...back, numOovIndices: 0 }, 2)).toHaveProperty('outputs.0.classes', 8);
    expect(inferred({ ...back, oovToken: 0 }, 3)).toHaveProperty('outputs.0.classes', 8);
  });
});

it('weights of what is counted must have its shape', () => {
  const { values } = readParams(categoryEncoding.params, { outputMode: 'count', weighted: true });
  const result = categoryEncoding.infer(values, [tensor([4, 2], 'int32', 3), tensor([4, 1])]);
  expect(result).toMatchObject({ problem: { code: 'shape/merge', data: { a: '[4, 2]', b: '[4, 1]' } } });
});
