import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from './arithmetic.ts';

describe('arithmetic in a number field', () => {
  it.each([
    ['64', 64],
    [' 2*32 ', 64],
    ['28 − 3 + 1', 26],
    ['(28-3)/5+1', 6],
    ['4 × 4 × 256', 4096],
    ['2^10', 1024],
    ['2^3^2', 512],
    ['-2^2', -4],
    ['--3', 3],
    ['1e-3', 0.001],
    ['.5', 0.5],
    ['5.', 5],
    ['2e2*2', 400],
    ['10/4', 2.5],
    ['2,500', 2500],
    ['1 - 2 - 3', -4],
    ['16 / 4 / 2', 2],
  ])('%s is %d', (text, value) => {
    expect(evaluate(text)).toBe(value);
  });

  it.each([
    '',
    ' ',
    'abc',
    '2*',
    '*2',
    '(2',
    '2)',
    '2 3',
    '1/0',
    '0/0',
    '1,5',
    '2;3',
    '1e999',
    '()',
    '0x10',
    'NaN',
    '1e',
  ])('“%s” is no number', (text) => {
    expect(evaluate(text)).toBeNull();
  });

  it('reads back every number JavaScript writes', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        // −0 is written as 0.
        expect(evaluate(String(value))).toBe(value + 0);
      }),
    );
  });

  it('never throws and never hangs, whatever is pasted', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => {
        const value = evaluate(text);
        expect(value === null || Number.isFinite(value)).toBe(true);
      }),
    );
    expect(evaluate('('.repeat(100_000))).toBeNull();
  });
});
