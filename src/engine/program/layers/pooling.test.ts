import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';

import { ownLayers } from '../../tfjs/ownLayers.ts';
import { runWithGradients } from '../testTape.ts';
import { layerLowerings } from './index.ts';
import type { LayerUse } from './lowering.ts';

beforeAll(async () => {
  expect(await tf.setBackend('cpu')).toBe(true);
});

type Args = Readonly<Record<string, unknown>>;
const size = (shape: readonly number[]): number => shape.reduce((product, side) => product * side, 1);

/** What a layer gives and its gradient by the input, on the static engine and as a layer of TensorFlow.js. */
async function onBoth(name: string, args: Args, shape: readonly number[], data: number[], upstream?: number[]) {
  const { value, gradients } = await runWithGradients(
    { x: { data, shape } },
    (tape, { x }) => layerLowerings[name]!({ tape, args, inputs: [x] } as unknown as LayerUse)[0]!,
    upstream,
  );
  const layer = ownLayers[name]!(args);
  const x = tf.tensor(data, [...shape]);
  const y = layer.apply(x) as tf.Tensor;
  const dy = tf.tensor(upstream ?? Array.from({ length: y.size }, () => 1), y.shape);
  const dx = tf.grad((input) => layer.apply(input) as tf.Tensor)(x, dy);
  return [
    { y: [...value.data], shape: [...value.shape], dx: [...gradients['x']!.data] },
    { y: [...y.dataSync()], shape: y.shape, dx: [...dx.dataSync()] },
  ];
}

describe('a global maximum', () => {
  it('shares its slope among equal numbers', async () => {
    const args = { kind: 'max', keepdims: false };
    for (const { y, dx } of await onBoth('GlobalPooling', args, [1, 4, 2], [3, 1, 3, 0, 2, 1, -1, 1], [6, 9])) {
      expect(y).toEqual([3, 1]);
      expect(dx).toEqual([3, 3, 3, 0, 0, 3, 0, 3]);
    }
  });
});

describe('the mean of windows that hang over the border', () => {
  const side = fc.record({
    length: fc.integer({ min: 1, max: 7 }),
    window: fc.integer({ min: 1, max: 4 }),
    stride: fc.integer({ min: 1, max: 4 }),
  });

  it('hands on its whole slope, and no more', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(side, { minLength: 1, maxLength: 3 }), async (sides) => {
        const shape = [2, ...sides.map(({ length }) => length), 3];
        const args = {
          kind: 'average',
          poolSize: sides.map(({ window }) => window),
          strides: sides.map(({ stride }) => stride),
          padding: 'same',
        };
        const data = Array.from({ length: size(shape) }, (_, at) => Math.sin(at * 1.7));
        const [ours, theirs] = await onBoth('Pooling', args, shape, data);
        expect(ours!.shape).toEqual(theirs!.shape);
        // All shares of a mean add up to 1: so do the slopes of all numbers to as many as there are means.
        for (const { y, dx } of [ours!, theirs!]) {
          expect(dx.reduce((sum, slope) => sum + slope, 0)).toBeCloseTo(y.length, 3);
        }
        ours!.y.forEach((number, at) => expect(number).toBeCloseTo(theirs!.y[at]!, 5));
        ours!.dx.forEach((slope, at) => expect(slope).toBeCloseTo(theirs!.dx[at]!, 5));
      }),
      { numRuns: 25 },
    );
  });
});

describe('adaptive windows', () => {
  it('of one number each repeat what comes in', async () => {
    const data = Array.from({ length: 24 }, (_, at) => Math.cos(at));
    for (const kind of ['max', 'average']) {
      for (const { y } of await onBoth('AdaptivePooling', { kind, outputSize: [4, 3] }, [1, 4, 3, 2], data)) {
        y.forEach((number, at) => expect(number).toBeCloseTo(data[at]!, 6));
      }
    }
  });

  it('that are more than the numbers overlap', async () => {
    for (const { y } of await onBoth('AdaptivePooling', { kind: 'average', outputSize: [4] }, [1, 2, 1], [1, 3])) {
      expect(y).toEqual([1, 1, 3, 3]);
    }
    for (const { y } of await onBoth('AdaptivePooling', { kind: 'max', outputSize: [2] }, [1, 3, 1], [1, 5, 2])) {
      expect(y).toEqual([5, 5]);
    }
  });
});
