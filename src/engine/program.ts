import type { Plan, Scores, ValueRef } from '../compiler/plan.ts';
import type { DType } from '../tensor/shape.ts';
import type { BackendName } from './backend.ts';
import type { Checkpoint } from './checkpoint.ts';

/** Numbers of one kind, row-major: what a port gives for a batch, or what a layer makes of it. */
export interface Column {
  readonly data: Float32Array | Int32Array;
  /** `[batch, ...sample]` */
  readonly shape: readonly number[];
  readonly dtype: DType;
}

/** What one source gives for one batch, by port. */
export type SourceBatch = Readonly<Record<string, Column>>;

/** By `SourcePlan.name`. */
export type Batch = Readonly<Record<string, SourceBatch>>;

/** By `model/layer/weight`. */
export type WeightTable = ReadonlyMap<string, WeightValues>;

export interface WeightValues {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** A plan made ready to train on some engine. What it holds is its own until `dispose`; what it gives out are copies. */
export interface Program {
  readonly plan: Plan;
  /**
   * Runs every update step once, in order. `batchFor(step)` gives the batch of that step, counted from 0:
   * the same data for each, but fresh noise (Goodfellow et al. 2014, algorithm 1). Its arrays are read before the next
   * step's batch is asked for, and may be filled anew after that.
   * Gives the scores each loss had before its step changed anything. An engine that computes on this thread answers
   * without a promise: waiting for one would cost more than a small batch.
   */
  train(batchFor: (step: number) => Batch): Scores | Promise<Scores>;
  /** Scores of all losses with dropout off and moving averages in use. The batch's arrays are read before it returns. */
  evaluate(batch: Batch): Scores | Promise<Scores>;
  /** A value of the program, in inference mode. */
  value(ref: ValueRef, batch: Batch): Promise<Column>;
  /** What a model gives for these inputs, in inference mode: one column for each of its outputs. */
  apply(model: string, inputs: readonly Column[]): Promise<readonly Column[]>;
  /** What every layer of a model gives for these inputs, in inference mode, by `LayerPlan.name`. */
  layerOutputs(model: string, inputs: readonly Column[]): Promise<ReadonlyMap<string, readonly Column[]>>;
  /** All weights, moving averages too. */
  weights(): Promise<WeightTable>;
  /** Sets the weights named; the others stay. Throws at a name or a size that does not fit. */
  setWeights(weights: ReadonlyMap<string, { readonly values: Float32Array }>): void;
  /** All that training changes, so that it can go on from here, on this engine or another. */
  checkpoint(): Promise<Checkpoint>;
  /** Goes back to a checkpoint of a program of the same plan. Throws at a name or a size that does not fit. */
  restore(checkpoint: Checkpoint): void;
  dispose(): void;
}

/** Where programs run. */
export interface Engine {
  readonly backend: BackendName;
  /** Threads it computes on; 1 where the graphics card or TensorFlow.js decides. */
  readonly threads: number;
  /** Makes a program with weights drawn from the run's seed. Throws where this engine cannot run the plan. */
  create(plan: Plan): Promise<Program>;
}

/**
 * Thrown by a program whose engine is gone for good: the graphics card was reset, or the page lost its context.
 * What the program held is gone with it; the plan and a checkpoint can go on elsewhere.
 */
export class EngineLost extends Error {
  override readonly name = 'EngineLost';
}
