import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { drawAt, fractionAt, mixSeed } from '../../../data/random.ts';
import { BinaryFunction, Reduction, UnaryFunction } from '../functions.ts';
import type { Address, Instruction } from '../instruction.ts';
import { createKernelBench } from '../testBench.ts';
import { binary, select } from './binary.ts';
import { broadcastShapes, stridesOf } from './broadcast.ts';
import { countUp, dropoutMask, uniformDraws } from './random.ts';
import { rearrange } from './rearrange.ts';
import { argMax, reduce } from './reduce.ts';
import { unary, unaryGradient } from './unary.ts';

const bench = await createKernelBench(512);
const numbers = (count: number, from = 0) =>
  Float32Array.from({ length: count }, (_, index) => Math.fround(Math.sin(index * 1.3 + from)));
const size = (shape: readonly number[]) => shape.reduce((product, length) => product * length, 1);

/** What an instruction writes, the same for 1, 2 and 3 threads, with nothing written beside it. */
function computed(count: number, instruction: (out: Address) => Instruction): Float32Array {
  const [one, ...others] = [1, 2, 3].map((threads) => {
    const out = bench.place(count);
    bench.run([{ ...instruction(out), grain: 1 }], threads);
    return bench.read(out, count);
  });
  for (const other of others) expect(other).toEqual(one);
  return one!;
}

const odd = fc.constantFrom(1, 2, 3, 4, 5, 7, 15, 16, 17, 33);

describe('binary', () => {
  const shapes = fc
    .array(fc.tuple(odd, fc.constantFrom('both', 'a', 'b')), { maxLength: 4 })
    .filter((axes) => axes.reduce((product, [length]) => product * length, 1) < 8000)
    .map((axes) => ({
      a: axes.map(([length, whose]) => (whose === 'b' ? 1 : length)),
      b: axes.map(([length, whose]) => (whose === 'a' ? 1 : length)),
    }));

  it('takes each operand at its place', () => {
    fc.assert(
      fc.property(shapes, ({ a, b }) => {
        const shape = broadcastShapes(a, b);
        const [aValues, bValues] = [numbers(size(a)), numbers(size(b), 1)];
        const operands = [
          { at: bench.place(aValues), shape: a },
          { at: bench.place(bValues), shape: b },
        ] as const;
        const got = computed(size(shape), (out) => binary(BinaryFunction.Subtract, out, ...operands));
        const place = (operand: readonly number[], index: number): number => {
          const strides = stridesOf(operand);
          const outer = stridesOf(shape);
          return shape.reduce(
            (sum, length, axis) =>
              sum + (operand[axis] === 1 ? 0 : (Math.floor(index / outer[axis]!) % length) * strides[axis]!),
            0,
          );
        };
        const want = got.map((_, index) => aValues[place(a, index)]! - bValues[place(b, index)]!);
        expect(got).toEqual(want);
      }),
      { numRuns: 60 },
    );
  });

  it('carries NaN through all arithmetic, and compares it as unlike anything', () => {
    for (const f of Object.values(BinaryFunction).filter((each) => typeof each === 'number')) {
      const at = { at: bench.place([Number.NaN, 1, Number.NaN]), shape: [3] };
      const other = { at: bench.place([1, Number.NaN, Number.NaN]), shape: [3] };
      const got = [...computed(3, (out) => binary(f, out, at, other))];
      const comparison = f >= BinaryFunction.Equal;
      expect(got).toEqual(Array(3).fill(comparison ? Number(f === BinaryFunction.NotEqual) : Number.NaN));
    }
  });

  it('raises to powers as Math.pow does', () => {
    const bases = [0, -0, 1, -1, 2, -2, 0.5, 10, 1e-40, 3e38, -7.25, Infinity, -Infinity, 1.0000001];
    const exponents = [0, 1, 2, 3, -1, -2, 0.5, -0.5, 2.5, 7, 1e8, -1e8, 1e-30, Infinity, -Infinity];
    const a = { at: bench.place(bases), shape: [bases.length, 1] };
    const b = { at: bench.place(exponents), shape: [exponents.length] };
    const got = computed(bases.length * exponents.length, (out) => binary(BinaryFunction.Power, out, a, b));
    got.forEach((value, index) => {
      const base = Math.fround(bases[Math.floor(index / exponents.length)]!);
      const exponent = Math.fround(exponents[index % exponents.length]!);
      // A root of minus infinity is left to be NaN.
      if (base === -Infinity && !Number.isInteger(exponent)) return;
      const want = Math.fround(base ** exponent);
      if (Number.isFinite(want) && want !== 0) expect(Math.abs(value / want - 1)).toBeLessThan(2e-7);
      else expect(value, `${base} ** ${exponent}`).toBe(want);
    });
  });

  it('selects', () => {
    for (const count of [1, 3, 1025, 5001]) {
      const condition = numbers(count).map((value) => Number(value > 0));
      const [a, b] = [numbers(count, 1), numbers(count, 2)];
      const at = [condition, a, b].map((values) => bench.place(values)) as [number, number, number];
      expect(computed(count, (out) => select(out, ...at, count))).toEqual(
        a.map((value, index) => (condition[index] ? value : b[index]!)),
      );
    }
  });
});

