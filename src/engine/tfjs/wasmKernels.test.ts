import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { startBackend } from '../engines.ts';
import { useInstalledWasm } from '../nodeWasmFiles.ts';
import { createTfjsProgram } from './program.ts';
import type { Plan } from '../../compiler/plan.ts';
import type { Batch } from '../program.ts';
import {
  conv2d,
  dense,
  floats,
  from,
  integers,
  layer,
  model,
  oneHot,
  smallNets,
  supervised,
  tensor,
  weight,
} from '../testPlans.ts';

beforeAll(async () => {
  useInstalledWasm();
  await startBackend('wasm');
});
afterAll(() => tf.setBackend('cpu'));

/** Runs something on both backends; what it makes is freed, and what kernels make on their way. */
async function onBoth(
  compute: (backend: string) => tf.Tensor[],
): Promise<{ cpu: Float32Array[]; wasm: Float32Array[] }> {
  const run = async (backend: string) => {
    expect(await tf.setBackend(backend)).toBe(true);
    const counts = () => [tf.memory().numTensors, tf.engine().backend.numDataIds()];
    const before = counts();
    const tensors = tf.tidy(() => compute(backend));
    const values = tensors.map((tensor) => Float32Array.from(tensor.dataSync()));
    tf.dispose(tensors);
    expect(counts()).toEqual(before);
    return values;
  };
  return { cpu: await run('cpu'), wasm: await run('wasm') };
}

/** Holds what the wasm backend computes to what the CPU backend does. */
async function expectSame(compute: (backend: string) => tf.Tensor[], tolerance?: number): Promise<void> {
  const { cpu, wasm } = await onBoth(compute);
  cpu.forEach((values, index) => expectClose(wasm[index]!, values, tolerance));
}

function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance = 1e-4): void {
  expect(actual.length).toBe(expected.length);
  for (let at = 0; at < expected.length; at++) {
    const allowed = tolerance * Math.max(1, Math.abs(expected[at]!));
    if (!Object.is(actual[at], expected[at]) && !(Math.abs(actual[at]! - expected[at]!) <= allowed)) {
      expect(`at ${at}: ${actual[at]}`).toBe(`at ${at}: ${expected[at]}`);
    }
  }
}

const convolutions = fc
  .record({
    batch: fc.integer({ min: 1, max: 3 }),
    height: fc.integer({ min: 1, max: 9 }),
    width: fc.integer({ min: 1, max: 9 }),
    inChannels: fc.integer({ min: 1, max: 9 }),
    outChannels: fc.integer({ min: 1, max: 9 }),
    kernelHeight: fc.integer({ min: 1, max: 5 }),
    kernelWidth: fc.integer({ min: 1, max: 5 }),
    strides: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
    padding: fc.constantFrom('same' as const, 'valid' as const),
  })
  .filter((c) => c.padding === 'same' || (c.kernelHeight <= c.height && c.kernelWidth <= c.width));

it('gives convolutions and their gradients that the CPU backend gives', async () => {
  await fc.assert(
    fc.asyncProperty(convolutions, async (c) => {
      const image = floats([c.batch, c.height, c.width, c.inChannels]);
      const kernel = floats([c.kernelHeight, c.kernelWidth, c.inChannels, c.outChannels], 5);
      const { cpu, wasm } = await onBoth(() => {
        const x = tf.tensor4d(image.data, image.shape as [number, number, number, number]);
        const w = tf.tensor4d(kernel.data, kernel.shape as [number, number, number, number]);
        const convolve = (a: tf.Tensor, b: tf.Tensor) =>
          tf.square(tf.conv2d(a as tf.Tensor4D, b as tf.Tensor4D, c.strides, c.padding));
        return [convolve(x, w), ...tf.grads(convolve)([x, w])];
      });
      cpu.forEach((values, index) => expectClose(wasm[index]!, values));
    }),
    { numRuns: 60, seed: 1 },
  );
});

