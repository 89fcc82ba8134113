import * as tf from '@tensorflow/tfjs';
import type { Data } from './data.ts';
import { batchCount, batchIndices, epochOrder, noise, noiseSeed } from './data/batches.ts';
import type { Dataset, Split } from './data/dataset.ts';
import { mixSeed } from './data/random.ts';

/** Losses and metrics by name. */
export type Scores = Readonly<Record<string, number>>;

export interface TrainOptions {
  /** 3 unless told. */
  readonly epochs?: number;
  /** 32 unless told. */
  readonly batchSize?: number;
  /** 42 unless told. */
  readonly seed?: number;
  /** After each batch, counted from 0 over all epochs, with the scores it had before its weights changed. */
  readonly onBatch?: (batch: number, scores: Scores) => void;
  /** After each epoch, counted from 0: means over its batches, and scores on held-back data where there are labels. */
  readonly onEpoch?: (epoch: number, train: Scores, validation?: Scores) => void;
}

export interface Models {
  readonly uNet: tf.LayersModel;
}

/** Scores that are still tensors. */
type TensorScores = Record<string, tf.Scalar>;

/** Lowers a loss by changing some of the weights. */
interface Step {
  readonly loss: string;
  readonly score: (models: Models, batch: Batch, training: boolean) => TensorScores;
  readonly optimizer: tf.Optimizer;
  readonly weights: tf.Variable[];
}

/** Runs the update steps in turn on each batch. Shuffles and noise are seeded: the same seed gives the same curve. */
export async function train(models: Models, data: Data, options: TrainOptions = {}): Promise<void> {
  const { epochs = 3, batchSize = 32, seed = 42, onBatch, onEpoch } = options;
  const steps: Step[] = [
    {
      loss: 'mean_squared_error',
      score: meanSquaredError2,
      optimizer: tf.train.adam(0.001, 0.9, 0.999, 1e-7), // learning rate, beta1, beta2, epsilon
      weights: variables(models.uNet),
    },
  ];
  const size = data.digits.sizes.train;
  const batches = batchCount(size, batchSize);
  for (let epoch = 0; epoch < epochs; epoch++) {
    const order = epochOrder(data.digits.sizes.train, seed, epoch);
    const sums: Record<string, number> = {};
    for (let index = 0; index < batches; index++) {
      const batch = epoch * batches + index;
      const indices = batchIndices(order, index, batchSize);
      // Every update step sees the same data, and noise of its own.
      const draw = (step: number) =>
        drawBatch(data, 'train', indices, (source) => mixSeed(noiseSeed(seed, source, batch), step));
      const scores: Record<string, number> = {};
      for (const [number, step] of steps.entries()) {
        const before = update(step, () => step.score(models, draw(number), true));
        Object.assign(scores, before);
      }
      const share = Math.min(batchSize, size - index * batchSize) / size;
      for (const [name, score] of Object.entries(scores)) sums[name] = (sums[name] ?? 0) + score * share;
      onBatch?.(batch, scores);
      await tf.nextFrame();
    }
    onEpoch?.(epoch, sums, evaluate(models, data, 'validation', seed));
  }
  for (const { optimizer } of steps) optimizer.dispose();
}

/** So that noise drawn for scoring is not the noise of training. */
const evaluationSeeds: Readonly<Record<Split, number>> = { train: 0, validation: 0x76616c, test: 0x746573 };

/** Scores over a split of the data, with dropout off and moving averages in use. */
export function evaluate(models: Models, data: Data, split: Split, seed = 42): Scores {
  const size = data.digits.sizes[split];
  const sums: Record<string, number> = {};
  for (let start = 0; start < size; start += 128) {
    const indices = Array.from({ length: Math.min(128, size - start) }, (_, index) => start + index);
    const scored = tf.tidy(() => {
      const batch = drawBatch(data, split, indices, (source) => mixSeed(seed, evaluationSeeds[split], source, start));
      const scores: TensorScores = {};
      Object.assign(scores, meanSquaredError2(models, batch, false));
      return scores;
    });
    for (const [name, score] of Object.entries(read(scored))) {
      sums[name] = (sums[name] ?? 0) + (score * indices.length) / size;
    }
  }
  return sums;
}

/** What one update step sees. */
interface Batch {
  readonly images: tf.Tensor;
  readonly noise: tf.Tensor;
}

/** Samples of a split, and noise from a seed for each source. */
function drawBatch(data: Data, split: Split, indices: ArrayLike<number>, seedOf: (source: number) => number): Batch {
  const count = indices.length;
  return {
    images: tensor(data.digits, split, indices, 'images'),
    noise: tf.tensor(noise([28, 28, 1], 'normal', count, mixSeed(seedOf(1), 0)), [count, 28, 28, 1]),
  };
}

/** The loss "Mean squared error" and its metrics, on a batch. */
function meanSquaredError2(models: Models, batch: Batch, training: boolean): TensorScores {
  const uNetOutput = models.uNet.apply([batch.images, batch.noise], { training }) as tf.Tensor;
  return {
    mean_squared_error: meanSquaredError(uNetOutput, batch.images),
    'mean_squared_error/meanAbsoluteError': meanAbsoluteError(uNetOutput, batch.images),
  };
}

/** Mean of the squared differences. */
function meanSquaredError(predicted: tf.Tensor, wanted: tf.Tensor): tf.Scalar {
  return tf.squaredDifference(predicted, wanted.toFloat()).mean().asScalar();
}

/** Mean of the absolute differences. */
function meanAbsoluteError(predicted: tf.Tensor, wanted: tf.Tensor): tf.Scalar {
  return predicted.sub(wanted.toFloat()).abs().mean().asScalar();
}

/** One update of a step's weights; gives the scores from before it. */
function update({ loss, optimizer, weights }: Step, score: () => TensorScores): Scores {
  const kept: TensorScores = {};
  tf.tidy(() => {
    const lowered = (): tf.Scalar => {
      const scores = score();
      for (const [name, value] of Object.entries(scores)) kept[name] = tf.keep(value.clone());
      return scores[loss]!;
    };
    optimizer.minimize(lowered, false, weights);
  });
  return read(kept);
}

/** Reads scores and frees their tensors. */
function read(scores: TensorScores): Scores {
  const numbers = Object.entries(scores).map(([name, score]) => [name, score.dataSync()[0]!] as const);
  tf.dispose(scores);
  return Object.fromEntries(numbers);
}

/** Trained weights of a model, or of some of its layers. */
function variables(model: tf.LayersModel, only?: readonly string[]): tf.Variable[] {
  const layers = model.layers.filter(({ name }) => only === undefined || only.includes(name));
  return layers.flatMap(({ trainableWeights }) => trainableWeights.map((weight) => weight.read() as tf.Variable));
}

/** One field of some samples, `[indices.length, ...shape]`. */
function tensor(data: Dataset, split: Split, indices: ArrayLike<number>, field: string): tf.Tensor {
  const { shape, dtype } = data.fields[field]!;
  return tf.tensor(data.read(split, indices, field), [indices.length, ...shape], dtype);
}
