import type * as tf from '@tensorflow/tfjs';

import type { Plan, Scores, ValueRef } from '../compiler/plan.ts';
import type { DType } from '../tensor/shape.ts';

/** What one source gives for one batch, by port; each port with its batch axis first. */
export type SourceBatch = Readonly<Record<string, BatchColumn>>;

/** One port's numbers for a batch, row-major. */
export interface BatchColumn {
  readonly data: Float32Array | Int32Array;
  /** `[batch, ...sample]` */
  readonly shape: readonly number[];
  readonly dtype: DType;
}

/** By `SourcePlan.name`. */
export type Batch = Readonly<Record<string, SourceBatch>>;

/** By `model/layer/weight`. */
export type WeightTable = ReadonlyMap<string, WeightValues>;

export interface WeightValues {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** A plan made of real tensors, ready to train. It owns them until `dispose`. */
export interface Program {
  readonly plan: Plan;
  /** By `ModelPlan.name`. */
  readonly models: ReadonlyMap<string, tf.LayersModel>;
  /**
   * Runs every update step once, in order. `batchFor(step)` gives the batch of that step, counted from 0:
   * the same data for each, but fresh noise (Goodfellow et al. 2014, algorithm 1).
   * Gives the scores each loss had before its step changed anything.
   */
  train(batchFor: (step: number) => Batch): Promise<Scores>;
  /** Scores of all losses with dropout off and moving averages in use. */
  evaluate(batch: Batch): Promise<Scores>;
  /** A value of the program, in inference mode; the caller disposes it. */
  value(ref: ValueRef, batch: Batch): tf.Tensor;
  /** What every layer of a model gives for these inputs, in inference mode; the caller disposes the tensors. */
  layerOutputs(model: string, inputs: readonly tf.Tensor[]): ReadonlyMap<string, readonly tf.Tensor[]>;
  /** Copies of all weights. */
  weights(): Promise<WeightTable>;
  /** Sets the weights named; the others stay. Throws at a name or a size that does not fit. */
  setWeights(weights: ReadonlyMap<string, { readonly values: Float32Array }>): void;
  /** Leaves no tensor behind. */
  dispose(): void;
}

/** Makes the models and optimizers of a plan. The backend is chosen before. */
export function createProgram(_plan: Plan): Program {
  throw new Error('being written');
}