it('gives transposed convolutions and their gradients that the CPU backend gives', async () => {
  await fc.assert(
    fc.asyncProperty(convolutions, async (c) => {
      const image = floats([c.batch, c.height, c.width, c.inChannels]);
      const kernel = floats([c.kernelHeight, c.kernelWidth, c.outChannels, c.inChannels], 5);
      const grown = (length: number, window: number, stride: number) =>
        c.padding === 'same' ? length * stride : (length - 1) * stride + window;
      const out = [
        c.batch,
        grown(c.height, c.kernelHeight, c.strides[0]),
        grown(c.width, c.kernelWidth, c.strides[1]),
        c.outChannels,
      ] as [number, number, number, number];
      const { cpu, wasm } = await onBoth(() => {
        const x = tf.tensor4d(image.data, image.shape as [number, number, number, number]);
        const w = tf.tensor4d(kernel.data, kernel.shape as [number, number, number, number]);
        const transpose = (a: tf.Tensor, b: tf.Tensor) =>
          tf.square(tf.conv2dTranspose(a as tf.Tensor4D, b as tf.Tensor4D, out, c.strides, c.padding));
        return [transpose(x, w), ...tf.grads(transpose)([x, w])];
      });
      cpu.forEach((values, index) => expectClose(wasm[index]!, values));
    }),
    { numRuns: 60, seed: 2 },
  );
});

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
      const { cpu, wasm } = await onBoth(() => [
        tf.matMul(tf.tensor(a.data, [...a.shape]), tf.tensor(b.data, [...b.shape]), flipA, flipB),
      ]);
      expectClose(wasm[0]!, cpu[0]!);
    }),
    { numRuns: 60, seed: 3 },
  );
});

it('gives the gradients of max pooling that the CPU backend gives, ties included', async () => {
  await fc.assert(
    fc.asyncProperty(convolutions, async (c) => {
      const image = integers([c.batch, c.height, c.width, c.inChannels], 4);
      const { cpu, wasm } = await onBoth(() => {
        const x = tf.tensor4d(Float32Array.from(image.data), image.shape as [number, number, number, number]);
        const pool = (a: tf.Tensor) =>
          tf.square(tf.maxPool(a as tf.Tensor4D, [c.kernelHeight, c.kernelWidth], c.strides, c.padding));
        return [pool(x), tf.grad(pool)(x)];
      });
      cpu.forEach((values, index) => expectClose(wasm[index]!, values));
    }),
    { numRuns: 60, seed: 4 },
  );
});

it('repeats tensors along their axes as the CPU backend does', async () => {
  const axis = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 4 }));
  await fc.assert(
    fc.asyncProperty(fc.array(axis, { minLength: 1, maxLength: 4 }), async (axes) => {
      const x = floats(axes.map(([length]) => length));
      const { cpu, wasm } = await onBoth(() => [
        tf.tile(tf.tensor(x.data, [...x.shape]), axes.map(([, times]) => times)), // prettier-ignore
      ]);
      expectClose(wasm[0]!, cpu[0]!);
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
      const { cpu, wasm } = await onBoth(() => {
        const tensor = tf.tensor(x.data, [...x.shape]);
        const cut = Math.floor(x.shape[along]! / 2);
        return [
          tf.slice(tensor, begin, size),
          ...tf.unstack(tensor, along),
          ...tf.split(tensor, [cut, x.shape[along]! - cut], along),
        ];
      });
      cpu.forEach((values, index) => expectClose(wasm[index]!, values));
    }),
    { numRuns: 80, seed: 6 },
  );
});

const dilations = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }));

/** A kernel with zeros between its taps: what dilation means. */
function spread(kernel: tf.Tensor4D, [down, across]: readonly [number, number]): tf.Tensor4D {
  const [height, width, inside, outside] = kernel.shape;
  const apart = tf.pad(tf.reshape(kernel, [height, 1, width, 1, inside * outside]), [[0, 0], [0, down - 1], [0, 0], [0, across - 1], [0, 0]]); // prettier-ignore
  const wide = tf.reshape(apart, [height * down, width * across, inside, outside]);
  return tf.slice(wide, [0, 0, 0, 0], [(height - 1) * down + 1, (width - 1) * across + 1, inside, outside]) as tf.Tensor4D; // prettier-ignore
}

