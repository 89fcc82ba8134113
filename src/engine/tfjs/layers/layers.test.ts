import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';

import { Dropout } from './Dropout.ts';
import { MultiHeadAttention, type MultiHeadAttentionArgs } from './MultiHeadAttention.ts';
import { PositionEmbedding } from './PositionEmbedding.ts';

beforeAll(async () => {
  expect(await tf.setBackend('cpu')).toBe(true);
});

const attention: MultiHeadAttentionArgs = {
  inputs: ['query'],
  masked: [],
  numHeads: 2,
  keyDim: 3,
  valueDim: 3,
  outputShape: null,
  dropout: 0,
  slidingWindow: null,
  useBias: true,
  useGate: false,
  useCausalMask: false,
  kernelInitializer: 'glorotUniform',
  biasInitializer: 'glorotUniform',
  seed: 5,
};
const toAnother: MultiHeadAttentionArgs = { ...attention, inputs: ['query', 'value'] };

/** Saves a model and loads it again, as a file would. */
async function reloaded(model: tf.LayersModel): Promise<tf.LayersModel> {
  let saved: tf.io.ModelArtifacts | undefined;
  await model.save(
    tf.io.withSaveHandler(async (artifacts) => {
      saved = artifacts;
      return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' } };
    }),
  );
  const modelTopology = JSON.parse(JSON.stringify(saved!.modelTopology)) as object;
  return tf.loadLayersModel(tf.io.fromMemory({ ...saved!, modelTopology }));
}

const numbers = (tensor: tf.Tensor | tf.Tensor[]) => Array.from((tensor as tf.Tensor).dataSync());

describe('Dropout', () => {
  const ones = tf.ones([2, 500]);

  it('draws another mask at each call, and the same ones in each run', () => {
    const draw = () => {
      const dropout = new Dropout({ rate: 0.4, seed: 3 });
      return [1, 2, 3].map(() => numbers(dropout.apply(ones, { training: true }) as tf.Tensor));
    };
    const [first, second, third] = draw();
    expect(second).not.toEqual(first);
    expect(third).not.toEqual(second);
    expect(draw()).toEqual([first, second, third]);
  });

  it('keeps the expected sum, and lets all pass outside of training', () => {
    const dropout = new Dropout({ rate: 0.25, seed: 3 });
    const values = numbers(dropout.apply(ones, { training: true }) as tf.Tensor);
    expect([...new Set(values)].sort()).toEqual([0, Math.fround(1 / 0.75)]);
    const kept = values.filter((value) => value > 0).length;
    expect(kept).toBeGreaterThan(700);
    expect(kept).toBeLessThan(800);
    expect(numbers(dropout.apply(ones) as tf.Tensor)).toEqual(numbers(ones));
  });
});

describe('PositionEmbedding', () => {
  it('gives each sample the rows of its positions', () => {
    const layer = new PositionEmbedding({ sequenceLength: 5, initializer: 'randomNormal', seed: 1 });
    const output = numbers(layer.apply(tf.zeros([2, 3, 4])) as tf.Tensor);
    const rows = numbers(layer.getWeights()[0]!).slice(0, 12);
    expect(output).toEqual([...rows, ...rows]);
  });

  it('refuses nothing and gains nothing from what stands at the positions', () => {
    const layer = new PositionEmbedding({ sequenceLength: 3, initializer: 'randomNormal', seed: 1 });
    const [one, other] = [tf.ones([1, 3, 2]), tf.randomNormal([1, 3, 2])];
    expect(numbers(layer.apply(one) as tf.Tensor)).toEqual(numbers(layer.apply(other) as tf.Tensor));
  });
});

