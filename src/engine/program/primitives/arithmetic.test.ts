import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';

import { runTape, runWithGradients, type Computed, type Given } from '../testTape.ts';
import type { Tape, Value } from '../tape.ts';
import { binary, select, type BinaryName } from './binary.ts';
import { broadcastTo, argMax, reduceMax, reduceMean, reduceMin, reduceSum, sumTo } from './reduce.ts';
import { unary, type UnaryName } from './unary.ts';

beforeAll(async () => {
  expect(await tf.setBackend('cpu')).toBe(true);
});

const size = (shape: readonly number[]) => shape.reduce((product, length) => product * length, 1);

/** Numbers away from 0 and from one another, so that no slope jumps between our rounding and the judge's. */
const given = (shape: readonly number[], low = -3, high = 3): fc.Arbitrary<Given> =>
  fc
    .array(fc.integer({ min: low * 1000, max: high * 1000 }), { minLength: size(shape), maxLength: size(shape) })
    .map((thousandths) => ({
      shape,
      data: thousandths.map((each, index) => Math.fround(each / 1000 + 1e-4 * ((index % 7) + 1))),
    }));
const shapes = fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 5 });

function expectClose(computed: Computed | undefined, judged: tf.Tensor, tolerance = 2e-6): void {
  expect(computed?.shape).toEqual(judged.shape);
  const want = judged.dataSync();
  computed!.data.forEach((got, index) => {
    const close = Math.abs(got - want[index]!) <= tolerance * Math.max(1, Math.abs(want[index]!));
    if (!close) expect(got, `number ${index}`).toBe(want[index]);
  });
}

/** Compares values and all gradients with those of TensorFlow.js. */
async function expectSame(
  inputs: Readonly<Record<string, Given>>,
  ours: (tape: Tape, values: Readonly<Record<string, Value>>) => Value,
  theirs: (tensors: tf.Tensor[]) => tf.Tensor,
  options: { readonly gradient?: boolean; readonly tolerance?: number } = {},
): Promise<void> {
  const tensors = Object.values(inputs).map(({ data, shape }) => tf.tensor(Array.from(data), [...shape]));
  const y = theirs(tensors);
  const upstream = Float32Array.from({ length: y.size }, (_, index) => Math.sin(index + 1));
  const { value, gradients } = await runWithGradients(inputs, ours, upstream);
  expectClose(value, y, options.tolerance);
  if (options.gradient === false) return;
  const judged = tf.grads((...each: tf.Tensor[]) => theirs(each))(tensors, tf.tensor(upstream, y.shape));
  Object.keys(inputs).forEach((name, index) => expectClose(gradients[name], judged[index]!, options.tolerance));
}

const judgesOfOne: Partial<Record<UnaryName, (x: tf.Tensor) => tf.Tensor>> = {
  relu: tf.relu,
  relu6: tf.relu6,
  leakyRelu: (x) => tf.leakyRelu(x, 0.3),
  elu: tf.elu,
  selu: tf.selu,
  sigmoid: tf.sigmoid,
  tanh: tf.tanh,
  softplus: tf.softplus,
  exp: tf.exp,
  square: tf.square,
  abs: tf.abs,
  reciprocal: tf.reciprocal,
  sin: tf.sin,
  cos: tf.cos,
  softsign: (x) => tf.div(x, tf.add(tf.abs(x), 1)),
  swish: (x) => tf.mul(x, tf.sigmoid(x)),
  mish: (x) => tf.mul(x, tf.tanh(tf.softplus(x))),
  hardSigmoid: (x) => tf.clipByValue(tf.add(0.5, tf.mul(1 / 6, x)), 0, 1),
  clip: (x) => tf.clipByValue(x, -1, 2),
};

