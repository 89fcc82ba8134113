import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { startBackend } from '../engines.ts';
import { useInstalledWasm } from '../nodeWasmFiles.ts';
import { createTfjsProgram } from './program.ts';
import { floats, integers, smallNets } from '../testPlans.ts';

beforeAll(async () => {
  useInstalledWasm();
  await startBackend('wasm');
});
afterAll(() => tf.setBackend('cpu'));

/** Runs something on both backends; what it makes is freed. */
async function onBoth(compute: () => tf.Tensor[]): Promise<{ cpu: Float32Array[]; wasm: Float32Array[] }> {
  const run = async (backend: string) => {
    expect(await tf.setBackend(backend)).toBe(true);
    const before = tf.memory().numTensors;
    const tensors = tf.tidy(compute);
    const values = tensors.map((tensor) => Float32Array.from(tensor.dataSync()));
    tf.dispose(tensors);
    expect(tf.memory().numTensors).toBe(before);
    return values;
  };
  return { cpu: await run('cpu'), wasm: await run('wasm') };
}

function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance = 1e-4): void {
  expect(actual.length).toBe(expected.length);
  for (let at = 0; at < expected.length; at++) {
    const allowed = tolerance * Math.max(1, Math.abs(expected[at]!));
    if (!(Math.abs(actual[at]! - expected[at]!) <= allowed)) {
      expect(`at ${at}: ${actual[at]}`).toBe(`at ${at}: ${expected[at]}`);
    }
  }
}

const convolutions = fc
  .record({
    batch: fc.integer({ min: 1, max: 3 }),
    height: fc.integer({ min: 1, max: 9 }),
    width: fc.integer({ min: 1, max: 9 }),
    inChannels: fc.integer({ min: 1, max: 4 }),
    outChannels: fc.integer({ min: 1, max: 4 }),
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

it('convolves a batch too large for one go as it convolves a small one', async () => {
  // 3 samples of 64 × 64 windows of 20 × 20: about 1.6 million numbers of patches a sample, two samples at a time.
  const image = floats([5, 64, 64, 1]);
  const kernel = floats([20, 20, 1, 2]);
  const gradients = (data: Float32Array, batch: number) => {
    const x = tf.tensor4d(data, [batch, 64, 64, 1]);
    const w = tf.tensor4d(kernel.data, [20, 20, 1, 2]);
    return tf.grads((a, b) => tf.conv2d(a as tf.Tensor4D, b as tf.Tensor4D, 1, 'same'))([x, w]);
  };
  await tf.setBackend('wasm');
  const [dx, dw] = gradients(image.data as Float32Array, 5);
  const single = Array.from({ length: 5 }, (_, sample) =>
    gradients((image.data as Float32Array).slice(sample * 4096, (sample + 1) * 4096), 1),
  );
  expectClose(dx!.dataSync(), tf.concat(single.map(([part]) => part!)).dataSync());
  expectClose(dw!.dataSync(), tf.addN(single.map(([, part]) => part!)).dataSync(), 1e-3);
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

it('sums segments, leaving out rows of none', async () => {
  await tf.setBackend('wasm');
  const sums = tf.unsortedSegmentSum(tf.tensor2d([[1, 2], [10, 20], [100, 200], [5, 5]]), tf.tensor1d([2, 0, 2, -1], 'int32'), 3); // prettier-ignore
  expect(Array.from(sums.dataSync())).toEqual([10, 20, 0, 0, 101, 202]);
});

it.each(Object.entries(smallNets))('trains the %s as the CPU backend does', async (_, make) => {
  const { plan, batch } = make();
  const train = async (backend: string) => {
    expect(await tf.setBackend(backend)).toBe(true);
    const program = createTfjsProgram(plan);
    const curve = [];
    for (let step = 0; step < 5; step++) curve.push(await program.train(() => batch));
    curve.push(await program.evaluate(batch));
    program.dispose();
    return curve.flatMap((scores) => Object.values(scores));
  };
  expectClose(await train('wasm'), await train('cpu'));
});
