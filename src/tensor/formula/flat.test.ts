import { expect, it } from 'vitest';

import { isFlat } from './flat.ts';
import { parseFormula, type Expression } from './parse.ts';

it.each([
  ['a > b', true],
  ['sign(a) * 2 + (b <= 0.5)', true],
  ['where(a > 0, 1, sign(b))', true],
  ['sum(a > 0, -1)', true],
  ['where(a > 0, b, 1)', false],
  ['(a > 0) * a', false],
  ['tanh(a)', false],
])('%s is flat: %s', (formula, flat) => {
  expect(isFlat(parseFormula(formula, 2) as Expression)).toBe(flat);
});