it('learns dilated convolutions, plain and depthwise, as the CPU backend does those of kernels with zeros', async () => {
  const cases = fc.tuple(convolutions, dilations, fc.boolean());
  await fc.assert(
    fc.asyncProperty(cases, async ([c, dilation, depthwise]) => {
      const [height, width] = [c.height + 8, c.width + 8];
      const image = floats([c.batch, height, width, c.inChannels]);
      const kernel = floats([c.kernelHeight, c.kernelWidth, c.inChannels, depthwise ? 2 : c.outChannels], 5);
      const operation = depthwise ? tf.depthwiseConv2d : tf.conv2d;
      const convolve = (backend: string) => (x: tf.Tensor, w: tf.Tensor) =>
        tf.square(
          backend === 'wasm'
            ? operation(x as tf.Tensor4D, w as tf.Tensor4D, 1, c.padding, 'NHWC', dilation)
            : operation(x as tf.Tensor4D, spread(w as tf.Tensor4D, dilation), 1, c.padding),
        );
      await expectSame((backend) => {
        const [x, w] = [image, kernel].map(({ data, shape }) => tf.tensor(data, [...shape])) as [tf.Tensor, tf.Tensor];
        return [convolve(backend)(x, w), ...tf.grads(convolve(backend))([x, w])];
      }, 3e-4);
    }),
    { numRuns: 30, seed: 7 },
  );
});

it('gives depthwise and separable convolutions and their gradients that the CPU backend gives', async () => {
  const cases = fc.tuple(convolutions, fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }));
  await fc.assert(
    fc.asyncProperty(cases, async ([c, stride, multiplier]) => {
      const image = floats([c.batch, c.height, c.width, c.inChannels]);
      const kernel = floats([c.kernelHeight, c.kernelWidth, c.inChannels, multiplier], 5);
      const mix = floats([1, 1, c.inChannels * multiplier, c.outChannels], 2);
      const run = (x: tf.Tensor, w: tf.Tensor, p: tf.Tensor) =>
        tf.separableConv2d(x as tf.Tensor4D, w as tf.Tensor4D, p as tf.Tensor4D, stride, c.padding);
      await expectSame(() => {
        const tensors = [image, kernel, mix].map(({ data, shape }) => tf.tensor(data, [...shape]));
        const [x, w, p] = tensors as [tf.Tensor, tf.Tensor, tf.Tensor];
        return [tf.depthwiseConv2d(x as tf.Tensor4D, w as tf.Tensor4D, stride, c.padding), run(x, w, p), ...tf.grads(run)([x, w, p])]; // prettier-ignore
      });
    }),
    { numRuns: 40, seed: 8 },
  );
});

it('fuses bias and activation into products and convolutions as the CPU backend does', async () => {
  const activations = fc.constantFrom('linear', 'relu', 'relu6', 'elu', 'leakyrelu', 'sigmoid', 'prelu');
  await fc.assert(
    fc.asyncProperty(convolutions, activations, async (c, name) => {
      const activation = name as 'relu';
      await expectSame(() => {
        const make = (shape: number[], start: number) => tf.tensor(floats(shape, start).data, shape);
        const x = make([c.batch, c.height, c.width, c.inChannels], 1) as tf.Tensor4D;
        const w = make([c.kernelHeight, c.kernelWidth, c.inChannels, c.outChannels], 5) as tf.Tensor4D;
        const one = make([c.kernelHeight, c.kernelWidth, c.inChannels, 1], 5) as tf.Tensor4D;
        const options = { strides: [2, 1] as [number, number], pad: 'same' as const, activation, leakyreluAlpha: 0.3 };
        const fused = (channels: number) => {
          const bias = make([channels], 3) as tf.Tensor1D;
          return name === 'prelu' ? { bias, preluActivationWeights: make([channels], 4) } : { bias };
        };
        const plain = { ...options, strides: 1 };
        return [
          tf.fused.conv2d({ x, filter: w, ...(name === 'prelu' ? plain : options), ...fused(c.outChannels) }),
          tf.fused.depthwiseConv2d({ x, filter: one, ...plain, ...fused(c.inChannels) }),
          tf.fused.matMul({ a: make([c.height, c.width], 1) as tf.Tensor2D, b: make([c.width, 5], 2) as tf.Tensor2D, activation, leakyreluAlpha: 0.3, ...fused(5) }), // prettier-ignore
        ];
      });
    }),
    { numRuns: 40, seed: 9 },
  );
});

