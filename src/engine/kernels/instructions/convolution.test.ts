import fc from 'fast-check';
import { expect, it } from 'vitest';
import '../../../../scripts/propertySeed.ts';

import { createKernelBench } from '../testBench.ts';
import {
  convolve,
  convolveInputGradient,
  convolveKernelGradient,
  convolveScratch,
  gradientChunks,
  kernelGradientScratch,
  packedKernelSize,
  type Convolution,
} from './convolution.ts';
import type { Axis } from './windows.ts';

/** One axis with any padding before and behind, so that at least one window fits. */
const axes: fc.Arbitrary<Axis> = fc
  .record({
    length: fc.integer({ min: 1, max: 11 }),
    window: fc.integer({ min: 1, max: 5 }),
    stride: fc.integer({ min: 1, max: 3 }),
    dilation: fc.integer({ min: 1, max: 3 }),
    padding: fc.integer({ min: 0, max: 4 }),
    behind: fc.integer({ min: 0, max: 4 }),
  })
  .map(({ behind, ...axis }) => {
    const reach = (axis.window - 1) * axis.dilation + 1;
    return { ...axis, outLength: Math.floor((axis.length + axis.padding + behind - reach) / axis.stride) + 1 };
  })
  .filter(({ outLength }) => outLength > 0);

const convolutions = fc
  .record({
    images: fc.integer({ min: 1, max: 5 }),
    height: axes,
    width: axes,
    groups: fc.integer({ min: 1, max: 3 }),
    inside: fc.integer({ min: 1, max: 9 }),
    outside: fc.integer({ min: 1, max: 18 }),
    bias: fc.boolean(),
    rectified: fc.boolean(),
  })
  .map(({ inside, outside, ...c }) => ({ ...c, channels: inside * c.groups, filters: outside * c.groups }));

/** Many channels on few pixels in many images, where sums go position by position. */
const deepConvolutions = fc
  .record({
    images: fc.constantFrom(8, 11, 66),
    height: axes.filter(({ length }) => length <= 4),
    width: axes.filter(({ length }) => length <= 4),
    channels: fc.constantFrom(8, 17, 90),
    filters: fc.constantFrom(8, 13),
    bias: fc.boolean(),
    rectified: fc.boolean(),
  })
  .map((c) => ({ ...c, groups: 1 }));

function numbers(count: number, seed: number): Float32Array {
  return Float32Array.from({ length: count }, (_, index) => Math.sin((index + 1) * seed + (index % 7)));
}

/** Every pair of an input pixel and an output pixel that meet, with the tap they meet at. */
function eachMeeting(
  { images, height, width }: Convolution,
  visit: (inputPixel: number, outputPixel: number, tap: number) => void,
): void {
  for (let image = 0; image < images; image++) {
    for (let oy = 0; oy < height.outLength; oy++) {
      for (let ox = 0; ox < width.outLength; ox++) {
        for (let ky = 0; ky < height.window; ky++) {
          for (let kx = 0; kx < width.window; kx++) {
            const y = oy * height.stride + ky * height.dilation - height.padding;
            const x = ox * width.stride + kx * width.dilation - width.padding;
            if (y < 0 || y >= height.length || x < 0 || x >= width.length) continue;
            visit(
              (image * height.length + y) * width.length + x,
              (image * height.outLength + oy) * width.outLength + ox,
              ky * width.window + kx,
            );
          }
        }
      }
    }
  }
}

/** All three in double precision. */
function expected(c: Convolution, x: Float32Array, kernel: Float32Array, dy: Float32Array) {
  const [inside, outside] = [c.channels / c.groups, c.filters / c.groups];
  const y = new Float64Array(dy.length);
  const dx = new Float64Array(x.length);
  const dKernel = new Float64Array(kernel.length);
  eachMeeting(c, (inputPixel, outputPixel, tap) => {
    for (let filter = 0; filter < c.filters; filter++) {
      const group = Math.floor(filter / outside);
      const out = outputPixel * c.filters + filter;
      for (let channel = 0; channel < inside; channel++) {
        const input = inputPixel * c.channels + group * inside + channel;
        const weight = (tap * inside + channel) * c.filters + filter;
        y[out]! += x[input]! * kernel[weight]!;
        dx[input]! += dy[out]! * kernel[weight]!;
        dKernel[weight]! += dy[out]! * x[input]!;
      }
    }
  });
  return { y, dx, dKernel };
}

function expectClose(actual: Float32Array, sums: Float64Array, terms: number): void {
  const wrong = sums.findIndex((sum, at) => !(Math.abs(actual[at]! - sum) <= 2e-7 * (10 + terms)));
  if (wrong !== -1) expect(`${actual[wrong]} at ${wrong}`).toBe(`${sums[wrong]} at ${wrong}`);
}

type Case = Convolution & { bias: boolean; rectified: boolean };