it('unary functions may write over what they read', () => {
  for (const count of [1, 6, 1027]) {
    const x = bench.place(numbers(count));
    const dy = bench.place(numbers(count, 1));
    bench.run([unary(UnaryFunction.Tanh, x, x, count)]);
    const y = bench.read(x, count);
    bench.run([unaryGradient(UnaryFunction.Tanh, dy, x, dy, count)]);
    const want = numbers(count, 1).map((value, index) => value * (1 - y[index]! ** 2));
    bench.read(dy, count).forEach((value, index) => expect(value).toBeCloseTo(want[index]!, 6));
  }
});

describe('reduce', () => {
  it('reduces the middle axis chunk by chunk', () => {
    const reduced = fc.record({
      outer: fc.integer({ min: 1, max: 5 }),
      length: fc.integer({ min: 1, max: 70 }),
      inner: fc.constantFrom(1, 2, 3, 4, 5, 15, 16, 17, 31, 32, 35),
      chunk: fc.integer({ min: 1, max: 80 }),
    });
    fc.assert(
      fc.property(reduced, fc.constantFrom(Reduction.Sum, Reduction.Maximum, Reduction.Minimum), (of, reduction) => {
        const { outer, length, inner, chunk } = of;
        const x = numbers(outer * length * inner);
        const at = bench.place(x);
        const chunks = Math.ceil(length / chunk);
        const got = computed(outer * chunks * inner, (out) => reduce(reduction, out, at, { ...of, divisor: 2 }));
        got.forEach((value, index) => {
          const [group, column] = [Math.floor(index / inner), index % inner];
          const first = (group % chunks) * chunk;
          const part = Array.from(
            { length: Math.min(chunk, length - first) },
            (_, row) => x[(Math.floor(group / chunks) * length + first + row) * inner + column]!,
          );
          const sum = part.reduce((total, each) => total + each, 0);
          const want = {
            [Reduction.Sum]: sum,
            [Reduction.Maximum]: Math.max(...part),
            [Reduction.Minimum]: Math.min(...part),
          };
          expect(value).toBeCloseTo(want[reduction] / 2, 5);
        });
      }),
      { numRuns: 80 },
    );
  });

  it('finds where the largest numbers are', () => {
    const [rows, columns] = [37, 11];
    const x = numbers(rows * columns);
    const out = bench.place(rows);
    bench.run([{ ...argMax(out, bench.place(x), rows, columns), grain: 1 }], 3);
    const want = Array.from({ length: rows }, (_, row) => {
      const each = [...x.slice(row * columns, (row + 1) * columns)];
      return each.indexOf(Math.max(...each));
    });
    expect([...bench.readIntegers(out, rows)]).toEqual(want);
  });
});

