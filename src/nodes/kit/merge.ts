import type { PortSpec } from './define.ts';
import { int } from './param.ts';

/** How many wires come together. */
export const inputCount = int(2, { label: 'Inputs', help: 'Number of wires that come together.', min: 2, max: 8 });

/** How many tensors come in, for a block that may do with one. */
export const tensorInputCount = int(2, { label: 'Inputs', help: 'Number of tensors that come in.', min: 1, max: 8 });

/** `a`, `b`, `c` …, one or more. */
export function tensorInputs(count: number): readonly PortSpec[] {
  return Array.from({ length: Math.min(Math.max(count, 1), 8) }, (_, index) => ({
    name: 'abcdefgh'[index]!,
    rank: [0, 8],
  }));
}

/** `a`, `b`, `c` … */
export function mergeInputs(count: number): readonly PortSpec[] {
  return Array.from({ length: Math.min(Math.max(count, 2), 8) }, (_, index) => ({
    name: 'abcdefgh'[index]!,
    rank: [1, 8],
  }));
}
