import { expect, it } from 'vitest';
import { describeType } from './describe.ts';
import { canvasWords } from './words.ts';

it('says that a mask travels along', () => {
  const tensor = { kind: 'tensor', shape: [20, 64], dtype: 'float32' } as const;
  expect(describeType(tensor, canvasWords.en)).toBe('[20, 64]');
  expect(describeType({ ...tensor, masked: true }, canvasWords.en)).toBe('[20, 64] masked');
});