describe('a function of each number', () => {
  it.each(Object.entries(judgesOfOne))('%s and its gradient', async (name, judge) => {
    const settings = name === 'leakyRelu' ? { first: 0.3 } : name === 'clip' ? { first: -1, second: 2 } : undefined;
    await fc.assert(
      fc.asyncProperty(
        shapes.chain((shape) => given(shape)),
        (x) =>
          expectSame(
            { x },
            (tape, v) => unary(tape, name as UnaryName, v['x']!, settings),
            ([t]) => judge(t!),
            {
              tolerance: 1e-5,
            },
          ),
      ),
      { numRuns: 10 },
    );
  });
});

/** TensorFlow.js cannot add up the gradients of these after broadcasting; it can those of an addition. */
const repeated =
  (f: (a: tf.Tensor, b: tf.Tensor) => tf.Tensor) =>
  (a: tf.Tensor, b: tf.Tensor): tf.Tensor =>
    f(tf.add(a, tf.zerosLike(b)), tf.add(b, tf.zerosLike(a)));

const judgesOfTwo: Readonly<Record<BinaryName, (a: tf.Tensor, b: tf.Tensor) => tf.Tensor>> = {
  add: tf.add,
  subtract: tf.sub,
  multiply: tf.mul,
  divide: tf.div,
  maximum: repeated(tf.maximum),
  minimum: repeated(tf.minimum),
  power: tf.pow,
  squaredDifference: repeated(tf.squaredDifference),
  equal: tf.equal,
  notEqual: tf.notEqual,
  less: tf.less,
  lessEqual: tf.lessEqual,
  greater: tf.greater,
  greaterEqual: tf.greaterEqual,
};

/** How many axes in front only the first operand has. */
const leading = (whose: readonly string[]) => [...whose, 'both'].findIndex((who) => who !== 'first');

/** Two shapes that broadcast together: axes of one are dropped in front or set to 1. */
const pairs = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 7 }), fc.constantFrom('both', 'both', 'first', 'second')), { maxLength: 6 })
  .chain((axes) =>
    fc.record({
      a: fc.constant(axes.map(([length, who]) => (who === 'second' ? 1 : length))),
      b: fc
        .integer({ min: 0, max: leading(axes.map(([, who]) => who)) })
        .map((dropped) => axes.map(([length, who]) => (who === 'first' ? 1 : length)).slice(dropped)),
    }),
  );

describe('a function of two values', () => {
  it.each(Object.entries(judgesOfTwo))('%s broadcasts, and its gradient adds up again', async (name, judge) => {
    const smooth = !/equal|less|greater/i.test(name);
    const low = name === 'power' ? 0.1 : -3;
    await fc.assert(
      fc.asyncProperty(
        pairs.chain(({ a, b }) => fc.tuple(given(a, low), given(b))),
        fc.boolean(),
        ([a, b], exchanged) => {
          const inputs = exchanged && name !== 'power' ? { b, a } : { a, b };
          return expectSame(
            inputs,
            (tape, v) => binary(tape, name as BinaryName, v[Object.keys(inputs)[0]!]!, v[Object.keys(inputs)[1]!]!),
            ([first, second]) => judge(first!, second!),
            { gradient: smooth, tolerance: 1e-4 },
          );
        },
      ),
      { numRuns: 30 },
    );
  });

  it('select takes from the first where the condition is not 0, and passes each its gradient', async () => {
    await fc.assert(
      fc.asyncProperty(
        shapes.chain((shape) => fc.tuple(given(shape), given(shape), given(shape))),
        ([condition, a, b]) => {
          const mask = tf.greater(tf.tensor([...condition.data], [...condition.shape]), 0);
          return expectSame(
            { a, b },
            (tape, v) => {
              const zero = tape.constant([0], []);
              const given = tape.constant([...condition.data], condition.shape);
              return select(tape, binary(tape, 'greater', given, zero), v['a']!, v['b']!);
            },
            ([first, second]) => tf.where(mask, first!, second!),
          );
        },
      ),
      { numRuns: 20 },
    );
  });
});

const judgesOfMany = {
  sum: [reduceSum, tf.sum],
  mean: [reduceMean, tf.mean],
  max: [reduceMax, tf.max],
  min: [reduceMin, tf.min],
} as const;

