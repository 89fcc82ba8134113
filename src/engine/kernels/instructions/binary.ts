import type { BinaryFunction } from '../functions.ts';
import type { Address, Instruction } from '../instruction.ts';
import { Opcode } from '../opcodes.ts';
import { broadcastShapes, broadcastSteps, collapse } from './broadcast.ts';

/** Columns a unit when there is one row. */
const unit = 1024;
/** Fewest numbers worth a thread. */
const grain = 16384;

/** What the kernel needs of each thread's scratch: a vector for each operand that has one number for a row. */
export const scratchBytes = 32;

/** An operand: where its numbers lie, and its shape. */
export interface Operand {
  readonly at: Address;
  readonly shape: readonly number[];
}

/**
 * `out = f(a, b)` number by number. Operands of any rank, broadcast as numpy does it. `out` may be an operand of the
 * result's size.
 */
export function binary(f: BinaryFunction, out: Address, a: Operand, b: Operand): Instruction {
  const shape = broadcastShapes(a.shape, b.shape);
  const aSteps = broadcastSteps(a.shape, shape);
  const bSteps = broadcastSteps(b.shape, shape);
  const axes = collapse(shape.map((length, axis) => ({ length, steps: [aSteps[axis]!, bSteps[axis]!] })));
  const [columns, rows, ...outer] = axes.toReversed();

  const further = outer.flatMap(({ length, steps }) => [length, ...steps]);
  const words = [f, out, a.at, b.at, columns?.length ?? 1, ...(columns?.steps ?? [0, 0])];
  words.push(rows?.length ?? 1, ...(rows?.steps ?? [0, 0]), outer.length, ...further);
  const width = columns?.length ?? 1;
  if (!rows) return { opcode: Opcode.Binary, units: Math.ceil(width / unit), grain: grain / unit, words };
  const units = axes.slice(0, -1).reduce((product, { length }) => product * length, 1);
  return { opcode: Opcode.Binary, units, grain: Math.ceil(grain / width), words };
}

/** `out[i] = condition[i] is not 0 ? a[i] : b[i]`; `out` may be any of them. */
export function select(out: Address, condition: Address, a: Address, b: Address, count: number): Instruction {
  const words = [out, condition, a, b, count];
  return { opcode: Opcode.Select, units: Math.ceil(count / unit), grain: grain / unit, words };
}
