import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';

import { lookThrough, type AffineMap, type LookSettings } from '../../tfjs/layers/affineImages.ts';
import { FillMode } from '../functions.ts';
import { createKernelBench } from '../testBench.ts';
import { sampleAffine, sampleAffineGradient, type AffineSampling } from './affine.ts';

const bench = await createKernelBench();

beforeAll(async () => {
  expect(await tf.setBackend('cpu')).toBe(true);
});

const numbers = (count: number, start: number): Float32Array =>
  Float32Array.from({ length: count }, (_, at) => Math.sin(3 * (at + start)));

const maps: readonly AffineMap[] = [
  [1, 0, 0, 0, 1, 0],
  [-1, 0, 5, 0, -1, 4],
  [0.8, -0.6, 2.3, 0.6, 0.8, -3.1],
  [7.5, 0.3, -20.5, -0.2, 9.1, -31.7],
];

const looks = (['Constant', 'Nearest', 'Reflect', 'Wrap'] as const).flatMap((mode) =>
  [true, false].map((bilinear) => ({ mode, bilinear })),
);

describe.each(looks)('images through affine maps, $mode, between pixels: $bilinear', ({ mode, bilinear }) => {
  it.each([
    { size: [5, 6, 2], out: [5, 6] },
    { size: [4, 3, 5], out: [7, 2] },
    { size: [1, 1, 1], out: [3, 3] },
  ])('of $size, as the layers of TensorFlow.js see them, and their gradient', ({ size, out }) => {
    const [height, width, channels] = size as [number, number, number];
    const [outHeight, outWidth] = out as [number, number];
    const samples = maps.length;
    const fillMode = FillMode[mode];
    const fillValue = mode === 'Constant' ? 0.7 : 0;
    const sampling: AffineSampling = { ...{ samples, height, width, outHeight, outWidth, channels }, fillMode, fillValue, bilinear }; // prettier-ignore
    const images = numbers(samples * height * width * channels, 1);
    const slopes = numbers(samples * outHeight * outWidth * channels, 100);

    const settings: LookSettings = {
      fillMode: mode.toLowerCase() as LookSettings['fillMode'],
      fillValue,
      interpolation: bilinear ? 'bilinear' : 'nearest',
    };
    const see = (x: tf.Tensor): tf.Tensor => lookThrough(x, maps, [outHeight, outWidth], settings);
    const x = tf.tensor(images, [samples, height, width, channels]);
    const { value, grad } = tf.valueAndGrad(see)(x, tf.tensor(slopes, [samples, outHeight, outWidth, channels]));

    const words = bench.place(Float32Array.from(maps.flat()));
    for (const threads of [1, 2, 3]) {
      const result = bench.place(slopes.length);
      bench.run([{ ...sampleAffine(result, bench.place(images), words, sampling), grain: 1 }], threads);
      const wanted = value.dataSync();
      bench.read(result, slopes.length).forEach((number, at) => expect(number).toBeCloseTo(wanted[at]!, 5));

      const gradient = bench.place(images.length);
      bench.run([{ ...sampleAffineGradient(gradient, bench.place(slopes), words, sampling), grain: 1 }], threads);
      const slope = grad.dataSync();
      bench.read(gradient, images.length).forEach((number, at) => expect(number).toBeCloseTo(slope[at]!, 4));
    }
  });
});

it('takes a map that is not a number for one that looks outside', () => {
  const sampling: AffineSampling = { samples: 1, height: 2, width: 2, outHeight: 1, outWidth: 2, channels: 1, fillMode: FillMode.Constant, fillValue: 9, bilinear: true }; // prettier-ignore
  const out = bench.place(2);
  const map = bench.place([Number.NaN, 0, 0, 0, 1, Number.POSITIVE_INFINITY]);
  bench.run([sampleAffine(out, bench.place([1, 2, 3, 4]), map, sampling)]);
  expect([...bench.read(out, 2)]).toEqual([9, 9]);
});
