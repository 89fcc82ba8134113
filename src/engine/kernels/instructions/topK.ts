import type { Address, Instruction } from '../instruction.ts';
import { Opcode } from '../opcodes.ts';

/** Rows of x, and how many of each row's numbers are looked for: at most as many as a row has. */
export interface TopKRows {
  readonly rows: number;
  readonly columns: number;
  readonly k: number;
}

/**
 * The columns of the k largest numbers of each row, the largest first, of equal ones the first; and the places of those
 * numbers in x. Both are whole numbers, `[rows, k]`.
 */
export function topK(found: Address, places: Address, x: Address, { rows, columns, k }: TopKRows): Instruction {
  return { opcode: Opcode.TopK, units: rows, grain: Math.ceil(4096 / columns), words: [found, places, x, columns, k] };
}
