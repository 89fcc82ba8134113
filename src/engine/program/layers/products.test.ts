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

function given(shape: readonly number[], seed: number): Given & { readonly data: number[] } {
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
  expect(layer.getWeights().map(({ shape }) => shape)).toEqual(Object.values(shapes));
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

it.each(windows)(
  'gives a depthwise one with $kernelSize windows, strides $strides, $padding, $activation',
  async (args) => {
    const strides = [args.strides[0], args.strides[0]];
    for (const depthMultiplier of [1, 3]) {
      const own = { ...args, strides, depthMultiplier, filters: 7 };
      const kernel = [...args.kernelSize, 5, depthMultiplier];
      const bias = (length: number) => (args.useBias ? { bias: [length] } : {});
      const [depthwise_kernel, pointwise_kernel] = [kernel, [1, 1, 5 * depthMultiplier, 7]];
      await expectSame('depthwiseConv2d', own, [2, 7, 8, 5], { depthwise_kernel, ...bias(5 * depthMultiplier) });
      await expectSame('separableConv2d', own, [2, 7, 8, 5], { depthwise_kernel, pointwise_kernel, ...bias(7) });
    }
  },
);

it('gives a dilated depthwise convolution, whose dilation the layer of TensorFlow.js forgets', async () => {
  const args = { kernelSize: [3, 2], strides: [1, 1], dilationRate: [2, 3], padding: 'same', activation: 'linear' };
  const inputs = { x: given([2, 9, 7, 4], 1), kernel: given([3, 2, 4, 2], 2) };
  const { value } = await runWithGradients(inputs, (tape, { x, kernel }) => {
    const use = { tape, args, inputs: [x], weight: () => kernel };
    return layerLowerings['depthwiseConv2d']!(use as unknown as LayerUse)[0]!;
  });
  const [x, kernel] = [inputs.x, inputs.kernel].map(({ data, shape }) => tf.tensor4d(data, [...shape] as never));
  expectClose(value, tf.depthwiseConv2d(x!, kernel!, [1, 1], 'same', 'NHWC', [2, 3]));
});

it('gives a causal convolution: a step depends on none after it', async () => {
  const args = {
    filters: 2,
    kernelSize: [3],
    strides: [1],
    dilationRate: [2],
    padding: 'causal',
    activation: 'linear',
  };
  const inputs = { x: given([1, 8, 1], 1), kernel: given([3, 1, 2], 2) };
  const { value, gradients } = await runWithGradients(
    inputs,
    (tape, { x, kernel }) => {
      const use = { tape, args, inputs: [x], weight: () => kernel };
      return layerLowerings['conv1d']!(use as unknown as LayerUse)[0]!;
    },
    Array.from({ length: 16 }, (_, index) => (index < 6 ? 1 : 0)),
  );
  expect(value.shape).toEqual([1, 8, 2]);
  const [x, kernel] = [inputs.x.data, inputs.kernel.data];
  const at = (step: number): number => x[step] ?? 0;
  value.data.forEach((number, index) => {
    const [step, filter] = [Math.floor(index / 2), index % 2];
    const sum = [0, 1, 2].reduce((total, tap) => total + at(step - 4 + 2 * tap) * kernel[2 * tap + filter]!, 0);
    expect(number).toBeCloseTo(sum, 5);
  });
  expect(Array.from(gradients['x']!.data.subarray(3))).toEqual([0, 0, 0, 0, 0]);
});