it('rearranges axes of any order, with gaps, repeats and backward steps', () => {
  const walks = fc
    .array(fc.record({ length: odd, repeat: fc.boolean(), backward: fc.boolean() }), { minLength: 1, maxLength: 4 })
    .filter((axes) => axes.reduce((product, { length }) => product * length, 1) < 8000)
    .chain((axes) =>
      fc.record({ axes: fc.constant(axes), order: fc.shuffledSubarray([...axes.keys()], { minLength: axes.length }) }),
    );
  fc.assert(
    fc.property(walks, ({ axes, order }) => {
      const lengths = axes.map(({ length }) => length);
      const own = order.map((axis) => (axes[axis]!.repeat ? 1 : lengths[axis]!));
      const ownSteps = stridesOf(own);
      const outSteps = stridesOf(lengths);
      let start = 0;
      const strided = axes.map(({ length, repeat, backward }, axis) => {
        const step = repeat ? 0 : ownSteps[order.indexOf(axis)]!;
        if (backward) start += step * (length - 1);
        return { length, steps: [outSteps[axis]!, backward ? -step : step] };
      });
      const x = numbers(size(own));
      const from = bench.place(x) + 4 * start;
      const got = computed(size(lengths), (out) => rearrange(out, from, strided));
      const place = (index: number): number =>
        strided.reduce(
          (sum, { length, steps }, axis) => sum + (Math.floor(index / outSteps[axis]!) % length) * steps[1]!,
          start,
        );
      expect(got).toEqual(got.map((_, index) => x[place(index)]!));
    }),
    { numRuns: 100 },
  );
});

describe('random masks', () => {
  it('are those that drawAt draws, for any number of threads', () => {
    for (const [count, rate, seed, call] of [
      [1, 0.5, 1, 0],
      [3077, 0.3, 7, 5],
      [2048, 0.95, -3, 1],
      [10, 0, 1, 1],
    ] as const) {
      const calls = bench.place(Int32Array.of(call));
      const drawn = mixSeed(seed, call);
      const want = Float32Array.from({ length: count }, (_, index) =>
        drawAt(drawn, index) < rate * 2 ** 32 ? 0 : 1 / (1 - rate),
      );
      expect(computed(count, (out) => dropoutMask(out, count, rate, { seed, calls }))).toEqual(want);
    }
  });

  it('drop the share that was asked for, and neighbours independently of one another', () => {
    const count = 1 << 18;
    for (const call of [0, 1, 2]) {
      const calls = bench.place(Int32Array.of(call));
      const out = bench.place(count);
      bench.run([dropoutMask(out, count, 0.5, { seed: 42, calls })]);
      const dropped = [...bench.read(out, count)].map((value) => Number(value === 0));
      const share = (of: readonly number[]) => of.reduce((sum, each) => sum + each, 0) / count;
      expect(Math.abs(share(dropped) - 0.5)).toBeLessThan(0.005);
      for (const distance of [1, 2, 32, 1024]) {
        const both = dropped.map((each, index) => each * dropped[(index + distance) % count]!);
        expect(Math.abs(share(both) - 0.25)).toBeLessThan(0.005);
      }
    }
  });

  it('are fractions that depend on the seed, the call and the place alone', () => {
    for (const [seed, call, count] of [
      [7, 0, 1],
      [-3, 5, 1027],
      [2 ** 31 - 1, 70_000, 4099],
    ] as const) {
      // prettier-ignore
      const calls = bench.place(Int32Array.of(call));
      const drawn = mixSeed(seed, call);
      const want = Float32Array.from({ length: count }, (_, index) => fractionAt(drawn, index));
      expect(computed(count, (out) => uniformDraws(out, count, { seed, calls }))).toEqual(want);
    }
  });

  it('are counted', () => {
    const calls = bench.place(Int32Array.of(4));
    bench.run([countUp(calls)], 3);
    expect([...bench.readIntegers(calls, 1)]).toEqual([5]);
  });
});
