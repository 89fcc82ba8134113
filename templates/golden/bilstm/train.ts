import * as tf from '@tensorflow/tfjs';
import type { Data } from './data.ts';
import { epochOrder } from './data/batches.ts';
import type { Dataset, Split } from './data/dataset.ts';

/** Losses and metrics by name. */
export type Scores = Readonly<Record<string, number>>;

export interface TrainOptions {
  /** 6 unless told. */
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

/** Trains the model. Shuffles are seeded: the same seed gives the same curve. */
export async function train(model: tf.LayersModel, data: Data, options: TrainOptions = {}): Promise<void> {
  const { epochs = 6, batchSize = 32, seed = 42, onBatch, onEpoch } = options;
  model.compile({
    optimizer: tf.train.adam(0.003, 0.9, 0.999, 1e-7), // learning rate, beta1, beta2, epsilon
    loss: 'binaryCrossentropy',
    metrics: ['accuracy'],
  });
  let batch = 0;
  const onBatchEnd = async (_: number, logs: tf.Logs = {}): Promise<void> => {
    onBatch?.(batch++, { loss: logs.loss!, accuracy: logs.acc! });
  };
  for (let epoch = 0; epoch < epochs; epoch++) {
    const order = epochOrder(data.reviews.sizes.train, seed, epoch);
    const { x, y } = samples(data.reviews, 'train', order);
    const { history } = await model.fit(x, y, { batchSize, epochs: 1, shuffle: false, callbacks: { onBatchEnd } });
    tf.dispose([x, y]);
    const scores = { loss: history.loss![0] as number, accuracy: history.acc![0] as number };
    onEpoch?.(epoch, scores, evaluate(model, data, 'validation'));
  }
}

/** Scores over a split of the data. */
export function evaluate(model: tf.LayersModel, data: Data, split: Split): Scores {
  const indices = Array.from({ length: data.reviews.sizes[split] }, (_, index) => index);
  const { x, y } = samples(data.reviews, split, indices);
  const scores = [model.evaluate(x, y, { batchSize: 128 })].flat();
  const numbers = scores.map((score) => score.dataSync()[0]!);
  tf.dispose([x, y, scores]);
  return { loss: numbers[0]!, accuracy: numbers[1]! };
}

/** Inputs and labels of some samples, in the order of `indices`. */
function samples(data: Dataset, split: Split, indices: ArrayLike<number>) {
  const x = tensor(data, split, indices, 'words');
  const y = tensor(data, split, indices, 'labels');
  return { x, y };
}

/** One field of some samples, `[indices.length, ...shape]`. */
function tensor(data: Dataset, split: Split, indices: ArrayLike<number>, field: string): tf.Tensor {
  const { shape, dtype } = data.fields[field]!;
  return tf.tensor(data.read(split, indices, field), [indices.length, ...shape], dtype);
}
