import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contract, contractionCost, type TensorOperations } from './contract.ts';
import { einsumDenseShapes } from './dense.ts';
import { batchFault, equationOf, labelLengths, readEquation, readTerms } from './equation.ts';

interface Plain {
  readonly shape: readonly number[];
  readonly numbers: readonly number[];
}

const size = (shape: readonly number[]): number => shape.reduce((product, length) => product * length, 1);

/** All places of a shape, the last axis running fastest. */
function placesOf(shape: readonly number[]): number[][] {
  return shape.reduce<number[][]>(
    (places, length) => places.flatMap((place) => Array.from({ length }, (_, at) => [...place, at])),
    [[]],
  );
}

const at = ({ shape, numbers }: Plain, place: readonly number[]): number =>
  numbers[place.reduce((index, each, axis) => index * shape[axis]! + (shape[axis] === 1 ? 0 : each), 0)]!;

const made = (shape: readonly number[], number: (place: readonly number[]) => number): Plain => ({
  shape,
  numbers: placesOf(shape).map(number),
});

/** The operations by plain loops. */
const plain: TensorOperations<Plain> = {
  shape: ({ shape }) => shape,
  reshape: (x, shape) => {
    expect(size(shape)).toBe(size(x.shape));
    return { ...x, shape };
  },
  transpose: (x, order) =>
    made(
      order.map((axis) => x.shape[axis]!),
      (place) => at(x, [...place.keys()].map((axis) => place[order.indexOf(axis)]!)), // prettier-ignore
    ),
  sum(x, axes) {
    const kept = [...x.shape.keys()].filter((axis) => !axes.includes(axis));
    const out = new Map<string, number>();
    for (const place of placesOf(x.shape)) {
      const key = kept.map((axis) => place[axis]).join();
      out.set(key, (out.get(key) ?? 0) + at(x, place));
    }
    return made(kept.map((axis) => x.shape[axis]!), (place) => out.get(place.join())!); // prettier-ignore
  },
  multiply: (a, b) =>
    made(a.shape.map((length, axis) => Math.max(length, b.shape[axis]!)), (place) => at(a, place) * at(b, place)), // prettier-ignore
  matMul(a, b) {
    const terms = Array.from({ length: a.shape.at(-1)! }, (_, term) => term);
    expect(a.shape.slice(0, -2)).toEqual(b.shape.slice(0, -2));
    return made([...a.shape.slice(0, -1), b.shape.at(-1)!], (place) => {
      const [leading, row, column] = [place.slice(0, -2), place.at(-2)!, place.at(-1)!];
      return terms.reduce((sum, term) => sum + at(a, [...leading, row, term]) * at(b, [...leading, term, column]), 0);
    });
  },
};

/** The equation as it is defined: for each place of the output, the sum of all products. */
function bySums(text: string, inputs: readonly Plain[]): Plain {
  const equation = equationOf(text, inputs.map(({ shape }) => shape.length)); // prettier-ignore
  const lengths = labelLengths(equation, inputs.map(({ shape }) => shape)) as ReadonlyMap<string, number>; // prettier-ignore
  const summed = [...lengths.keys()].filter((label) => !equation.output.includes(label));
  const labels = [...equation.output, ...summed];
  const sums = placesOf(summed.map((label) => lengths.get(label)!));
  return made(
    equation.output.map((label) => lengths.get(label)!),
    (place) =>
      sums.reduce((sum, rest) => {
        const whole = [...place, ...rest];
        const factor = (input: Plain, index: number): number =>
          at(input, equation.inputs[index]!.map((label) => whole[labels.indexOf(label)]!)); // prettier-ignore
        return sum + inputs.reduce((product, input, index) => product * factor(input, index), 1);
      }, 0),
  );
}

const filled = (shape: readonly number[], seed: number): Plain => ({
  shape,
  numbers: Array.from({ length: size(shape) }, (_, index) => Math.sin(7 * seed + 1.3 * index)),
});

