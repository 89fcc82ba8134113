import fc from 'fast-check';
import { expect, it } from 'vitest';
import '../../../../scripts/propertySeed.ts';

import { createKernelBench } from '../testBench.ts';
import {
  depthwise,
  depthwiseInputGradient,
  depthwiseKernelGradient,
  depthwiseScratch,
  type DepthwiseConvolution,
} from './depthwise.ts';
import type { Axis } from './windows.ts';

const axes: fc.Arbitrary<Axis> = fc
  .record({
    length: fc.integer({ min: 1, max: 10 }),
    window: fc.integer({ min: 1, max: 4 }),
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

const convolutions = fc.record({
  images: fc.integer({ min: 1, max: 4 }),
  height: axes,
  width: axes,
  channels: fc.integer({ min: 1, max: 10 }),
  multiplier: fc.integer({ min: 1, max: 3 }),
});

function numbers(count: number, seed: number): Float32Array {
  return Float32Array.from({ length: count }, (_, index) => Math.sin((index + 1) * seed + (index % 7)));
}

/** All three in double precision. */
function expected(c: DepthwiseConvolution, x: Float32Array, kernel: Float32Array, dy: Float32Array) {
  const { images, height, width, channels, multiplier } = c;
  const filters = channels * multiplier;
  const sums = {
    y: new Float64Array(dy.length),
    dx: new Float64Array(x.length),
    dKernel: new Float64Array(kernel.length),
  };
  const visit = (input: number, output: number, tap: number): void => {
    for (let filter = 0; filter < filters; filter++) {
      const [from, to] = [input * channels + Math.floor(filter / multiplier), output * filters + filter];
      sums.y[to]! += x[from]! * kernel[tap * filters + filter]!;
      sums.dx[from]! += dy[to]! * kernel[tap * filters + filter]!;
      sums.dKernel[tap * filters + filter]! += dy[to]! * x[from]!;
    }
  };
  const places = images * height.outLength * width.outLength;
  for (let output = 0; output < places; output++) {
    const [column, above] = [output % width.outLength, Math.floor(output / width.outLength)];
    const [row, image] = [above % height.outLength, Math.floor(above / height.outLength)];
    for (let tap = 0; tap < height.window * width.window; tap++) {
      const y = row * height.stride + Math.floor(tap / width.window) * height.dilation - height.padding;
      const across = column * width.stride + (tap % width.window) * width.dilation - width.padding;
      if (y < 0 || y >= height.length || across < 0 || across >= width.length) continue;
      visit((image * height.length + y) * width.length + across, output, tap);
    }
  }
  return sums;
}

function expectClose(actual: Float32Array, sums: Float64Array, terms: number): void {
  const wrong = sums.findIndex((sum, at) => !(Math.abs(actual[at]! - sum) <= 2e-7 * (10 + terms)));
  if (wrong !== -1) expect(`${actual[wrong]} at ${wrong}`).toBe(`${sums[wrong]} at ${wrong}`);
}

async function run(c: DepthwiseConvolution, threads: number) {
  const bench = await createKernelBench(10);
  const { images, height, width, channels, multiplier } = c;
  const filters = channels * multiplier;
  const sizes = {
    x: images * height.length * width.length * channels,
    kernel: height.window * width.window * filters,
    dy: images * height.outLength * width.outLength * filters,
  };
  const data = { x: numbers(sizes.x, 3), kernel: numbers(sizes.kernel, 5), dy: numbers(sizes.dy, 11) };
  const [x, kernel, dy] = [bench.place(data.x), bench.place(data.kernel), bench.place(data.dy)];
  const [y, dx, dKernel] = [bench.place(sizes.dy), bench.place(sizes.x), bench.place(sizes.kernel)];
  expect(depthwiseScratch(c)).toBeLessThan(8 << 20);
  const instructions = [
    depthwise(c, { x, kernel, y }),
    depthwiseInputGradient(c, { dy, kernel, dx }),
    depthwiseKernelGradient(c, { x, dy, out: dKernel }),
  ];
  bench.run(
    instructions.map((instruction) => ({ ...instruction, grain: 1 })),
    threads,
  );
  const results = {
    y: bench.read(y, sizes.dy),
    dx: bench.read(dx, sizes.x),
    dKernel: bench.read(dKernel, sizes.kernel),
  };
  return { data, results };
}

it('convolves each channel by itself, both gradients too, as plain sums do', async () => {
  await fc.assert(
    fc.asyncProperty(convolutions, async (c) => {
      const { data, results } = await run(c, 1);
      const sums = expected(c, data.x, data.kernel, data.dy);
      expectClose(results.y, sums.y, c.height.window * c.width.window);
      expectClose(results.dx, sums.dx, c.height.window * c.width.window * c.multiplier);
      expectClose(results.dKernel, sums.dKernel, c.images * c.height.outLength * c.width.outLength);
      for (const threads of [2, 3]) expect((await run(c, threads)).results).toEqual(results);
    }),
    { numRuns: 50 },
  );
});