describe('MultiHeadAttention', () => {
  it('has the weights of Keras, each kernel drawn for itself', () => {
    const layer = new MultiHeadAttention(toAnother);
    layer.apply([tf.zeros([1, 4, 5]), tf.zeros([1, 6, 7])]);
    expect(layer.getWeights().map(({ shape }) => shape)).toEqual([
      [5, 2, 3],
      [2, 3],
      [7, 2, 3],
      [2, 3],
      [7, 2, 3],
      [2, 3],
      [2, 3, 5],
      [5], // prettier-ignore
    ]);
    const [, , key, , value] = layer.getWeights();
    expect(numbers(key!)).not.toEqual(numbers(value!));
  });

  it('computes what the formula says', () => {
    const layer = new MultiHeadAttention({ ...toAnother, numHeads: 1, keyDim: 2, valueDim: 2 });
    const [query, value] = [
      tf.randomNormal([1, 3, 4], 0, 1, 'float32', 1),
      tf.randomNormal([1, 5, 4], 0, 1, 'float32', 2),
    ];
    const actual = layer.apply([query, value]) as tf.Tensor;
    const [wq, bq, wk, bk, wv, bv, wo, bo] = layer.getWeights() as [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor]; // prettier-ignore
    const linear = (x: tf.Tensor, w: tf.Tensor, b: tf.Tensor) =>
      x
        .squeeze([0])
        .matMul(w.reshape([4, 2]))
        .add(b);
    const scores = linear(query, wq, bq)
      .matMul(linear(value, wk, bk).transpose())
      .div(Math.SQRT2);
    const heads = scores.softmax().matMul(linear(value, wv, bv));
    const expected = numbers(heads.matMul(wo.reshape([2, 4])).add(bo));
    numbers(actual).forEach((number, at) => expect(number).toBeCloseTo(expected[at]!, 5));
  });

  it('does not look ahead when causal', () => {
    const layer = new MultiHeadAttention({ ...attention, useCausalMask: true });
    const x = tf.randomNormal([1, 4, 5], 0, 1, 'float32', 7);
    const changed = tf.concat([x.slice([0, 0, 0], [1, 2, 5]), tf.ones([1, 2, 5])], 1);
    const [before, after] = [x, changed].map((each) => numbers(layer.apply(each) as tf.Tensor));
    expect(after!.slice(0, 10)).toEqual(before!.slice(0, 10));
    expect(after!.slice(10)).not.toEqual(before!.slice(10));
  });

  it('passes gradients to every weight', () => {
    const layer = new MultiHeadAttention(attention);
    const x = tf.randomNormal([2, 4, 5], 0, 1, 'float32', 7);
    layer.apply(x);
    const { grads } = tf.variableGrads(() => tf.sum(tf.square(layer.apply(x) as tf.Tensor)).asScalar());
    const own = layer.trainableWeights.map((weight) => grads[(weight.read() as tf.Variable).name]!);
    own.forEach((gradient, index) => {
      // A shift of every key moves all scores of a row alike, which softmax undoes.
      const largest = Math.max(...numbers(tf.abs(gradient)));
      if (index === 3) expect(largest).toBeLessThan(1e-4);
      else expect(largest).toBeGreaterThan(1e-3);
    });
  });
});

it('saves and loads with the same answers', async () => {
  const sequence = tf.input({ shape: [4, 6] });
  const positions = new PositionEmbedding({ sequenceLength: 8, initializer: 'randomNormal', seed: 1 });
  const placed = tf.layers.add().apply([sequence, positions.apply(sequence) as tf.SymbolicTensor]) as tf.SymbolicTensor;
  const attended = new MultiHeadAttention({ ...attention, useCausalMask: true }).apply(placed) as tf.SymbolicTensor;
  const output = new Dropout({ rate: 0.5, seed: 9 }).apply(attended) as tf.SymbolicTensor;
  const model = tf.model({ inputs: sequence, outputs: output });

  const again = await reloaded(model);
  const x = tf.randomNormal([2, 4, 6], 0, 1, 'float32', 3);
  expect(numbers(again.predict(x))).toEqual(numbers(model.predict(x)));
  expect(again.layers.map((layer) => layer.getConfig())).toEqual(model.layers.map((layer) => layer.getConfig()));
});
