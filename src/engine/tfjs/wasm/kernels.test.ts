import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { expect, it } from 'vitest';

import { floats } from '../../testColumns.ts';
import { expectSame, useWasmBackend } from './testBackends.ts';

useWasmBackend();

it('multiplies matrices with any side transposed', async () => {
  const shapes = fc.record({
    batch: fc.constantFrom([], [1], [3]),
    m: fc.integer({ min: 1, max: 9 }),
    k: fc.integer({ min: 1, max: 9 }),
    n: fc.integer({ min: 1, max: 9 }),
    flipA: fc.boolean(),
    flipB: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(shapes, async ({ batch, m, k, n, flipA, flipB }) => {
      const a = floats([...batch, ...(flipA ? [k, m] : [m, k])]);
      const b = floats([...batch, ...(flipB ? [n, k] : [k, n])], 3);
      await expectSame(() => [
        tf.matMul(tf.tensor(a.data, [...a.shape]), tf.tensor(b.data, [...b.shape]), flipA, flipB),
      ]);
    }),
    { numRuns: 60, seed: 3 },
  );
});

it('repeats tensors along their axes as the CPU backend does', async () => {
  const axis = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 4 }));
  await fc.assert(
    fc.asyncProperty(fc.array(axis, { minLength: 1, maxLength: 4 }), async (axes) => {
      const x = floats(axes.map(([length]) => length));
      await expectSame(() => [
        tf.tile(tf.tensor(x.data, [...x.shape]), axes.map(([, times]) => times)), // prettier-ignore
      ]);
    }),
    { numRuns: 40, seed: 5 },
  );
});

it('takes parts of tensors as the CPU backend does', async () => {
  const axis = fc.record({ length: fc.integer({ min: 1, max: 5 }), from: fc.nat(4), to: fc.nat(4) });
  const boxes = fc.tuple(fc.array(axis, { minLength: 1, maxLength: 5 }), fc.nat(4));
  await fc.assert(
    fc.asyncProperty(boxes, async ([axes, pick]) => {
      const x = floats(axes.map(({ length }) => length));
      const begin = axes.map(({ length, from }) => from % length);
      const size = axes.map(({ length, to }, at) => to % (length - begin[at]! + 1));
      const along = pick % axes.length;
      await expectSame(() => {
        const tensor = tf.tensor(x.data, [...x.shape]);
        const cut = Math.floor(x.shape[along]! / 2);
        return [
          tf.slice(tensor, begin, size),
          ...tf.unstack(tensor, along),
          ...tf.split(tensor, [cut, x.shape[along]! - cut], along),
        ];
      });
    }),
    { numRuns: 80, seed: 6 },
  );
});

const shapes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 });

it('adds up and rearranges along any axes as the CPU backend does', async () => {
  await fc.assert(
    fc.asyncProperty(shapes, fc.nat(), fc.boolean(), async (shape, pick, keepDims) => {
      const axes = shape.flatMap((_, axis) => ((pick >> axis) & 1 ? [axis] : []));
      const order = shape.map((_, axis) => axis).toSorted((a, b) => ((a * 7 + pick) % 5) - ((b * 7 + pick) % 5));
      const times = shape.map((_, axis) => 1 + ((pick >> axis) % 3));
      await expectSame(() => {
        const x = tf.tensor(floats(shape).data, shape);
        const weighed = (y: tf.Tensor) => tf.mul(y, tf.tensor(floats(y.shape, 4).data, y.shape));
        return [
          tf.sum(x, axes, keepDims),
          tf.mean(x, axes, keepDims),
          tf.transpose(x, order),
          tf.concat([x, x, tf.neg(x)], pick % shape.length),
          tf.grad((a) => weighed(tf.tile(a, times)))(x),
          tf.grad((a) => weighed(tf.sum(a, axes)))(x),
        ];
      });
    }),
    { numRuns: 60, seed: 11 },
  );
  await expectSame(() => [tf.sum(tf.tensor(floats([3, 9001]).data, [3, 9001]), 1), tf.mean(tf.tensor(floats([700, 5]).data, [700, 5]), 0)]); // prettier-ignore
});

