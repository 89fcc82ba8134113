import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate, type FormulaOperations } from './evaluate.ts';
import { nearestName } from './functions.ts';
import { parseFormula } from './parse.ts';
import { formulaCost, formulaShape } from './shapes.ts';

/** Formulas of plain numbers. */
const numbers: FormulaOperations<number> = {
  number: (value) => value,
  call({ name }, [x = 0, y = 0]) {
    const known: Readonly<Record<string, number>> = {
      ...{ add: x + y, subtract: x - y, multiply: x * y, divide: x / y, power: x ** y, negative: -x, square: x * x },
      ...{ less: Number(x < y), greaterEqual: Number(x >= y), maximum: Math.max(x, y), abs: Math.abs(x) },
    };
    return known[name] ?? NaN;
  },
};

function computed(text: string, a = 3, b = 5): number {
  const parsed = parseFormula(text, 2);
  if ('fault' in parsed) throw new Error(JSON.stringify(parsed.fault));
  return evaluate(parsed, [a, b], numbers);
}

describe('a formula', () => {
  it.each([
    ['a + b * 2', 13],
    ['(a + b) * 2', 16],
    ['a - b - 1', -3],
    ['-a ^ 2', -9],
    ['2 ^ -1', 0.5],
    ['2 ^ 3 ^ 2', 512],
    ['2 ** 3', 8],
    ['a / b / 2', 0.3],
    ['1.5e1 + .5', 15.5],
    ['abs(-a) + maximum(a, b)', 8],
    ['a + 1 < b', 1],
    ['a >= b', 0],
    ['− a', -3],
  ])('%s is %f', (text, result) => {
    expect(computed(text)).toBeCloseTo(result, 12);
  });

  it.each([
    ['', { kind: 'value', column: 1, found: '' }],
    ['a +', { kind: 'value', column: 4, found: '' }],
    ['a * )', { kind: 'value', column: 5, found: ')' }],
    ['(a', { kind: 'end', column: 3, found: '' }],
    ['a b', { kind: 'end', column: 3, found: 'b' }],
    ['2a', { kind: 'end', column: 2, found: 'a' }],
    ['a < b < 1', { kind: 'end', column: 7, found: '<' }],
    ['relu a', { kind: 'end', column: 6, found: 'a' }],
    ['sigmoyd(a)', { kind: 'name', column: 1, name: 'sigmoyd', nearest: 'sigmoid' }],
    ['1 + frobnicate(a)', { kind: 'name', column: 5, name: 'frobnicate', nearest: null }],
    ['a + c', { kind: 'input', column: 5, name: 'c', inputs: 2 }],
    ['maximum(a)', { kind: 'arguments', column: 1, name: 'maximum', expected: 2, received: 1 }],
    ['exp(a, b)', { kind: 'arguments', column: 1, name: 'exp', expected: 1, received: 2 }],
    ['sum(a, b)', { kind: 'axes', column: 8, name: 'sum' }],
    ['sum(a, 0.5)', { kind: 'axes', column: 8, name: 'sum' }],
    [`${'('.repeat(60)}a${')'.repeat(60)}`, { kind: 'nested', column: 42, limit: 40 }],
    [`${'-'.repeat(60)}a`, { kind: 'nested', column: 42, limit: 40 }],
    ['constructor(a)', { kind: 'name', column: 1, name: 'constructor', nearest: null }],
  ])('that is none says where: %s', (text, fault) => {
    expect(parseFormula(text, 2)).toEqual({ fault });
  });

  it('never throws at a text', () => {
    const texts = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.array(fc.constantFrom('a', 'b', '1', '(', ')', ',', '+', '-', '*', '^', '<', 'sum', 'relu', 'where', '@', '.'), { maxLength: 20 }).map((parts) => parts.join('')), // prettier-ignore
    );
    const shape = fc.array(fc.constantFrom<number | string>(1, 2, 3, 'time'), { maxLength: 3 });
    fc.assert(
      fc.property(texts, shape, shape, (text, a, b) => {
        const parsed = parseFormula(text, 2);
        if (!('fault' in parsed)) formulaShape(parsed, [a, b]);
      }),
      { numRuns: 500 },
    );
  });

  it('knows what a misspelt name was meant to be', () => {
    expect(nearestName('Relu', ['relu', 'exp'])).toBe('relu');
    expect(nearestName('sqr', ['sqrt', 'square'])).toBe('sqrt');
    expect(nearestName('x', ['exp'])).toBeNull();
  });
});

