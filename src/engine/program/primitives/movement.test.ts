import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';

import type { Tape, Value } from '../tape.ts';
import { runTape, runWithGradients, type Given } from '../testTape.ts';
import { concatenate, pad, reshape, slice, transpose } from './movement.ts';

beforeAll(async () => {
  expect(await tf.setBackend('cpu')).toBe(true);
});

const size = (shape: readonly number[]) => shape.reduce((product, length) => product * length, 1);
const numbered = (shape: readonly number[]): Given => ({
  shape,
  data: Float32Array.from({ length: size(shape) }, (_, index) => index + 1),
});
/** Some axes longer than a vector, one longer than the bands that transpositions go by. */
const shapes = fc
  .array(fc.constantFrom<number>(1, 1, 2, 3, 4, 5, 7, 8), { minLength: 1, maxLength: 5 })
  .chain((shape) => fc.nat(shape.length - 1).map((axis) => shape.with(axis, shape[axis]! + 13)));

/** Values are moved exactly, and so are their gradients. */
async function expectMoved(
  inputs: Readonly<Record<string, Given>>,
  ours: (tape: Tape, values: Readonly<Record<string, Value>>) => Value,
  theirs: (tensors: tf.Tensor[]) => tf.Tensor,
): Promise<void> {
  const tensors = Object.values(inputs).map(({ data, shape }) => tf.tensor(Array.from(data), [...shape]));
  const y = theirs(tensors);
  const upstream = Float32Array.from({ length: y.size }, (_, index) => index - y.size / 2);
  const { value, gradients } = await runWithGradients(inputs, ours, upstream);
  expect(value.shape).toEqual(y.shape);
  expect(value.data).toEqual(y.dataSync());
  const judged = tf.grads((...each: tf.Tensor[]) => theirs(each))(tensors, tf.tensor(upstream, y.shape));
  Object.keys(inputs).forEach((name, index) => {
    expect(gradients[name]?.shape).toEqual(judged[index]!.shape);
    expect(gradients[name]?.data).toEqual(judged[index]!.dataSync());
  });
}

it('transposes in any order of axes', async () => {
  const orders = shapes.chain((shape) =>
    fc.record({
      shape: fc.constant(shape),
      order: fc.shuffledSubarray([...shape.keys()], { minLength: shape.length }),
    }),
  );
  await fc.assert(
    fc.asyncProperty(orders, ({ shape, order }) =>
      expectMoved(
        { x: numbered(shape) },
        (tape, { x }) => transpose(tape, x!, order),
        ([x]) => tf.transpose(x!, order),
      ),
    ),
    { numRuns: 100 },
  );
});

it('reshapes without a copy', async () => {
  await expectMoved(
    { x: numbered([4, 6]) },
    (tape, { x }) => reshape(tape, x!, [2, 3, 4]),
    ([x]) => tf.reshape(x!, [2, 3, 4]),
  );
});

it('sets values side by side along any axis', async () => {
  const parts = shapes.chain((shape) =>
    fc.nat(shape.length - 1).chain((axis) =>
      fc.record({
        axis: fc.constantFrom(axis, axis - shape.length),
        shapes: fc
          .array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 })
          .map((lengths) => lengths.map((length) => shape.with(axis, length))),
      }),
    ),
  );
  await fc.assert(
    fc.asyncProperty(parts, (each) => {
      const inputs = Object.fromEntries(each.shapes.map((shape, index) => [`part ${index}`, numbered(shape)]));
      return expectMoved(
        inputs,
        (tape, values) =>
          concatenate(
            tape,
            Object.keys(inputs).map((name) => values[name]!),
            each.axis,
          ),
        (tensors) => tf.concat(tensors, each.axis),
      );
    }),
    { numRuns: 60 },
  );
});

it('slices, and pads with zeros', async () => {
  const cuts = shapes.chain((shape) =>
    fc
      .tuple(
        ...shape.map((length) =>
          fc
            .nat(length - 1)
            .chain((start) =>
              fc.record({ start: fc.constant(start), length: fc.integer({ min: 1, max: length - start }) }),
            ),
        ),
      )
      .map((ranges) => ({
        shape,
        starts: ranges.map(({ start }) => start),
        lengths: ranges.map(({ length }) => length),
      })),
  );
  await fc.assert(
    fc.asyncProperty(cuts, async ({ shape, starts, lengths }) => {
      await expectMoved(
        { x: numbered(shape) },
        (tape, { x }) => slice(tape, x!, starts, lengths),
        ([x]) => tf.slice(x!, starts, lengths),
      );
      const widths = starts.map((start, axis): [number, number] => [start, lengths[axis]! % 3]);
      await expectMoved(
        { x: numbered(shape) },
        (tape, { x }) => pad(tape, x!, widths),
        ([x]) => tf.pad(x!, widths),
      );
    }),
    { numRuns: 60 },
  );
});

it('slices with steps, backwards too, and puts the gradient back where the numbers came from', async () => {
  const { value, gradients } = await runWithGradients(
    { x: numbered([2, 7]) },
    (tape, { x }) => slice(tape, x!, [1, 6], [2, 3], [-1, -2]),
    [1, 2, 3, 4, 5, 6],
  );
  expect([...value.data]).toEqual([14, 12, 10, 7, 5, 3]);
  expect([...gradients['x']!.data]).toEqual([0, 0, 6, 0, 5, 0, 4, 0, 0, 3, 0, 2, 0, 1]);
});

it('moves whole numbers as they are', async () => {
  const ids: Given = { data: Int32Array.of(1, -2, 3, 2_000_000_001, 5, 6), shape: [2, 3], dtype: 'int32' };
  const { outputs } = await runTape({ ids }, (tape, values) => [transpose(tape, values['ids']!, [1, 0])]);
  expect(outputs[0]).toMatchObject({ data: Int32Array.of(1, 2_000_000_001, -2, 5, 3, 6), dtype: 'int32' });
});
