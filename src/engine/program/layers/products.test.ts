import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';

import { runWithGradients, type Computed, type Given } from '../testTape.ts';
import type { Value } from '../tape.ts';
import { layerLowerings } from './index.ts';
import type { LayerUse } from './lowering.ts';

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
  computed!.data.forEach((number, index) => expect(number).toBeCloseTo(want[index]!, 4));
}

/** Weights in the order of the layer, by the names of the plan. */
type Weights = Readonly<Record<string, readonly number[]>>;

/** Our layer and TensorFlow.js's give the same numbers, and the same gradients by input and weights. */
async function expectSame(name: string, args: object, input: readonly number[], shapes: Weights): Promise<void> {
  const layer = (tf.layers as unknown as Record<string, (args: object) => tf.layers.Layer>)[name]!(args);
  const weights = Object.entries(shapes).map(([key, shape], index) => [key, given(shape, index + 2)] as const);
  const inputs: Record<string, Given> = { x: given(input, 1), ...Object.fromEntries(weights) };
  const tensors = Object.values(inputs).map(({ data, shape }) => tf.tensor([...(data as number[])], [...shape]));
  layer.build([...input]);
  layer.setWeights(tensors.slice(1));

  const variables = layer.trainableWeights.map((weight) => weight.read() as tf.Variable);
  const x = tf.variable(tensors[0]!);
  const y = layer.apply(x) as tf.Tensor;
  const upstream = given(y.shape, 7);
  const { grads } = tf.variableGrads(
    () =>
      tf.sum(tf.mul(layer.apply(x) as tf.Tensor, tf.tensor([...(upstream.data as number[])], y.shape))) as tf.Scalar,
    [x, ...variables],
  );

  const { value, gradients } = await runWithGradients(
    inputs,
    (tape, values) => {
      const weight = (key: string): Value => values[key]!;
      const use = { tape, args, inputs: [values['x']!], training: true, weight };
      return layerLowerings[name]!(use as unknown as LayerUse)[0]!;
    },
    upstream.data,
  );
  expectClose(value, y);
  [x, ...variables].forEach((variable, index) =>
    expectClose(gradients[Object.keys(inputs)[index]!], grads[variable.name]!),
  );
}

it.each(['linear', 'relu', 'tanh', 'softmax'])('gives a dense layer with activation %s', async (activation) => {
  await expectSame('dense', { units: 5, activation, useBias: true }, [3, 7], { kernel: [7, 5], bias: [5] });
  await expectSame('dense', { units: 9, activation, useBias: false }, [2, 3, 4], { kernel: [4, 9] });
});

const windows = [
  { kernelSize: [3, 3], strides: [1, 1], padding: 'valid', activation: 'relu', useBias: true },
  { kernelSize: [4, 2], strides: [2, 3], padding: 'same', activation: 'sigmoid', useBias: true },
  { kernelSize: [1, 1], strides: [1, 1], padding: 'same', activation: 'linear', useBias: false },
];

it.each(windows)(
  'gives a convolution with $kernelSize windows, strides $strides, $padding, $activation',
  async (args) => {
    const bias = args.useBias ? { bias: [6] } : {};
    const own = { ...args, filters: 6 };
    await expectSame('conv2d', own, [2, 7, 8, 3], { kernel: [...args.kernelSize, 3, 6], ...bias });
    await expectSame('conv2dTranspose', own, [2, 4, 5, 3], { kernel: [...args.kernelSize, 6, 3], ...bias });
    const line = { ...own, kernelSize: args.kernelSize[0], strides: args.strides[0] };
    await expectSame('conv1d', line, [2, 9, 3], { kernel: [args.kernelSize[0]!, 3, 6], ...bias });
  },
);
