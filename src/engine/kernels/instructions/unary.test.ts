import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { UnaryFunction } from '../functions.ts';
import { createKernelBench } from '../testBench.ts';
import { savesOutput, unary, unaryGradient, type UnarySettings } from './unary.ts';

const sigmoid = (x: number) => (x < 0 ? Math.exp(x) / (1 + Math.exp(x)) : 1 / (1 + Math.exp(-x)));
const softplus = (x: number) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
const seluScale = 1.0507009873554805;
const seluAlpha = 1.6732632423543772;
const carry = (x: number, value: number) => (Number.isNaN(x) ? NaN : value);

/** erfc z for z >= 0: its series where that converges fast, its continued fraction beyond (Abramowitz and Stegun 7). */
function erfc(z: number): number {
  if (z < 2) {
    let term = z;
    let sum = z;
    for (let n = 1; n < 60; n++) sum += (term *= (-z * z) / n) / (2 * n + 1);
    return 1 - (2 / Math.sqrt(Math.PI)) * sum;
  }
  let fraction = z;
  for (let n = 120; n > 0; n--) fraction = z + n / 2 / fraction;
  return Math.exp(-z * z) / Math.sqrt(Math.PI) / fraction;
}
const cumulative = (x: number) => (x > 0 ? 1 - erfc(x / Math.SQRT2) / 2 : erfc(-x / Math.SQRT2) / 2);

interface Judge {
  readonly f: (x: number, settings: Required<UnarySettings>) => number;
  readonly settings?: UnarySettings;
  /** Where the function is smooth, for the gradient; absent where it has none. */
  readonly smooth?: (x: number) => boolean;
  /** Largest error where it is more than 1e-6: the result is a small difference, or the argument is squared. */
  readonly error?: number;
  readonly range?: readonly [number, number];
}

const anywhere = () => true;
const awayFrom =
  (...corners: readonly number[]) =>
  (x: number) =>
    corners.every((corner) => Math.abs(x - corner) > 0.01);
const positive = [1e-6, 1e6] as const;

function roundHalfToEven(x: number): number {
  const down = Math.floor(x);
  if (x - down !== 0.5) return Math.round(x);
  return down % 2 === 0 ? down : down + 1;
}

const judges: Readonly<Record<Exclude<keyof typeof UnaryFunction, 'ToInteger' | 'ToFloat'>, Judge>> = {
  Affine: { f: (x, { first, second }) => first * x + second, settings: { first: 2, second: 0 }, smooth: anywhere },
  Relu: { f: (x) => Math.max(x, 0), smooth: awayFrom(0) },
  Relu6: { f: (x) => Math.min(Math.max(x, 0), 6), smooth: awayFrom(0, 6) },
  LeakyRelu: { f: (x, { first }) => (x < 0 ? first * x : x), settings: { first: 0.3 }, smooth: awayFrom(0) },
  Elu: { f: (x, { first }) => (x < 0 ? first * Math.expm1(x) : x), settings: { first: 0.7 }, smooth: awayFrom(0) },
  Selu: { f: (x) => seluScale * (x < 0 ? seluAlpha * Math.expm1(x) : x), smooth: awayFrom(0) },
  Gelu: { f: (x) => x * cumulative(x), smooth: anywhere, error: 4e-6, range: [-6, 1e4] },
  GeluTanh: {
    f: (x) => x * sigmoid(2 * Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)),
    smooth: anywhere,
    error: 1e-5,
    range: [-6, 1e4],
  },
  Swish: { f: (x) => x * sigmoid(x), smooth: anywhere },
  Mish: { f: (x) => x * Math.tanh(softplus(x)), smooth: anywhere },
  Softplus: { f: softplus, smooth: anywhere },
  Softsign: { f: (x) => x / (1 + Math.abs(x)), smooth: anywhere },
  Tanh: { f: Math.tanh, smooth: anywhere },
  Sigmoid: { f: sigmoid, smooth: anywhere },
  HardSigmoid: {
    f: (x, { first, second }) => carry(x, Math.min(Math.max(first * x + second, 0), 1)),
    settings: { first: 0.25, second: 0.5 },
    smooth: awayFrom(-2, 2),
  },
  Exp: { f: Math.exp, smooth: anywhere },
  Log: { f: Math.log, smooth: anywhere, range: positive },
  Sqrt: { f: Math.sqrt, smooth: anywhere, range: positive },
  ReciprocalSqrt: { f: (x) => 1 / Math.sqrt(x), smooth: anywhere, range: positive },
  Square: { f: (x) => x * x, smooth: anywhere },
  Abs: { f: Math.abs, smooth: awayFrom(0) },
  Reciprocal: { f: (x) => 1 / x, smooth: awayFrom(0) },
  Sign: { f: Math.sign },
  Clip: {
    f: (x, { first, second }) => Math.min(Math.max(x, first), second),
    settings: { first: -0.5, second: 2 },
    smooth: awayFrom(-0.5, 2),
  },
  Step: { f: (x, { first }) => carry(x, x > 0 ? 1 : first), settings: { first: 0.25 } },
  Sin: { f: Math.sin, smooth: anywhere, error: 2e-6, range: [-100, 100] },
  Cos: { f: Math.cos, smooth: anywhere, error: 2e-6, range: [-100, 100] },
  Floor: { f: Math.floor },
  Ceil: { f: Math.ceil },
  Round: { f: roundHalfToEven },
};
const cases = Object.entries(judges).map(
  ([name, judge]) => [name, UnaryFunction[name as keyof typeof judges], judge] as const,
);