describe('reductions', () => {
  it.each(Object.entries(judgesOfMany))('%s over any axes, and its gradient', async (_, [ours, theirs]) => {
    const axes = shapes.chain((shape) =>
      fc.record({ x: given(shape), axes: fc.subarray([...shape.keys()]), keepDims: fc.boolean() }),
    );
    await fc.assert(
      fc.asyncProperty(axes, ({ x, axes, keepDims }) => {
        // TensorFlow.js takes an empty list for all axes.
        fc.pre(axes.length > 0 || x.shape.length === 0);
        return expectSame(
          { x },
          (tape, v) => ours(tape, v['x']!, axes, keepDims),
          ([t]) => theirs(t!, axes, keepDims),
          { tolerance: 1e-5 },
        );
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    [[100_003], [0]],
    [[30_011, 5], [0]],
    [[2, 9001, 20], [1]],
    [
      [2, 9001, 20],
      [0, 2],
    ],
    [
      [3, 9000, 2],
      [1, 2],
    ],
  ])('adds up many numbers, %j along %j, as exactly as doubles would be rounded', async (shape, axes) => {
    const data = Float32Array.from({ length: size(shape) }, (_, index) => 1 + Math.sin(index * 12.9898) / 2);
    const { outputs } = await runTape({ x: { data, shape } }, (tape, v) => [reduceSum(tape, v['x']!, axes)]);
    const want = new Float64Array(outputs[0]!.data.length);
    const kept = shape.map((length, axis) => (axes.includes(axis) ? 1 : length));
    data.forEach((value, index) => {
      let place = 0;
      let rest = index;
      let stride = 1;
      for (let axis = shape.length - 1; axis >= 0; axis--) {
        if (!axes.includes(axis)) place += (rest % shape[axis]!) * stride;
        rest = Math.floor(rest / shape[axis]!);
        stride *= kept[axis]!;
      }
      want[place]! += value;
    });
    outputs[0]!.data.forEach((got, index) => expect(Math.abs(got / want[index]! - 1)).toBeLessThan(1e-6));
  });

  it('carries NaN into every sum, maximum and minimum it is part of', async () => {
    const data = new Float32Array(60).fill(1);
    data[17] = Number.NaN;
    const { outputs } = await runTape({ x: { data, shape: [3, 20] } }, (tape, { x }) =>
      [reduceSum, reduceMax, reduceMin].flatMap((reduce) => [reduce(tape, x!, [1]), reduce(tape, x!, [0])]),
    );
    for (const [index, { data: result }] of outputs.entries()) {
      result.forEach((value, at) => expect(Number.isNaN(value)).toBe(at === (index % 2 === 0 ? 0 : 17)));
    }
  });

  it('finds the first largest number of a row', async () => {
    const x = { data: [1, 5, 5, -3, -3, -2], shape: [2, 3] };
    const { outputs } = await runTape({ x }, (tape, v) => [argMax(tape, v['x']!)]);
    expect(outputs[0]).toMatchObject({ data: Int32Array.of(1, 2), shape: [2] });
  });

  it('repeats numbers, and adds up what was repeated', async () => {
    await fc.assert(
      fc.asyncProperty(
        pairs.chain(({ a, b }) => fc.record({ x: given(b), shape: fc.constant(wider(a, b)) })),
        ({ x, shape }) =>
          expectSame(
            { x },
            (tape, v) => broadcastTo(tape, v['x']!, shape),
            ([t]) => tf.add(t!, tf.zeros([...shape])),
          ),
      ),
      { numRuns: 40 },
    );
    const ones = { data: new Float32Array(24).fill(1), shape: [2, 3, 4] };
    const { outputs } = await runTape({ ones }, (tape, v) => [sumTo(tape, v['ones']!, [3, 1])]);
    expect(outputs[0]).toMatchObject({ data: Float32Array.of(8, 8, 8), shape: [3, 1] });
  });
});

function wider(a: readonly number[], b: readonly number[]): number[] {
  return a.map((length, axis) => Math.max(length, b[axis - a.length + b.length] ?? 1));
}