async function run(c: Case, threads: number) {
  const bench = await createKernelBench(12);
  const { images, height, width, channels, filters, groups } = c;
  const outSize = images * height.outLength * width.outLength * filters;
  const inSize = images * height.length * width.length * channels;
  const kernelSize = (height.window * width.window * channels * filters) / groups;
  const chunks = gradientChunks(c);
  const data = {
    x: numbers(inSize, 3),
    kernel: numbers(kernelSize, 5),
    dy: numbers(outSize, 11),
    bias: numbers(filters, 2),
  };
  const [x, kernel, dy] = [bench.place(data.x), bench.place(data.kernel), bench.place(data.dy)];
  const [y, dx, out] = [bench.place(outSize), bench.place(inSize), bench.place(chunks * kernelSize)];
  const { forward, backward } = packedKernelSize(c);
  const bias = c.bias ? bench.place(data.bias) : undefined;
  const inputBias = numbers(channels, 4);
  const finish = { bias, rectified: c.rectified };
  const back = { bias: c.bias ? bench.place(inputBias) : undefined, rectified: c.rectified };
  const instructions = [
    ...convolve(c, { x, kernel, packed: bench.place(forward), y, ...finish }),
    ...convolveInputGradient(c, { dy, kernel, packed: bench.place(backward), dx, ...back }),
    ...convolveKernelGradient(c, { x, dy, out }),
  ].map((instruction) => ({ ...instruction, grain: 1 }));
  bench.run(instructions, threads);
  expect(
    Math.max(convolveScratch(c, 'forward'), convolveScratch(c, 'backward'), kernelGradientScratch(c)),
  ).toBeLessThan(8 << 20);
  return {
    data,
    inputBias,
    chunks,
    y: bench.read(y, outSize),
    dx: bench.read(dx, inSize),
    dKernel: bench.read(out, chunks * kernelSize),
  };
}

it.each([
  ['any channels and groups', convolutions, 40],
  ['many channels on few pixels', deepConvolutions, 25],
] as const)('convolves with any stride, dilation and padding as plain sums do: %s', async (_, drawn, numRuns) => {
  await fc.assert(
    fc.asyncProperty(drawn, async (c) => {
      const { data, inputBias, chunks, y, dx, dKernel } = await run(c, 1);
      const sums = expected(c, data.x, data.kernel, data.dy);
      const finish = (numbers: Float64Array, bias: Float32Array) =>
        numbers.map((sum, at) => {
          const value = sum + (c.bias ? bias[at % bias.length]! : 0);
          return c.rectified ? Math.max(value, 0) : value;
        });
      const taps = c.height.window * c.width.window;
      expectClose(y, finish(sums.y, data.bias), (taps * c.channels) / c.groups);
      expectClose(dx, finish(sums.dx, inputBias), (taps * c.filters) / c.groups);
      const size = dKernel.length / chunks;
      const gradient = new Float64Array(size);
      dKernel.forEach((value, at) => (gradient[at % size]! += value));
      expectClose(Float32Array.from(gradient), sums.dKernel, c.images * c.height.outLength * c.width.outLength);

      for (const threads of [2, 3]) {
        const shared = await run(c, threads);
        expect(shared.y).toEqual(y);
        expect(shared.dx).toEqual(dx);
        expect(shared.dKernel).toEqual(dKernel);
      }
    }),
    { numRuns },
  );
});

const side: Axis = { length: 6, outLength: 6, window: 3, stride: 1, dilation: 1, padding: 1 };

it.each([
  [2, 5, 2],
  [2, 5, 9],
  [8, 16, 9],
])('carries NaN to the windows that see it, through relu: %i images, %i channels, %i filters', async (...sizes) => {
  const [images, channels, filters] = sizes;
  const bench = await createKernelBench(10);
  const c = { images, height: side, width: side, channels, filters, groups: 1 };
  const image = numbers(images * 36 * channels, 3);
  image[(2 * 6 + 4) * channels + 1] = Number.NaN;
  const y = bench.place(images * 36 * filters);
  const packed = bench.place(packedKernelSize(c).forward);
  const kernel = bench.place(numbers(9 * channels * filters, 5));
  bench.run(convolve(c, { x: bench.place(image), kernel, packed, y, rectified: true }));
  bench.read(y, images * 36 * filters).forEach((value, at) => {
    const pixel = Math.floor(at / filters);
    const near = Math.abs(Math.floor(pixel / 6) - 2) <= 1 && Math.abs((pixel % 6) - 4) <= 1;
    expect(Number.isNaN(value)).toBe(near);
  });
});

it('gives the same numbers again and again', async () => {
  const bench = await createKernelBench(10);
  const c = {
    images: 3,
    height: side,
    width: { ...side, stride: 2, outLength: 3 },
    channels: 3,
    filters: 10,
    groups: 1,
  };
  const [x, kernel] = [bench.place(numbers(3 * 36 * 3, 1)), bench.place(numbers(9 * 30, 2))];
  const [y, dx] = [bench.place(3 * 18 * 10), bench.place(3 * 36 * 3)];
  const out = bench.place(gradientChunks(c) * 9 * 30);
  const { forward, backward } = packedKernelSize(c);
  const instructions = [
    ...convolve(c, { x, kernel, packed: bench.place(forward), y }),
    ...convolveInputGradient(c, { dy: y, kernel, packed: bench.place(backward), dx }),
    ...convolveKernelGradient(c, { x: dx, dy: y, out }),
  ];
  bench.run(instructions);
  const first = bench.read(out, gradientChunks(c) * 9 * 30);
  for (let repeat = 0; repeat < 200; repeat++) {
    bench.run(instructions);
    expect(bench.read(out, first.length)).toEqual(first);
  }
});