const bench = await createKernelBench();

function computed(f: UnaryFunction, values: readonly number[], settings?: UnarySettings, threads = 1): Float32Array {
  const out = bench.place(values.length);
  const instruction = unary(f, out, bench.place(values), values.length, settings);
  bench.run([{ ...instruction, grain: 1 }], threads);
  return bench.read(out, values.length);
}

const settingsOf = ({ settings }: Judge) => ({ first: 0, second: 0, ...settings });
const tiniest = 1.2e-38;

/** Numbers of every size, both signs, from denormal to near the largest; `range` bounds them. */
function spread([low, high]: readonly [number, number]): number[] {
  const found: number[] = [];
  for (let exponent = -44; exponent < 38.5; exponent += 0.013) {
    for (const value of [10 ** exponent, -(10 ** exponent)]) if (value >= low && value <= high) found.push(value);
  }
  for (let at = -110; at < 110; at += 0.0371) if (at >= low && at <= high) found.push(at);
  return found.map(Math.fround);
}

describe.each(cases)('%s', (_, f, judge) => {
  const settings = settingsOf(judge);

  it('is computed within 1e-6 over the whole range', () => {
    const values = spread(judge.range ?? [-3.3e38, 3.3e38]);
    const results = computed(f, values, settings);
    const worst = { error: 0, x: 0, want: 0, got: 0 };
    values.forEach((x, index) => {
      const want = Math.fround(judge.f(x, settings));
      const got = results[index]!;
      if (Object.is(got, want) || got === want) return;
      // Where only absolute precision is promised, for sine and cosine, 1 is what the error is a share of.
      const size =
        judge.error && Math.abs(x) <= 100 ? Math.max(Math.abs(want), f >= UnaryFunction.Sin ? 1 : 0) : Math.abs(want);
      const error = Math.max(0, Math.abs(got - want) - tiniest) / size;
      if (!(error <= worst.error)) Object.assign(worst, { error, x, want, got });
    });
    expect(worst.error, JSON.stringify(worst)).toBeLessThan(judge.error ?? 1e-6);
  });

  it('carries NaN, and is the formula at 0 and 1', () => {
    const values = [NaN, 0, 1, -1];
    const results = computed(f, values, settings);
    expect(results[0]).toBeNaN();
    values.slice(1).forEach((x, index) => {
      const want = Math.fround(judge.f(x, settings)) + 0;
      const got = results[index + 1]! + 0;
      if (Number.isFinite(want)) expect(got).toBeCloseTo(want, 5);
      else expect(got).toBe(want);
    });
  });

  it('has the same bits in any place, for any number of threads', () => {
    const values = spread(judge.range ?? [-1e30, 1e30]).slice(0, 2051);
    const whole = computed(f, values, settings);
    expect(computed(f, values, settings, 2)).toEqual(whole);
    expect(computed(f, values, settings, 3)).toEqual(whole);
    for (const count of [1, 2, 3, 5]) {
      expect(computed(f, values.slice(0, count), settings)).toEqual(whole.slice(0, count));
    }
  });
});

