import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockDefinitions } from '../../nodes/index.ts';
import { bool, choice, dims, float, int } from '../../nodes/kit/param.ts';
import { choiceControl, paramForm, rangeText, readShape, showShape, stepOf, stepped } from './paramForm.ts';

const schema = {
  units: int(64, { label: 'Units', help: '', min: 1, max: 4096 }),
  optimizer: choice(['adam', 'sgd', 'momentum', 'adagrad'], { label: 'Optimizer', help: '' }),
  momentum: float(0.9, { label: 'Momentum', help: '', visibleWhen: { optimizer: ['momentum'] } }),
  kernel: dims([3, 3], { label: 'Kernel', help: '', min: 1 }),
  useBias: bool(true, { label: 'Use bias', help: '', advanced: true }),
};
const names = (fields: readonly { readonly name: string }[]): readonly string[] => fields.map(({ name }) => name);

describe('the form of a block', () => {
  it('keeps the order of the schema and sets advanced parameters apart', () => {
    const form = paramForm(schema, {});
    expect(names(form.main)).toEqual(['units', 'optimizer', 'kernel']);
    expect(names(form.advanced)).toEqual(['useBias']);
    expect(form.advancedChanged).toBe(false);
  });

  it('shows a parameter only where its condition holds', () => {
    expect(names(paramForm(schema, { optimizer: 'momentum' }).main)).toContain('momentum');
    expect(names(paramForm(schema, { optimizer: 'adam' }).main)).not.toContain('momentum');
  });

  it('marks what differs from its default, and only that', () => {
    const form = paramForm(schema, { units: 64, kernel: [5, 5], useBias: false });
    expect(form.main.filter(({ changed }) => changed).map(({ name }) => name)).toEqual(['kernel']);
    expect(form.advancedChanged).toBe(true);
  });

  it('shows the default where the file holds something else', () => {
    expect(paramForm(schema, { units: 'many' }).main[0]).toMatchObject({ value: 64, changed: false });
  });

  it('has a field for every parameter of every block that is not hidden by a condition', () => {
    for (const { type, params } of blockDefinitions) {
      const form = paramForm(params, {});
      const always = Object.keys(params).filter((name) => !params[name]?.visibleWhen);
      expect(names([...form.main, ...form.advanced]), type).toEqual(expect.arrayContaining(always));
    }
  });
});

describe('controls', () => {
  it('sets few short choices side by side', () => {
    expect(choiceControl(['valid', 'same'])).toBe('segments');
    expect(choiceControl(['a', 'b', 'c', 'd'])).toBe('select');
    expect(choiceControl(['glorotUniform', 'glorotNormal'])).toBe('select');
  });

  it('tells the limits worth telling', () => {
    expect(rangeText({ min: 1, max: 4096 })).toBe('1–4096');
    expect(rangeText({ min: 0, max: 1e6, exclusive: true })).toBe('> 0');
    expect(rangeText({ min: -1 })).toBe('≥ −1');
    expect(rangeText({})).toBeUndefined();
  });
});

describe('stepping a number', () => {
  it('moves whole numbers by one', () => {
    expect(stepped({ kind: 'int' }, 31, 1)).toBe(32);
    expect(stepped({ kind: 'int' }, 32, -10)).toBe(22);
  });

  it('moves fractions by a tenth of their first digit', () => {
    expect(stepOf('float', 0.001)).toBeCloseTo(0.0001, 12);
    expect(stepOf('float', 0.3)).toBeCloseTo(0.01, 12);
    expect(stepped({ kind: 'float' }, 0.3, 1)).toBe(0.31);
    expect(stepped({ kind: 'float' }, 0.001, -1)).toBe(0.0009);
  });

  it('stays within the limits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: -100, max: 100 }), (value, steps) => {
        const moved = stepped({ kind: 'int', min: 1, max: 9 }, value, steps);
        expect(moved).toBeGreaterThanOrEqual(1);
        expect(moved).toBeLessThanOrEqual(9);
      }),
    );
    expect(stepped({ kind: 'float', min: 0, max: 1, exclusive: true }, 0.05, -50)).toBe(0.05);
  });
});

describe('a shape', () => {
  it.each([
    ['28 × 28 × 1', [28, 28, 1]],
    ['28,28,1', [28, 28, 1]],
    ['[4, 4, −1]', [4, 4, -1]],
    ['4x4x256', [4, 4, 256]],
    ['100', [100]],
    ['7 9', [7, 9]],
    ['', []],
  ])('reads %s', (text, shape) => {
    expect(readShape(text)).toEqual(shape);
  });

  it.each(['a', '2.5', '2 ×', '× 2', '1e3', '99999999999'])('refuses %s', (text) => {
    expect(readShape(text)).toBeNull();
  });

  it('reads what it shows', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1, max: 4096 }), { maxLength: 8 }), (shape) => {
        expect(readShape(showShape(shape))).toEqual(shape);
      }),
    );
  });
});
