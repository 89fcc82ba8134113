import type { Address, Instruction } from '../instruction.ts';
import { Opcode } from '../opcodes.ts';

/** Rows of a table `[rows, features]`, by number. */
export interface TableRows {
  readonly ids: Address;
  readonly count: number;
  /** Whether ids are fractions, to be rounded towards 0. */
  readonly fractional: boolean;
  readonly rows: number;
  readonly features: number;
}

/** Copies the rows named by ids, one after another. A number that is no row's gives a row of NaN. */
export function gatherRows(
  out: Address,
  table: Address,
  { ids, count, fractional, rows, features }: TableRows,
): Instruction {
  const words = [out, table, ids, fractional ? 1 : 0, rows, features];
  return { opcode: Opcode.GatherRows, units: count, grain: Math.ceil(4096 / features), words };
}

/** The reverse: the sum of all rows of `from` that have the same number, 0 for a number that none has. */
export function scatterRows(
  table: Address,
  from: Address,
  { ids, count, fractional, rows, features }: TableRows,
): Instruction {
  const words = [table, from, ids, fractional ? 1 : 0, rows, features, count];
  // Every thread looks at all ids: one for every 4096 numbers to add.
  const threads = Math.max(1, Math.floor((count * features) / 4096));
  return { opcode: Opcode.ScatterRows, units: rows, grain: Math.ceil(rows / threads), words };
}
