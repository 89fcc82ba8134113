import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import '../../../../scripts/propertySeed.ts';

import { runWithGradients, type Computed, type Given } from '../testTape.ts';
import { convolve, convolveTransposed } from './convolution.ts';

beforeAll(async () => {
  expect(await tf.setBackend('cpu')).toBe(true);
});

const count = (shape: readonly number[]) => shape.reduce((product, length) => product * length, 1);

function given(shape: readonly number[], seed: number): Given {
  return { shape, data: Array.from({ length: count(shape) }, (_, index) => Math.fround(Math.sin(index * 1.7 + seed))) };
}

function expectClose(computed: Computed | undefined, judged: tf.Tensor): void {
  expect(computed?.shape).toEqual(judged.shape);
  const want = judged.dataSync();
  const wrong = want.findIndex((number, at) => !(Math.abs(computed!.data[at]! - number) <= 1e-4));
  if (wrong !== -1) expect(computed!.data[wrong], `number ${wrong}`).toBe(want[wrong]);
}

const length = fc.integer({ min: 1, max: 8 });
const pair = (max: number) => fc.tuple(fc.integer({ min: 1, max }), fc.integer({ min: 1, max }));
const settings = fc.record({
  images: fc.integer({ min: 1, max: 3 }),
  sides: fc.tuple(length, length),
  channels: fc.integer({ min: 1, max: 5 }),
  filters: fc.integer({ min: 1, max: 10 }),
  window: pair(4),
  strides: pair(3),
  padding: fc.constantFrom('same' as const, 'valid' as const),
  biased: fc.boolean(),
  activation: fc.constantFrom('linear' as const, 'relu' as const),
});
type Settings = typeof settings extends fc.Arbitrary<infer T> ? T : never;

/** Holds values and gradients of both to each other. */
async function compare(
  inputs: Record<string, Given>,
  { activation }: Settings,
  ours: Parameters<typeof runWithGradients>[1],
  product: (x: tf.Tensor4D, kernel: tf.Tensor4D) => tf.Tensor,
): Promise<void> {
  const theirs = (...[x, kernel, bias]: tf.Tensor[]): tf.Tensor => {
    const sums = product(x as tf.Tensor4D, kernel as tf.Tensor4D);
    const sum = bias ? tf.add(sums, bias) : sums;
    return activation === 'relu' ? tf.relu(sum) : sum;
  };
  const tensors = Object.values(inputs).map(({ data, shape }) => tf.tensor([...(data as number[])], [...shape]));
  const value = theirs(...tensors);
  const upstream = given(value.shape, 5).data as number[];
  const judged = tf.grads(theirs)(tensors, tf.tensor(upstream, value.shape));
  const computed = await runWithGradients(inputs, ours, upstream);
  expectClose(computed.value, value);
  Object.keys(inputs).forEach((name, index) => expectClose(computed.gradients[name], judged[index]!));
  tf.dispose([value, ...tensors, ...judged]);
}

it('convolves, and gives the gradients, as TensorFlow.js does', async () => {
  const fitting = settings.filter(
    (s) => s.padding === 'same' || s.window.every((side, axis) => side <= s.sides[axis]!),
  );
  await fc.assert(
    fc.asyncProperty(fitting, async (s) => {
      const inputs = {
        x: given([s.images, ...s.sides, s.channels], 1),
        kernel: given([...s.window, s.channels, s.filters], 2),
        ...(s.biased ? { bias: given([s.filters], 3) } : {}),
      };
      await compare(
        inputs,
        s,
        (tape, { x, kernel, bias }) => convolve(tape, x!, kernel!, { ...s, bias }),
        (x, kernel) => tf.conv2d(x, kernel, s.strides, s.padding),
      );
    }),
    { numRuns: 60 },
  );
});

it('convolves transposed, and gives the gradients, as TensorFlow.js does', async () => {
  await fc.assert(
    fc.asyncProperty(settings, async (s) => {
      const inputs = {
        x: given([s.images, ...s.sides, s.channels], 1),
        kernel: given([...s.window, s.filters, s.channels], 2),
        ...(s.biased ? { bias: given([s.filters], 3) } : {}),
      };
      const grown = s.sides.map((side, axis) => {
        const [stride, window] = [s.strides[axis]!, s.window[axis]!];
        return s.padding === 'same' ? side * stride : side * stride + Math.max(window - stride, 0);
      }) as [number, number];
      await compare(
        inputs,
        s,
        (tape, { x, kernel, bias }) => convolveTransposed(tape, x!, kernel!, { ...s, bias }),
        (x, kernel) => tf.conv2dTranspose(x, kernel, [s.images, ...grown, s.filters], s.strides, s.padding),
      );
    }),
    { numRuns: 60 },
  );
});

it('convolves groups and dilated windows as convolutions of slices and of kernels with holes do', async () => {
  const grouped = fc.record({
    settings,
    groups: fc.integer({ min: 1, max: 3 }),
    dilation: fc.integer({ min: 1, max: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(grouped, async ({ settings: s, groups, dilation }) => {
      const inputs = {
        x: given([s.images, ...s.sides, s.channels * groups], 1),
        kernel: given([...s.window, s.channels, s.filters * groups], 2),
      };
      const options = { ...s, padding: 'same' as const, groups, dilations: [dilation, dilation] as const };
      await compare(
        inputs,
        s,
        (tape, { x, kernel }) => convolve(tape, x!, kernel!, options),
        (x, kernel) => {
          const holed = withHoles(kernel, dilation);
          const part = (whole: tf.Tensor4D, size: number, group: number) =>
            whole.slice([0, 0, 0, group * size], [-1, -1, -1, size]);
          const results = Array.from({ length: groups }, (_, group) =>
            tf.conv2d(part(x, s.channels, group), part(holed, s.filters, group), s.strides, 'same'),
          );
          return results.length === 1 ? results[0]! : tf.concat(results, 3);
        },
      );
    }),
    { numRuns: 40 },
  );
});

/** The kernel that does without dilation what this one does with it: TensorFlow.js has no gradients of dilated ones. */
function withHoles(kernel: tf.Tensor4D, dilation: number): tf.Tensor4D {
  const [height, width, channels, filters] = kernel.shape;
  const apart = kernel.reshape([height, 1, width, 1, channels * filters]);
  const holes = dilation - 1;
  const padded: tf.Tensor = tf.pad(apart as never, [[0, 0], [0, holes], [0, 0], [0, holes], [0, 0]]); // prettier-ignore
  const [tall, wide] = [height * dilation, width * dilation];
  return padded
    .reshape([tall, wide, channels, filters])
    .slice([0, 0, 0, 0], [tall - holes, wide - holes, -1, -1]) as tf.Tensor4D;
}
