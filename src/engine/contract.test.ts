import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { resolveSeeds } from '../compiler/seeds.ts';
import type { TensorType } from '../graph/project.ts';
import { exampleModel, isMask, layerExamples } from './exampleModels.ts';
import { buildModel, disposeModel } from './tfjs/build.ts';

/**
 * The contract of every block: TensorFlow.js builds what the definition says, with the shapes and weights it says,
 * computes it, learns with it, and was told every setting.
 */
const batch = 2;

/** Settings on which Keras and TensorFlow.js agree, so that a definition may leave them out. */
const agreed: Readonly<Record<string, readonly unknown[]>> = {
  dataFormat: ['channelsLast'],
  dilationRate: [[1], [1, 1], [1, 1, 1]],
  rank: [1, 2, 3],
};
/** What every layer has, and what is about the file rather than the computation. */
const notSettings = new Set(['name', 'trainable', 'batchInputShape', 'dtype', 'numConstants']);

beforeAll(() => tf.setBackend('cpu'));

function randomInputs(inputs: readonly TensorType[]): tf.Tensor[] {
  return inputs.map((type, at) => {
    const shape = [batch, ...(type.shape as number[])];
    if (isMask(type)) return tf.cast(tf.randomUniform(shape, 0, 2, 'int32', 7 + at), 'float32');
    return type.dtype === 'int32'
      ? tf.randomUniform(shape, 0, type.classes ?? 2, 'int32', 7 + at)
      : tf.randomNormal(shape, 0, 1, 'float32', 7 + at);
  });
}

const asList = (result: tf.Tensor | tf.Tensor[]): tf.Tensor[] => (Array.isArray(result) ? result : [result]);

describe.each(layerExamples)('%s', (_title, definition, example) => {
  it('is built as declared: output shapes, weights by name and shape', () => {
    const { plan, layer } = exampleModel(definition, example);
    const built = buildModel(plan, 42);
    expect(built.model.outputs.map(({ shape }) => shape)).toEqual(example.out.map((shape) => [null, ...shape]));
    expect(built.model.countParams()).toBe(example.weights);
    const real = built.model.layers.at(-1)!;
    expect(real.getWeights().map(({ shape }) => shape)).toEqual(layer.weights.map(({ shape }) => shape));
    expect(real.trainableWeights).toHaveLength(layer.weights.filter(({ trainable }) => trainable).length);
    disposeModel(built);
  });

  it('computes numbers of that shape, the same for the same seed', () => {
    const { plan, inputs } = exampleModel(definition, example);
    const [first, second] = [buildModel(plan, 42), buildModel(plan, 42)];
    const x = randomInputs(inputs);
    const a = asList(first.model.predict(x.length === 1 ? x[0]! : x) as tf.Tensor | tf.Tensor[]);
    const b = asList(second.model.predict(x.length === 1 ? x[0]! : x) as tf.Tensor | tf.Tensor[]);
    expect(a.map(({ shape }) => shape)).toEqual(example.out.map((shape) => [batch, ...shape]));
    a.forEach((value, at) => {
      const numbers = value.dataSync();
      expect(numbers.every(Number.isFinite)).toBe(true);
      expect(numbers).toEqual(b[at]!.dataSync());
    });
    disposeModel(first);
    disposeModel(second);
  });

  it('learns: a step along its gradient changes every weight it trains', () => {
    const { plan, inputs } = exampleModel(definition, example);
    const built = buildModel(plan, 42);
    const layer = built.model.layers.at(-1)!;
    const variables = layer.trainableWeights.map((weight) => weight.read() as tf.Variable);
    if (variables.length > 0) {
      const before = variables.map((variable) => variable.dataSync().slice());
      const x = randomInputs(inputs);
      const loss = () => {
        const outputs = asList(
          built.model.apply(x.length === 1 ? x[0]! : x, { training: true }) as tf.Tensor | tf.Tensor[],
        );
        // Uneven weights: a normalised output has a constant sum, and a plain sum no gradient.
        return tf.addN(
          outputs.map((output) => tf.mean(tf.mul(output, tf.randomNormal(output.shape, 0, 1, 'float32', 3)))),
        ) as tf.Scalar;
      };
      tf.train.sgd(1).minimize(loss, false, variables);
      variables.forEach((variable, at) =>
        expect(variable.dataSync(), layer.weights[at]?.name ?? '').not.toEqual(before[at]),
      );
    } else {
      expect(layer.weights.filter(({ trainable }) => trainable)).toEqual([]);
    }
    disposeModel(built);
  });

  it('gives the same numbers after it was saved and loaded', async () => {
    const { plan, inputs } = exampleModel(definition, example);
    const built = buildModel(plan, 42);
    const x = randomInputs(inputs);
    const predict = (model: tf.LayersModel) =>
      asList(model.predict(x.length === 1 ? x[0]! : x) as tf.Tensor | tf.Tensor[]).map((value) => value.dataSync());
    const saved: tf.io.ModelArtifacts[] = [];
    await built.model.save({
      save: async (artifacts) => (
        saved.push(artifacts),
        { modelArtifactsInfo: tf.io.getModelArtifactsInfoForJSON(artifacts) }
      ),
    });
    const loaded = await tf.loadLayersModel(tf.io.fromMemory(saved[0]!));
    expect(predict(loaded)).toEqual(predict(built.model));
    disposeModel(built);
  });

  it('was told every setting it ended with', () => {
    const { plan, layer } = exampleModel(definition, example);
    const built = buildModel(plan, 42);
    const config = built.model.layers.at(-1)!.getConfig();
    const stated = resolveSeeds(layer, 42).args;
    const unstated = Object.entries(config).filter(([key, value]) => {
      if (notSettings.has(key) || key in stated) return false;
      if (value === null || value === undefined) return false;
      return !agreed[key]?.some((known) => JSON.stringify(known) === JSON.stringify(value));
    });
    expect(unstated).toEqual([]);
    disposeModel(built);
  });
});
