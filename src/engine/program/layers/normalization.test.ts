import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';

import type { SeededCall } from '../../../compiler/seeds.ts';
import { expectClose, randomNumbers } from '../../kernels/testNumbers.ts';
import { Pooling } from '../../tfjs/layers/Pooling.ts';
import { PositionEmbedding } from '../../tfjs/layers/PositionEmbedding.ts';
import { gradients } from '../gradients.ts';
import { runTape, type Given } from '../testTape.ts';
import { layerLowerings } from './index.ts';
import type { LayerUse } from './lowering.ts';

beforeAll(async () => {
  expect(await tf.setBackend('cpu')).toBe(true);
});

type Args = SeededCall['args'];

const numbers = (shape: readonly number[], seed: number): Given => {
  const count = shape.reduce((product, length) => product * length, 1);
  return { shape, data: randomNumbers(count, seed, 1).map((x) => x + 1.25) };
};

/** Our layer and that of TensorFlow.js give the same numbers, gradients of input and weights, and weights afterwards. */
async function expectSame(
  name: string,
  args: Args,
  layer: tf.layers.Layer,
  x: Given,
  weightNames: readonly string[],
  training = true,
) {
  const whole = x.dtype === 'int32';
  const input = tf.tensor(Array.from(x.data), [...x.shape], x.dtype);
  layer.build(input.shape);
  const weights = layer.weights.map((weight, index) => numbers(weight.shape as number[], index + 2));
  layer.setWeights(weights.map(({ data, shape }) => tf.tensor(Array.from(data), [...shape])));
  const image = tf.variable(input);
  let y!: tf.Tensor;
  const upstream = (shape: readonly number[]) => numbers(shape, 9);
  const { grads } = tf.variableGrads(() => {
    y = tf.keep(layer.apply(whole ? input : image, { training }) as tf.Tensor);
    return tf.sum(tf.mul(y, tf.tensor(upstream(y.shape).data as Float32Array, y.shape))).asScalar();
  });

  const trained = layer.trainableWeights.map((weight) => layer.weights.indexOf(weight));
  const inputs = {
    x,
    upstream: upstream(y.shape),
    ...Object.fromEntries(weightNames.map((key, index) => [key, weights[index]!])),
  };
  const { outputs, after } = await runTape(inputs, (tape, values) => {
    const plan = { trainable: true };
    const weight = (key: string) => values[key]!;
    const use = { tape, args, plan, inputs: [values['x']!], masks: [], training, weight };
    const out = layerLowerings[name]!(use as unknown as LayerUse)[0]!;
    const targets = [...(whole ? [] : [values['x']!]), ...trained.map((index) => values[weightNames[index]!]!)];
    const found = gradients(tape, out, targets, values['upstream']!);
    return [out, ...targets.flatMap((target) => found.get(target) ?? [])];
  });
  expect(outputs[0]!.shape).toEqual(y.shape);
  expectClose(outputs[0]!.data, y.dataSync());
  const variables = [...(whole ? [] : [image]), ...trained.map((index) => layer.weights[index]!.read() as tf.Variable)];
  const judged = variables.flatMap(({ name: key }) => (grads[key] ? [grads[key]] : []));
  // What has no slope has one of 0 in TensorFlow.js.
  const sloped = judged.filter((gradient) => gradient.dataSync().some((value) => value !== 0));
  expect(outputs.length - 1).toBe(sloped.length);
  sloped.forEach((gradient, index) => expectClose(outputs[index + 1]!.data, gradient.dataSync(), 2e-5));
  layer.getWeights().forEach((weight, index) => expectClose(after(weightNames[index]!), weight.dataSync()));
}

const pools: readonly Args[] = [
  { poolSize: [2, 2], strides: [2, 2], padding: 'valid' },
  { poolSize: [3, 2], strides: [1, 3], padding: 'same' },
];

it.each(pools)('pools images as TensorFlow.js does: %o', async (args) => {
  const x = numbers([2, 5, 7, 3], 1);
  await expectSame('maxPooling2d', args, tf.layers.maxPooling2d(args as never), x, []);
  await expectSame('averagePooling2d', args, averagePooling(args, 2), x, []);
});

/** TensorFlow.js's gradient of a mean is wrong where a window hangs over the border: our own layer judges there. */
function averagePooling(args: Args, rank: 1 | 2): tf.layers.Layer {
  const of = (value: unknown) => (Array.isArray(value) ? value : Array.from({ length: rank }, () => value)) as number[];
  if (args['padding'] === 'same') {
    return new Pooling({
      kind: 'average',
      poolSize: of(args['poolSize']),
      strides: of(args['strides']),
      padding: 'same',
    });
  }
  return rank === 2 ? tf.layers.averagePooling2d(args as never) : tf.layers.averagePooling1d(args as never);
}

it.each<Args>([
  { poolSize: 2, strides: 2, padding: 'valid' },
  { poolSize: 3, strides: 2, padding: 'same' },
])('pools sequences as TensorFlow.js does: %o', async (args) => {
  const x = numbers([2, 7, 5], 1);
  await expectSame('maxPooling1d', args, tf.layers.maxPooling1d(args as never), x, []);
  await expectSame('averagePooling1d', args, averagePooling(args, 1), x, []);
});

it('pools all of an image or a sequence as TensorFlow.js does', async () => {
  await expectSame('globalAveragePooling2d', {}, tf.layers.globalAveragePooling2d({}), numbers([2, 3, 4, 5], 1), []);
  await expectSame('globalMaxPooling2d', {}, tf.layers.globalMaxPooling2d({}), numbers([2, 3, 4, 5], 1), []);
  await expectSame('globalAveragePooling1d', {}, tf.layers.globalAveragePooling1d({}), numbers([2, 6, 5], 1), []);
  await expectSame('globalMaxPooling1d', {}, tf.layers.globalMaxPooling1d({}), numbers([2, 6, 5], 1), []);
});

const batchWeights = ['gamma', 'beta', 'moving_mean', 'moving_variance'];

it.each([true, false])('normalizes as TensorFlow.js does, training: %s', async (training) => {
  const args = { axis: -1, momentum: 0.8, epsilon: 0.01, center: true, scale: true };
  for (const shape of [
    [6, 5],
    [3, 4, 8],
    [2, 3, 4, 5],
  ]) {
    const [batch, layer] = [tf.layers.batchNormalization(args), tf.layers.layerNormalization(args)];
    await expectSame('batchNormalization', args, batch, numbers(shape, 1), batchWeights, training);
    await expectSame('layerNormalization', args, layer, numbers(shape, 1), ['gamma', 'beta'], training);
  }
});

it('looks up rows as TensorFlow.js does', async () => {
  const args = { inputDim: 6, outputDim: 5, maskZero: false };
  const ids: Given = { data: Int32Array.from([0, 5, 2, 2, 1, 0]), shape: [2, 3], dtype: 'int32' };
  await expectSame('embedding', args, tf.layers.embedding(args as never), ids, ['embeddings']);
});

it('gives every sample the rows of its positions', async () => {
  const layer = new PositionEmbedding({ sequenceLength: 6, initializer: 'glorotUniform', seed: 1 });
  await expectSame('PositionEmbedding', { sequenceLength: 6 }, layer, numbers([2, 4, 3], 1), ['position_embedding']);
});