describe('an equation', () => {
  const letters = fc.constantFrom(...'abcde');
  const term = fc.uniqueArray(letters, { minLength: 0, maxLength: 4 });
  const lengths = fc.tuple(...Array.from({ length: 5 }, () => fc.integer({ min: 1, max: 3 })));

  it('gives the sums that define it', () => {
    fc.assert(
      fc.property(fc.array(term, { minLength: 1, maxLength: 4 }), lengths, fc.nat(), (terms, sizes, pick) => {
        const used = [...new Set(terms.flat())];
        const output = used.filter((_, index) => ((pick >> index) & 1) === 1).reverse();
        // z is the batch.
        const text = `${terms.map((each) => `z${each.join('')}`).join(',')}->z${output.join('')}`;
        const inputs = terms.map((each, index) => filled([2, ...each.map((letter) => sizes['abcde'.indexOf(letter)]!)], index)); // prettier-ignore
        const equation = equationOf(text, inputs.map(({ shape }) => shape.length)); // prettier-ignore
        const [actual, expected] = [contract(plain, equation, inputs), bySums(text, inputs)];
        expect(actual.shape).toEqual(expected.shape);
        actual.numbers.forEach((number, index) => expect(number).toBeCloseTo(expected.numbers[index]!, 9));
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    ['...ij,...jk->...ik', [2, 3, 2, 4], [2, 1, 4, 5], [2, 3, 2, 5]],
    ['...ij,...jk->...ik', [2, 2, 4], [2, 4, 5], [2, 2, 5]],
    ['ab...,bc->ac...', [2, 3, 4, 5], [3, 6], [2, 6, 4, 5]],
    ['b...,b...->b...', [2, 3, 1], [2, 1, 4], [2, 3, 4]],
  ])('lets ... stand for axes: %s', (text, a, b, out) => {
    const inputs = [filled(a, 1), filled(b, 2)];
    const result = contract(plain, equationOf(text, [a.length, b.length]), inputs);
    expect(result.shape).toEqual(out);
    const expected = bySums(text, inputs);
    result.numbers.forEach((number, index) => expect(number).toBeCloseTo(expected.numbers[index]!, 9));
  });

  it.each([
    ['ab,bc', { kind: 'syntax', column: 6, found: '' }],
    ['ab;bc->ac', { kind: 'syntax', column: 3, found: ';' }],
    ['ab,b1->a1', { kind: 'syntax', column: 5, found: '1' }],
    ['a..b,bc->ac', { kind: 'syntax', column: 2, found: '.' }],
    ['ab,bc->ac->b', { kind: 'syntax', column: 11, found: '>' }],
    ['ab,bc->', { kind: 'syntax', column: 8, found: '' }],
    ['ab->a', { kind: 'inputs', terms: 1, inputs: 2 }],
    ['abc,bc->ac', { kind: 'rank', input: 0, term: 'abc', letters: 3, axes: 2 }],
    ['...abc,bc->...c', { kind: 'rank', input: 0, term: '...abc', letters: 3, axes: 2 }],
    ['aa,bc->ac', { kind: 'repeated', letter: 'a', term: 'aa' }],
    ['ab,bc->acc', { kind: 'repeated', letter: 'c', term: 'acc' }],
    ['ab,bc->ad', { kind: 'output', letter: 'd' }],
  ])('that is none says why: %s', (text, fault) => {
    expect(readEquation(text, [2, 2])).toEqual({ fault });
  });

  it('keeps batches apart', () => {
    const fault = (text: string, ranks: number[]) => batchFault(equationOf(text, ranks), readTerms(text) as never);
    expect(fault('bij,bjk->bik', [3, 3])).toBeNull();
    expect(fault('...j,...j->...', [3, 3])).toBeNull();
    expect(fault('bij,jk->bik', [3, 2])).toEqual({ kind: 'batch', term: 'jk' });
    expect(fault('bij,bjk->ikb', [3, 3])).toEqual({ kind: 'batch', term: 'ikb' });
  });

  it('never throws at a text', () => {
    const texts = fc.oneof(fc.string({ maxLength: 20 }), fc.stringMatching(/^[abc.,\->  ]{0,20}$/));
    fc.assert(
      fc.property(texts, fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }), (text, ranks) => {
        const equation = readEquation(text, ranks);
        if ('fault' in equation) return;
        labelLengths(equation, ranks.map((rank) => Array.from({ length: rank }, () => 2))); // prettier-ignore
      }),
    );
  });

  it('tells where lengths clash, and carries names', () => {
    const equation = equationOf('bij,bjk->bik', [3, 3]);
    expect(labelLengths(equation, [['batch', 3, 4], ['batch', 5, 6]])).toEqual({ fault: { kind: 'length', letter: 'j', a: '4', b: '5' } }); // prettier-ignore
    const lengths = labelLengths(equation, [['batch', 'time', 4], ['batch', 4, 6]]) as ReadonlyMap<string, unknown>; // prettier-ignore
    expect([...lengths]).toEqual(Object.entries({ b: 'batch', i: 'time', j: 4, k: 6 }));
  });

  it('costs two for each multiply-add', () => {
    expect(contractionCost(equationOf('bij,bjk->bik', [3, 3]), [[1, 3, 4], [1, 4, 5]])).toBe(2 * 3 * 4 * 5); // prettier-ignore
    expect(contractionCost(equationOf('bi,bj->bij', [2, 2]), [[1, 3], [1, 4]])).toBe(12); // prettier-ignore
  });
});

describe('the shapes of EinsumDense', () => {
  const shapes = (equation: string, outputShape: number[], biasAxes: string, input: (number | string)[]) =>
    einsumDenseShapes({ equation, outputShape, biasAxes }, ['batch', ...input]);

  // Shapes from the documentation of keras.layers.EinsumDense.
  it.each([
    ['ab,bc->ac', [64], 'c', [32], [32, 64], [64], ['batch', 64]],
    ['abc,cd->abd', [-1, 64], 'd', ['time', 128], [128, 64], [64], ['batch', 'time', 64]],
    ['...x,xy->...y', [64], 'y', [32, 128], [128, 64], [64], ['batch', 32, 64]],
    ['abc,cde->abde', [3, 4, 5], 'bd', [3, 2], [2, 4, 5], [3, 4, 1], ['batch', 3, 4, 5]],
  ])('%s', (equation, out, bias, input, kernel, biasShape, output) => {
    expect(shapes(equation, out, bias, input)).toMatchObject({ kernel, bias: biasShape, output });
  });

  it.each([
    ['ab,bc->ac', [64, 2], '', [32], { kind: 'outputShape', expected: 1, received: 2 }],
    ['ab,bc->ac', [-1], '', [32], { kind: 'length', letter: 'c', a: '−1', b: '?' }],
    ['ab,bc->ab', [3], '', [32], { kind: 'length', letter: 'b', a: '32', b: '3' }],
    ['ab,bd->ab', [-1], '', [32], { kind: 'kernel', letter: 'd' }],
    ['ab,bc->ac', [4], 'b', [32], { kind: 'bias', letter: 'b', term: 'ac' }],
    ['ab,bc->ca', [4], '', [32], { kind: 'batch', term: 'ca' }],
    ['abc,bcd->abd', [-1, 4], '', ['time', 3], { kind: 'unknown', axis: 'time' }],
  ])('%s for %j is refused', (equation, out, bias, input, fault) => {
    expect(shapes(equation, out, bias, input)).toEqual({ fault });
  });
});
