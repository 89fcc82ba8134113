import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';

import type { SeededCall } from '../../../compiler/seeds.ts';
import { activationNames } from '../../../nodes/kit/activations.ts';
import { Cropping } from '../../tfjs/layers/Cropping.ts';
import { UpSampling } from '../../tfjs/layers/UpSampling.ts';
import { ZeroPadding } from '../../tfjs/layers/ZeroPadding.ts';
import { kerasActivation } from '../../tfjs/layers/activations.ts';
import { runWithGradients, type Given } from '../testTape.ts';
import { layerLowerings } from './index.ts';
import type { LayerUse } from './lowering.ts';

beforeAll(async () => {
  expect(await tf.setBackend('cpu')).toBe(true);
});

type Args = SeededCall['args'];

const image = (shape: readonly number[], from = 0): Given => ({
  shape,
  data: Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, index) => 3 * Math.sin(index * 1.7 + from)),
});

/** Our layer and TensorFlow.js's give the same numbers and gradients. */
async function expectSame(
  name: string,
  args: Args,
  layer: tf.layers.Layer | ((x: tf.Tensor) => tf.Tensor),
  inputs: readonly Given[],
): Promise<void> {
  const named = Object.fromEntries(inputs.map((input, index) => [`input ${index}`, input]));
  const tensors = inputs.map(({ data, shape }) => tf.tensor(Array.from(data), [...shape]));
  const theirs = (...given: tf.Tensor[]): tf.Tensor =>
    typeof layer === 'function'
      ? layer(given[0]!)
      : (layer.apply(given.length === 1 ? given[0]! : given, { training: false }) as tf.Tensor);
  const y = theirs(...tensors);
  const upstream = Float32Array.from({ length: y.size }, (_, index) => Math.cos(index));
  const { value, gradients } = await runWithGradients(
    named,
    (tape, values) => {
      const use = { tape, args, inputs: Object.keys(named).map((key) => values[key]!), training: true };
      return layerLowerings[name]!(use as unknown as LayerUse)[0]!;
    },
    upstream,
  );
  expect(value.shape).toEqual(y.shape);
  expectClose(value.data, y.dataSync());
  const judged = tf.grads(theirs)(tensors, tf.tensor(upstream, y.shape));
  Object.keys(named).forEach((key, index) => expectClose(gradients[key]!.data, judged[index]!.dataSync()));
}

function expectClose(ours: ArrayLike<number>, theirs: ArrayLike<number>): void {
  expect(ours.length).toBe(theirs.length);
  for (let index = 0; index < ours.length; index++) expect(ours[index]).toBeCloseTo(theirs[index]!, 5);
}

/** Before and behind two axes. */
const borders: [[number, number], [number, number]] = [
  [1, 0],
  [0, 2],
];

describe('layers without weights are those of TensorFlow.js', () => {
  it.each(activationNames)('activation %s', async (activation) => {
    const theirs = tf.layers.activation({ activation: kerasActivation(activation) });
    await expectSame('activation', { activation }, theirs, [image([3, 5])]);
  });

  it.each<[string, Args, () => tf.layers.Layer, readonly number[]]>([
    ['leakyReLU', { alpha: 0.2 }, () => tf.layers.leakyReLU({ alpha: 0.2 }), [2, 3, 4]],
    ['flatten', {}, () => tf.layers.flatten(), [2, 3, 4]],
    ['reshape', { targetShape: [4, 3] }, () => tf.layers.reshape({ targetShape: [4, 3] }), [2, 12]],
    ['permute', { dims: [2, 1] }, () => tf.layers.permute({ dims: [2, 1] }), [2, 3, 4]],
    ['repeatVector', { n: 3 }, () => tf.layers.repeatVector({ n: 3 }), [2, 5]],
    ['zeroPadding2d', { padding: borders }, () => tf.layers.zeroPadding2d({ padding: borders }), [2, 3, 4, 2]],
    ['cropping2D', { cropping: borders }, () => tf.layers.cropping2D({ cropping: borders }), [2, 3, 4, 2]],
    ['ZeroPadding', { padding: borders }, () => new ZeroPadding({ padding: borders }), [2, 3, 4, 2, 3]],
    ['Cropping', { cropping: borders }, () => new Cropping({ cropping: borders }), [2, 3, 4, 2, 3]],
    ...(['nearest', 'bilinear', 'bicubic', 'lanczos3', 'lanczos5'] as const).map(
      (interpolation): [string, Args, () => tf.layers.Layer, readonly number[]] => [
        ...(['UpSampling', { size: [2, 3], interpolation }] as [string, Args]),
        () => new UpSampling({ size: [2, 3], interpolation }),
        [2, 3, 4, 5],
      ],
    ),
  ])('%s', async (name, args, layer, shape) => {
    await expectSame(name, args, layer(), [image(shape)]);
  });

  it.each<[string, () => tf.layers.Layer, Args]>([
    ['add', tf.layers.add, {}],
    ['multiply', tf.layers.multiply, {}],
    ['average', tf.layers.average, {}],
    ['Merge', tf.layers.maximum, { operation: 'maximum' }],
    ['Merge', tf.layers.minimum, { operation: 'minimum' }],
  ])('%s %#', async (name, layer, args) => {
    await expectSame(name, args, layer(), [image([2, 3, 4]), image([2, 3, 4], 0.3), image([2, 3, 4], 0.7)]);
  });

  it('nearest neighbours are those of TensorFlow.js, whose gradient mixes up channels on cpu', () => {
    const x = tf.tensor4d([...image([2, 3, 4, 5]).data], [2, 3, 4, 5]);
    const own = new UpSampling({ size: [2, 3], interpolation: 'nearest' }).apply(x) as tf.Tensor;
    const theirs = tf.layers.upSampling2d({ size: [2, 3] }).apply(x) as tf.Tensor;
    expectClose(own.dataSync(), theirs.dataSync());
  });

  it('concatenate', async () => {
    const inputs = [image([2, 3, 4]), image([2, 3, 1]), image([2, 3, 2])];
    await expectSame('concatenate', { axis: 2 }, tf.layers.concatenate({ axis: 2 }), inputs);
  });
});
