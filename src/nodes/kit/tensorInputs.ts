import type { PortSpec } from './define.ts';
import { int } from './param.ts';

/** How many tensors come in, for a block that may do with one. */
export const tensorInputCount = int(2, { label: 'Inputs', help: 'Number of tensors that come in.', min: 1, max: 8 });

/** `a`, `b`, `c` …, one or more. */
export function tensorInputs(count: number): readonly PortSpec[] {
  return Array.from({ length: Math.min(Math.max(count, 1), 8) }, (_, index) => ({
    name: 'abcdefgh'[index]!,
    rank: [0, 8],
  }));
}
