import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { it } from 'vitest';

import { floats, integers } from '../../testColumns.ts';
import { expectSame, useWasmBackend } from './testBackends.ts';

useWasmBackend();

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
      await expectSame(() => {
        const x = tf.tensor4d(image.data, image.shape as [number, number, number, number]);
        const w = tf.tensor4d(kernel.data, kernel.shape as [number, number, number, number]);
        const convolve = (a: tf.Tensor, b: tf.Tensor) =>
          tf.square(tf.conv2d(a as tf.Tensor4D, b as tf.Tensor4D, c.strides, c.padding));
        return [convolve(x, w), ...tf.grads(convolve)([x, w])];
      });
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
      await expectSame(() => {
        const x = tf.tensor4d(image.data, image.shape as [number, number, number, number]);
        const w = tf.tensor4d(kernel.data, kernel.shape as [number, number, number, number]);
        const transpose = (a: tf.Tensor, b: tf.Tensor) =>
          tf.square(tf.conv2dTranspose(a as tf.Tensor4D, b as tf.Tensor4D, out, c.strides, c.padding));
        return [transpose(x, w), ...tf.grads(transpose)([x, w])];
      });
    }),
    { numRuns: 60, seed: 2 },
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

it('gives the gradients of max pooling that the CPU backend gives, ties included', async () => {
  await fc.assert(
    fc.asyncProperty(convolutions, async (c) => {
      const image = integers([c.batch, c.height, c.width, c.inChannels], 4);
      await expectSame(() => {
        const x = tf.tensor4d(Float32Array.from(image.data), image.shape as [number, number, number, number]);
        const pool = (a: tf.Tensor) =>
          tf.square(tf.maxPool(a as tf.Tensor4D, [c.kernelHeight, c.kernelWidth], c.strides, c.padding));
        return [pool(x), tf.grad(pool)(x)];
      });
    }),
    { numRuns: 60, seed: 4 },
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
