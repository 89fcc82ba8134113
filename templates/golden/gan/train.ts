import * as tf from '@tensorflow/tfjs';
import type { Data } from './data.ts';
import { batchCount, batchIndices, epochOrder, noise, noiseSeed } from './data/batches.ts';
import type { Dataset, Split } from './data/dataset.ts';
import { mixSeed } from './data/random.ts';

/** Losses and metrics by name. */
export type Scores = Readonly<Record<string, number>>;

export interface TrainOptions {
  /** 8 unless told. */
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
  readonly generator: tf.LayersModel;
  readonly discriminator: tf.LayersModel;
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
  const { epochs = 8, batchSize = 32, seed = 42, onBatch, onEpoch } = options;
  const steps: Step[] = [
    {
      loss: 'gan_loss_discriminator',
      score: ganLossDiscriminator,
      optimizer: tf.train.adam(0.0002, 0.5, 0.999, 1e-7), // learning rate, beta1, beta2, epsilon
      weights: variables(models.discriminator),
    },
    {
      loss: 'gan_loss_generator',
      score: ganLossGenerator,
      optimizer: tf.train.adam(0.0002, 0.5, 0.999, 1e-7), // learning rate, beta1, beta2, epsilon
      weights: variables(models.generator),
    },
  ];
  const size = data.colourDigits.sizes.train;
  const batches = batchCount(size, batchSize);
  for (let epoch = 0; epoch < epochs; epoch++) {
    const order = epochOrder(data.colourDigits.sizes.train, seed, epoch);
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
    onEpoch?.(epoch, sums);
  }
  for (const { optimizer } of steps) optimizer.dispose();
}

/** What one update step sees. */
interface Batch {
  readonly noise: tf.Tensor;
  readonly images: tf.Tensor;
}

/** Samples of a split, and noise from a seed for each source. */
function drawBatch(data: Data, split: Split, indices: ArrayLike<number>, seedOf: (source: number) => number): Batch {
  const count = indices.length;
  return {
    noise: tf.tensor(noise([100], 'normal', count, mixSeed(seedOf(0), 0)), [count, 100]),
    images: tensor(data.colourDigits, split, indices, 'images'),
  };
}

/** The loss "discriminator", on a batch. */
function ganLossDiscriminator(models: Models, batch: Batch, training: boolean): TensorScores {
  const generator = models.generator.apply(batch.noise, { training }) as tf.Tensor;
  const discriminator1 = models.discriminator.apply(generator, { training }) as tf.Tensor;
  const discriminator = models.discriminator.apply(batch.images, { training }) as tf.Tensor;
  return {
    gan_loss_discriminator: discriminatorLoss(discriminator1, discriminator),
  };
}

/** The loss "generator", on a batch. */
function ganLossGenerator(models: Models, batch: Batch, training: boolean): TensorScores {
  const generator = models.generator.apply(batch.noise, { training }) as tf.Tensor;
  const discriminator1 = models.discriminator.apply(generator, { training }) as tf.Tensor;
  return {
    gan_loss_generator: generatorLoss(discriminator1),
  };
}

/** Mean cross-entropy of probabilities and labels of 0 and 1, of one shape. */
function binaryCrossentropy(scores: tf.Tensor, labels: tf.Tensor): tf.Scalar {
  return tf.metrics.binaryCrossentropy(labels.toFloat(), scores).mean().asScalar();
}

/** -mean log D(real) - mean log(1 - D(made)): Goodfellow et al. 2014, section 3. */
function discriminatorLoss(made: tf.Tensor, real: tf.Tensor): tf.Scalar {
  return binaryCrossentropy(real, tf.onesLike(real)).add(binaryCrossentropy(made, tf.zerosLike(made)));
}

/** -mean log D(made), which keeps its slope where the discriminator is sure (ibid.). */
function generatorLoss(made: tf.Tensor): tf.Scalar {
  return binaryCrossentropy(made, tf.onesLike(made));
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
