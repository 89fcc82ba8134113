import type { OptimizerPlan } from '../nodes/kit/calls.ts';
import type { WeightTable } from './program.ts';

/**
 * A training in the middle, in words that all engines share: what is written here by one is read by another.
 * The names of `slots` are made by the functions below.
 */
export interface Checkpoint {
  /** Every weight, moving averages too. */
  readonly weights: WeightTable;
  /**
   * What optimizers and layers remember from batch to batch. A slot that is missing is as it was before the first batch:
   * 0, or adagrad's initial accumulator. An engine may add slots of its own; others pass over them.
   */
  readonly slots: ReadonlyMap<string, Float32Array>;
}

/**
 * What an optimizer remembers of each weight it trains, in the shape of the weight.
 *
 * - adam: `m` and `v`, the moving means of the gradient and of its square, uncorrected (Kingma and Ba 2015, algorithm 1)
 * - momentum: `velocity`, the sum of gradients that fades, before it is multiplied by the learning rate
 * - rmsprop: `meanSquare` of the gradient, `momentum` of the steps taken, and `meanGradient` where it is centred
 * - adagrad: `accumulator`, the sum of squares and the initial value (Duchi et al. 2011)
 */
export const optimizerSlots = {
  sgd: [],
  momentum: ['velocity'],
  adagrad: ['accumulator'],
  rmsprop: ['meanSquare', 'momentum', 'meanGradient'],
  adam: ['m', 'v'],
} as const satisfies Readonly<Record<OptimizerPlan['name'], readonly string[]>>;

export type OptimizerSlot = (typeof optimizerSlots)[OptimizerPlan['name']][number];

/** The slot of an update step for a weight: `optimizer/step/model/layer/weight/m`. */
export function slotName(step: string, weight: string, slot: OptimizerSlot): string {
  return `optimizer/${step}/${weight}/${slot}`;
}

/** How often an update step of adam was taken, one number: `optimizer/step/steps`. Its means are corrected by it. */
export function stepsName(step: string): string {
  return `optimizer/${step}/steps`;
}

/** How often a layer has drawn random numbers in training, one number: `model/layer/calls`. The next draw depends on it. */
export function callsName(model: string, layer: string): string {
  return `${model}/${layer}/calls`;
}