it('gives functions, their gradients and broadcast operands that the CPU backend gives', async () => {
  const functions = [tf.cos, tf.exp, tf.leakyRelu, tf.relu, tf.sigmoid, tf.sign, tf.sin, tf.softplus, tf.tanh];
  const ofPositive = [tf.log, tf.reciprocal, tf.rsqrt, tf.sqrt];
  await expectSame(() => {
    const x = tf.tensor(floats([7, 19]).data, [7, 19]).mul(3) as tf.Tensor;
    const positive = tf.add(tf.abs(x), 0.1);
    const slopes = [tf.leakyRelu, tf.relu, tf.sigmoid, tf.tanh].map((f) => tf.grad((a: tf.Tensor) => f(a))(x));
    return [...functions.map((f) => f(x)), ...ofPositive.map((f) => f(positive)), ...slopes];
  }, 2e-6);
  await expectSame(() => {
    const [a, b, c] = [[300, 67], [67], [300, 1]].map((shape, at) => tf.tensor(floats(shape, at).data, shape)) as [tf.Tensor, tf.Tensor, tf.Tensor]; // prettier-ignore
    const two = [tf.add, tf.sub, tf.mul, tf.div, tf.maximum, tf.minimum, tf.squaredDifference];
    return two.flatMap((f) => [f(a, b), f(c, a), f(b, c)]);
  });
});

it('normalizes by moments, of channels or of rows, as the CPU backend does', async () => {
  await expectSame(() => {
    const x = tf.tensor(floats([3, 4, 5, 7]).data, [3, 4, 5, 7]) as tf.Tensor4D;
    const [mean, offset, scale] = [2, 3, 4].map((start) => tf.tensor1d(floats([7], start).data as Float32Array)) as [tf.Tensor1D, tf.Tensor1D, tf.Tensor1D]; // prettier-ignore
    const variance = tf.square(offset);
    const far = tf.add(x, 1000) as tf.Tensor4D;
    const farMean = tf.add(mean, 1000);
    return [
      tf.batchNorm(x, mean, variance, offset, scale, 0.01),
      tf.batchNorm(x, mean, variance, undefined, scale),
      tf.batchNorm(far, farMean as tf.Tensor1D, variance, offset),
      tf.batchNorm(x, tf.tile(tf.mean(x, -1, true), [1, 1, 1, 7]), tf.square(x), undefined, undefined, 0.1),
    ];
  });
});

it('looks rows up as the CPU backend does, and refuses rows that are not there', async () => {
  await expectSame(() => {
    const table = tf.tensor(floats([5, 3, 2]).data, [5, 3, 2]);
    const ids = tf.tensor2d([[4, 0, 0], [2, 4, 1]], [2, 3], 'int32'); // prettier-ignore
    const look = (x: tf.Tensor) => tf.square(tf.gather(x, ids));
    return [look(table), tf.grad(look)(table), tf.gather(table, ids, 1 - 1)];
  });
  await tf.setBackend('wasm');
  expect(() => tf.gather(tf.ones([5, 2]), tf.tensor1d([5], 'int32'))).toThrow('is not in [0, 4]');
});

it('sums segments, leaving out rows of none', async () => {
  await tf.setBackend('wasm');
  const sums = tf.unsortedSegmentSum(tf.tensor2d([[1, 2], [10, 20], [100, 200], [5, 5]]), tf.tensor1d([2, 0, 2, -1], 'int32'), 3); // prettier-ignore
  expect(Array.from(sums.dataSync())).toEqual([10, 20, 0, 0, 101, 202]);
});

it('carries NaN', async () => {
  await expectSame(() => {
    const x = tf.tensor4d([1, NaN, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16], [1, 4, 4, 1]);
    const kernel = tf.ones([2, 2, 1, 1]) as tf.Tensor4D;
    return [tf.sum(x), tf.conv2d(x, kernel, 2, 'valid'), tf.depthwiseConv2d(x, kernel, 2, 'valid'), tf.tanh(x), tf.exp(x)]; // prettier-ignore
  });
});

it('carries NaN through max pooling, where the CPU backend passes over it', async () => {
  await tf.setBackend('wasm');
  const pooled = tf.maxPool(tf.tensor4d([1, NaN, 3, 4, 5, 6, 7, 8], [1, 2, 4, 1]), 2, 2, 'valid');
  expect([...pooled.dataSync()]).toEqual([NaN, 8]);
  pooled.dispose();
});
