import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';

import { createKernelBench } from '../testBench.ts';
import { expectClose, onAnyThreads, randomNumbers } from '../testNumbers.ts';
import { averagePool, averagePoolGradient, maxPool, maxPoolGradient, type PoolGeometry } from './pooling.ts';

const bench = await createKernelBench(128);
beforeAll(async () => {
  expect(await tf.setBackend('cpu')).toBe(true);
});

const sizes = (max: number) => fc.tuple(fc.integer({ min: 1, max }), fc.integer({ min: 1, max }));
const pools = fc
  .record({
    batch: fc.integer({ min: 1, max: 3 }),
    image: sizes(9),
    channels: fc.integer({ min: 1, max: 9 }),
    window: sizes(4),
    strides: sizes(4),
    padding: fc.constantFrom('same' as const, 'valid' as const),
    // Few different numbers: windows with several largest ones.
    rounded: fc.boolean(),
    seed: fc.nat(1000),
  })
  .filter(({ padding, image, window }) => padding === 'same' || (window[0] <= image[0] && window[1] <= image[1]));

type Pool = typeof pools extends fc.Arbitrary<infer P> ? P : never;

function geometryOf({ batch, image, channels, window, strides, padding }: Pool): PoolGeometry {
  const info = tf.backend_util.computePool2DInfo([batch, ...image, channels], window, strides, 1, padding);
  return {
    batch,
    height: image[0],
    width: image[1],
    channels,
    outHeight: info.outHeight,
    outWidth: info.outWidth,
    windowHeight: window[0],
    windowWidth: window[1],
    strideY: strides[0],
    strideX: strides[1],
    top: info.padInfo.top,
    left: info.padInfo.left,
  };
}

it.each(['max', 'average'] as const)('pools windows by %s, with gradients, as TensorFlow.js does', (kind) => {
  fc.assert(
    fc.property(pools, (pool) => {
      const geometry = geometryOf(pool);
      const [inputs, outputs] = [
        pool.batch * geometry.height * geometry.width * pool.channels,
        pool.batch * geometry.outHeight * geometry.outWidth * pool.channels,
      ];
      const x = randomNumbers(inputs, pool.seed).map((value) => (pool.rounded ? Math.round(value) : value));
      const dy = randomNumbers(outputs, pool.seed + 1);
      const [y, dx] = onAnyThreads(bench, () => {
        const [image, slope] = [bench.place(x), bench.place(dy)];
        const [out, gradient] = [bench.place(outputs), bench.place(inputs)];
        const instructions =
          kind === 'max'
            ? [maxPool(out, image, geometry), maxPoolGradient(gradient, slope, image, out, geometry)]
            : [averagePool(out, image, geometry), averagePoolGradient(gradient, slope, geometry)];
        return { instructions, results: [[out, outputs], [gradient, inputs]] }; // prettier-ignore
      });
      const image = tf.tensor4d(x, [pool.batch, ...pool.image, pool.channels]);
      const { window, strides, padding } = pool;
      const judge = (input: tf.Tensor) =>
        tf.pool(input as tf.Tensor4D, window, kind === 'max' ? 'max' : 'avg', padding, 1, strides);
      const wanted = judge(image);
      expectClose(y!, wanted.dataSync());
      expectClose(dx!, tf.grad(judge)(image, tf.tensor(dy, wanted.shape)).dataSync());
    }),
    { numRuns: 100 },
  );
});

it('carries NaN, and sends the slope to it', () => {
  const geometry = geometryOf({ batch: 1, image: [2, 4], channels: 1, window: [2, 2], strides: [2, 2], padding: 'valid', rounded: false, seed: 0 }); // prettier-ignore
  const x = bench.place([5, Number.NaN, 1, 2, 7, Number.NaN, 3, 4]);
  const [largest, mean, slopes] = [bench.place(2), bench.place(2), bench.place(8)];
  bench.run([
    maxPool(largest, x, geometry),
    averagePool(mean, x, geometry),
    maxPoolGradient(slopes, bench.place([10, 20]), x, largest, geometry),
  ]);
  expect(bench.read(largest, 2)).toEqual(new Float32Array([Number.NaN, 4]));
  expect(bench.read(mean, 2)).toEqual(new Float32Array([Number.NaN, 2.5]));
  expect(bench.read(slopes, 8)).toEqual(new Float32Array([0, 10, 0, 0, 0, 0, 0, 20]));
});
