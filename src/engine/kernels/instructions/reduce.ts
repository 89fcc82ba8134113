import type { Reduction } from '../functions.ts';
import { fraction, type Address, type Instruction } from '../instruction.ts';
import { Opcode } from '../opcodes.ts';

/** Numbers between the last axis and the next that are one unit. */
const block = 16;
/** Fewest numbers worth a thread. */
const grain = 16384;

/** What is reduced: x seen as [outer, length, inner], its middle axis in chunks. */
export interface Reduced {
  readonly outer: number;
  readonly length: number;
  readonly inner: number;
  /** Numbers along the middle axis that become one. */
  readonly chunk: number;
  /** What results are divided by; the length for a mean. */
  readonly divisor?: number;
}

/** Reduces the middle axis of x chunk by chunk: out is [outer, ceil(length / chunk), inner]. NaN is carried. */
export function reduce(
  reduction: Reduction,
  out: Address,
  x: Address,
  { outer, length, inner, chunk, divisor = 1 }: Reduced,
): Instruction {
  const units = outer * Math.ceil(length / chunk) * Math.ceil(inner / block);
  return {
    opcode: Opcode.Reduce,
    units,
    grain: Math.ceil(grain / (Math.min(chunk, length) * Math.min(inner, block))),
    words: [reduction, out, x, outer, length, inner, chunk, fraction(divisor)],
  };
}

/** The column of each row's largest number, the first of equal ones, as a whole number. */
export function argMax(out: Address, x: Address, rows: number, columns: number): Instruction {
  return { opcode: Opcode.ArgMax, units: rows, grain: Math.ceil(grain / columns), words: [out, x, columns] };
}