it('gives means of windows, and their gradients, that the CPU backend gives', async () => {
  await fc.assert(
    fc.asyncProperty(convolutions, async (c) => {
      const image = floats([c.batch, c.height, c.width, c.inChannels]);
      const pool = (a: tf.Tensor) =>
        tf.square(tf.avgPool(a as tf.Tensor4D, [c.kernelHeight, c.kernelWidth], c.strides, c.padding));
      await expectSame(() => {
        const x = tf.tensor(image.data, [...image.shape]);
        return [pool(x), tf.grad(pool)(x)];
      });
    }),
    { numRuns: 40, seed: 10 },
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

it('sums segments, leaving out rows of none', async () => {
  await tf.setBackend('wasm');
  const sums = tf.unsortedSegmentSum(tf.tensor2d([[1, 2], [10, 20], [100, 200], [5, 5]]), tf.tensor1d([2, 0, 2, -1], 'int32'), 3); // prettier-ignore
  expect(Array.from(sums.dataSync())).toEqual([10, 20, 0, 0, 101, 202]);
});

/** Images to three classes by every kind of convolution that works channel by channel. */
function separableNet(): { readonly plan: Plan; readonly batch: Batch } {
  const glorot = { initializer: 'glorotUniform' };
  const shared = { useBias: true, biasInitializer: { initializer: 'zeros' }, depthwiseInitializer: glorot };
  const windows = { kernelSize: [3, 3], padding: 'same', activation: 'relu', depthMultiplier: 2 };
  const layers = [
    conv2d('conv', [1, 3, 3, 1], 'same', 'relu', { input: 0 }),
    layer(
      'depthwise',
      'depthwiseConv2d',
      { ...windows, ...shared, strides: [2, 2] },
      {
        ...{ inputs: [from('conv')], weights: [weight('kernel', 3, 3, 3, 2), weight('bias', 6)] },
      },
    ),
    layer(
      'separable',
      'separableConv2d',
      { ...windows, ...shared, filters: 5, strides: [1, 1], pointwiseInitializer: glorot },
      {
        ...{
          inputs: [from('depthwise')],
          weights: [weight('kernel', 3, 3, 6, 2), weight('mix', 1, 1, 12, 5), weight('bias', 5)],
        },
      },
    ),
    layer(
      'pool',
      'averagePooling2d',
      { poolSize: [2, 2], strides: [2, 2], padding: 'same' },
      { inputs: [from('separable')] },
    ),
    layer('flatten', 'flatten', {}, { inputs: [from('pool')] }),
    dense('dense', 45, 3, 'softmax', from('flatten')),
  ];
  const net = model('separable', { images: tensor([9, 9, 1]) }, layers);
  const plan = supervised(net, { loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
  return { plan, batch: { data: { images: floats([6, 9, 9, 1]), labels: oneHot(6, 3) } } };
}

it.each([...Object.entries(smallNets), ['separable net', separableNet] as const])(
  'trains the %s as the CPU backend does',
  async (_, make) => {
    const { plan, batch } = make();
    const train = async (backend: string) => {
      expect(await tf.setBackend(backend)).toBe(true);
      const program = createTfjsProgram(plan);
      const curve = [];
      for (let step = 0; step < 8; step++) curve.push(await program.train(() => batch));
      curve.push(await program.evaluate(batch));
      program.dispose();
      return curve.flatMap((scores) => Object.values(scores));
    };
    expectClose(await train('wasm'), await train('cpu'));
  },
);