it('has the limits of the C functions', () => {
  const limits = (f: UnaryFunction) => [...computed(f, [-Infinity, -0, Infinity])];
  expect(limits(UnaryFunction.Exp)).toEqual([0, 1, Infinity]);
  expect(limits(UnaryFunction.Log)).toEqual([NaN, -Infinity, Infinity]);
  expect(limits(UnaryFunction.Tanh)).toEqual([-1, -0, 1]);
  expect(limits(UnaryFunction.Sigmoid)).toEqual([0, 0.5, 1]);
  expect(limits(UnaryFunction.Softplus)).toEqual([0, Math.fround(Math.LN2), Infinity]);
  expect(limits(UnaryFunction.Mish)[2]).toBe(Infinity);
  expect([...computed(UnaryFunction.Log, [-1, -1e-40])]).toEqual([NaN, NaN]);
});

it('turns floats into whole numbers and back', () => {
  const floats = [0, 1.9, -1.9, 7, 2 ** 31, NaN];
  const out = bench.place(floats.length);
  bench.run([unary(UnaryFunction.ToInteger, out, bench.place(floats), floats.length)]);
  expect([...bench.readIntegers(out, floats.length)]).toEqual([0, 1, -1, 7, 2 ** 31 - 1, 0]);
  bench.run([unary(UnaryFunction.ToFloat, out, bench.place(Int32Array.of(5, -3)), 2)]);
  expect([...bench.read(out, 2)]).toEqual([5, -3]);
});

describe.each(cases.filter(([, , { smooth }]) => smooth))('the gradient of %s', (_, f, judge) => {
  it('is the slope, by central differences in double precision', () => {
    const settings = settingsOf(judge);
    const [low, high] = [Math.max(judge.range?.[0] ?? -20, -20), Math.min(judge.range?.[1] ?? 20, 20)];
    const number = fc.double({ min: low, max: high, noNaN: true }).map(Math.fround);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(number.filter(judge.smooth!), fc.double({ min: -2, max: 2, noNaN: true })), {
          minLength: 1,
          maxLength: 40,
        }),
        fc.integer({ min: 1, max: 3 }),
        (pairs, threads) => {
          const x = pairs.map(([value]) => value);
          const dy = pairs.map(([, value]) => value);
          const saved = savesOutput(f) ? [...computed(f, x, settings)] : x;
          const out = bench.place(x.length);
          const instruction = unaryGradient(f, out, bench.place(saved), bench.place(dy), x.length, settings);
          bench.run([{ ...instruction, grain: 1 }], threads);
          bench.read(out, x.length).forEach((got, index) => {
            const at = x[index]!;
            const h = 1e-5 * (low > 0 ? at : Math.max(Math.min(Math.abs(at), 1), 1e-3));
            const slope = (judge.f(at + h, settings) - judge.f(at - h, settings)) / (2 * h);
            const want = slope * dy[index]!;
            expect(Math.abs(got - want)).toBeLessThanOrEqual(2e-5 * (Math.abs(want) + Math.abs(dy[index]!)) + 1e-30);
          });
        },
      ),
      { numRuns: 50 },
    );
  });

  it('carries NaN', () => {
    const out = bench.place(1);
    bench.run([unaryGradient(f, out, bench.place([0.5]), bench.place([NaN]), 1, settingsOf(judge))]);
    expect(bench.read(out, 1)[0]).toBeNaN();
  });
});