describe('the shape of a formula', () => {
  const shape = (text: string, ...inputs: (number | string)[][]) => {
    const parsed = parseFormula(text, inputs.length);
    if ('fault' in parsed) throw new Error(JSON.stringify(parsed.fault));
    const result = formulaShape(parsed, inputs);
    return 'fault' in result ? result.fault : result.shape;
  };

  it.each([
    ['a + b', [[2, 3], [3]], [2, 3]],
    [
      'a + b',
      [
        [2, 1],
        [1, 3],
      ],
      [2, 3],
    ],
    ['a * 2', [['time', 3]], ['time', 3]],
    ['sum(a)', [[2, 3]], []],
    ['mean(a, -1)', [[2, 3]], [2]],
    ['max(a, 1, keepdims)', [[2, 3]], [1, 3]],
    ['transpose(a)', [[2, 3, 4]], [2, 4, 3]],
    ['transpose(a, 3, 1, 2)', [[2, 3, 4]], [4, 2, 3]],
    [
      'a @ b',
      [
        [2, 3],
        [3, 4],
      ],
      [2, 4],
    ],
    [
      'a @ transpose(b)',
      [
        [5, 2, 3],
        [4, 3],
      ],
      [5, 2, 4],
    ],
    ['where(a > 0, b, 1)', [[2, 1], [3]], [2, 3]],
  ] as const)('%s of %j', (text, inputs, expected) => {
    expect(shape(text, ...inputs.map((input) => [...input]))).toEqual(expected);
  });

  it.each([
    ['a + b', [[2, 3], [2]], { kind: 'fit', column: 3, a: [2, 3], b: [2] }],
    ['a + b', [['time'], [2]], { kind: 'fit', column: 3, a: ['time'], b: [2] }],
    [
      'a @ b',
      [
        [2, 3],
        [4, 5],
      ],
      { kind: 'product', column: 3, a: [2, 3], b: [4, 5] },
    ],
    ['a @ b', [[3], [3, 5]], { kind: 'product', column: 3, a: [3], b: [3, 5] }],
    ['1 + sum(a, 0)', [[2, 3]], { kind: 'axis', column: 5, name: 'sum', axis: 0, shape: [2, 3] }],
    ['sum(a, 3)', [[2, 3]], { kind: 'axis', column: 1, name: 'sum', axis: 3, shape: [2, 3] }],
    ['sum(a, -3)', [[2, 3]], { kind: 'axis', column: 1, name: 'sum', axis: -3, shape: [2, 3] }],
    ['transpose(a, 1)', [[2, 3]], { kind: 'order', column: 1, shape: [2, 3] }],
    ['transpose(a)', [[2]], { kind: 'order', column: 1, shape: [2] }],
    ['a + sum(2)', [[2, 3]], { kind: 'number', column: 5, name: 'sum' }],
    ['2 + 3', [[2]], { kind: 'constant' }],
  ] as const)('%s of %j is refused', (text, inputs, fault) => {
    expect(shape(text, ...inputs.map((input) => [...input]))).toEqual(fault);
  });

  it('costs one a number, two a multiply-add', () => {
    const steps = (text: string, ...inputs: number[][]) => {
      const result = formulaShape(parseFormula(text, inputs.length) as never, inputs);
      return 'fault' in result ? [] : result.steps;
    };
    expect(formulaCost(steps('exp(a) + b', [2, 3], [3]))).toBe(12);
    expect(formulaCost(steps('sum(a, -1)', [2, 3]))).toBe(6);
    expect(formulaCost(steps('a @ transpose(b)', [2, 3], [4, 3]))).toBe(48);
  });
});
