import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import '../../../../scripts/propertySeed.ts';

import { runWithGradients, type Computed, type Given } from '../testTape.ts';
import { matMul } from './matMul.ts';

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
  const wrong = want.findIndex((number, at) => !(Math.abs(computed!.data[at]! - number) <= 2e-5));
  if (wrong !== -1) expect(computed!.data[wrong], `number ${wrong}`).toBe(want[wrong]);
}

const length = fc.integer({ min: 1, max: 9 });
const products = fc.record({
  // Of a, of b, and of both together.
  leading: fc.constantFrom<[number[], number[], number[]]>(
    [[], [], []],
    [[3], [3], [3]],
    [[4], [], [4]],
    [
      [2, 3],
      [2, 3],
      [2, 3],
    ],
    [
      [2, 3],
      [1, 3],
      [2, 3],
    ],
    [[], [3], [3]],
    [[1], [2], [2]],
    [[2, 1], [3], [2, 3]],
  ),
  sides: fc.tuple(length, length, length),
  transposeA: fc.boolean(),
  transposeB: fc.boolean(),
  biased: fc.boolean(),
  activation: fc.constantFrom('linear' as const, 'relu' as const),
});

it('multiplies, and gives the gradients, as TensorFlow.js does', async () => {
  await fc.assert(
    fc.asyncProperty(products, async ({ leading, sides: [m, n, k], biased, activation, ...transposes }) => {
      const { transposeA, transposeB } = transposes;
      const inputs: Record<string, Given> = {
        a: given([...leading[0], ...(transposeA ? [k, m] : [m, k])], 1),
        b: given([...leading[1], ...(transposeB ? [n, k] : [k, n])], 2),
        ...(biased ? { bias: given([n], 3) } : {}),
      };
      const theirs = (...[a, b, bias]: tf.Tensor[]): tf.Tensor => {
        // Its gradient forgets that axes were broadcast.
        const wide = (x: tf.Tensor) => tf.broadcastTo(x, [...leading[2], ...x.shape.slice(-2)]);
        const product = tf.matMul(wide(a!), wide(b!), transposeA, transposeB);
        const sum = bias ? tf.add(product, bias) : product;
        return activation === 'relu' ? tf.relu(sum) : sum;
      };
      const tensors = Object.values(inputs).map(({ data, shape }) => tf.tensor([...(data as number[])], [...shape]));
      const value = theirs(...tensors);
      const upstream = given(value.shape, 5).data as number[];
      const judged = tf.grads(theirs)(tensors, tf.tensor(upstream, value.shape));

      const ours = await runWithGradients(
        inputs,
        (tape, { a, b, bias }) => matMul(tape, a!, b!, { ...transposes, bias, activation }),
        upstream,
      );
      expectClose(ours.value, value);
      Object.keys(inputs).forEach((name, index) => expectClose(ours.gradients[name], judged[index]!));
      tf.dispose([value, ...tensors, ...judged]);
    }),
    { numRuns: 80 },
  );
});
