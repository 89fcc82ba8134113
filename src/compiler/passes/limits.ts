import { elementCount, sizeOf } from '../../tensor/shape.ts';
import type { TensorType } from '../../graph/project.ts';
import type { WeightSpec } from '../../nodes/kit/calls.ts';
import type { Problem } from '../../nodes/kit/infer.ts';

/**
 * What a page can hold. A parameter takes 16 bytes in training with Adam (itself, its gradient and two averages),
 * a number of an output 4; browsers give a tab 2 to 4 GB.
 */
export const limits = {
  parameters: 50_000_000,
  /** Numbers in one output of one sample. */
  outputSize: 16_777_216,
  /** Bytes that the outputs of one batch take until the backward pass has used them. */
  activationBytes: 1.5 * 2 ** 30,
} as const;

/** Number of weights of these shapes. */
export const countOf = (weights: readonly WeightSpec[]): number =>
  weights.reduce((sum, { shape }) => sum + sizeOf(shape), 0);

/** Refuses a block that alone is too large, before anything is allocated. */
export function overBudget(weights: readonly WeightSpec[], outputs: readonly TensorType[]): Problem | null {
  const largest = Math.max(0, ...outputs.map(({ shape }) => elementCount(shape) ?? 0));
  if (largest > limits.outputSize)
    return { code: 'budget/size', data: { count: grouped(largest), limit: grouped(limits.outputSize) } };
  const count = countOf(weights);
  return count > limits.parameters
    ? { code: 'budget/parameters', data: { count: grouped(count), limit: grouped(limits.parameters) } }
    : null;
}

/** `1,000,000`: figures in diagnostics are grouped. */
export const grouped = (count: number): string => Math.round(count).toLocaleString('en-US');
