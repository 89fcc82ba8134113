import type { ModelPlan, Plan } from '../../plan.ts';

/** Pieces that both forms of `train.ts` have. */
export const scoresType = `/** Losses and metrics by name. */
export type Scores = Readonly<Record<string, number>>;`;

/** How long and with what a run trains; the project's own settings are the defaults. */
export const trainOptions = (plan: Plan): string => `export interface TrainOptions {
  /** ${plan.run.epochs} unless told. */
  readonly epochs?: number;
  /** ${plan.run.batchSize} unless told. */
  readonly batchSize?: number;
  /** ${plan.run.seed} unless told. */
  readonly seed?: number;
  /** After each batch, counted from 0 over all epochs, with the scores it had before its weights changed. */
  readonly onBatch?: (batch: number, scores: Scores) => void;
  /** After each epoch, counted from 0: means over its batches, and scores on held-back data where there are labels. */
  readonly onEpoch?: (epoch: number, train: Scores, validation?: Scores) => void;
}`;

export const tensorFunction = `/** One field of some samples, \`[indices.length, ...shape]\`. */
function tensor(data: Dataset, split: Split, indices: ArrayLike<number>, field: string): tf.Tensor {
  const { shape, dtype } = data.fields[field]!;
  return tf.tensor(data.read(split, indices, field), [indices.length, ...shape], dtype);
}`;

/** Whether a model has layers that take their weights from the data. */
export function adapts({ layers }: ModelPlan): boolean {
  return layers.some(({ call }) => call.adapts !== undefined);
}

export const adaptImport = `import { adapt } from './layers/adapt.ts';`;
