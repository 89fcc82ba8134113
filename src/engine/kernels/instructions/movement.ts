import { fraction, type Address, type Instruction } from '../instruction.ts';
import { Opcode } from '../opcodes.ts';

/** Numbers a unit. */
const unit = 1024;

/** Sets `count` numbers to one value. */
export function fill(out: Address, count: number, value: number): Instruction {
  return { opcode: Opcode.Fill, units: Math.ceil(count / unit), grain: 16, words: [out, count, fraction(value)] };
}

/** Copies `count` numbers. */
export function copy(out: Address, from: Address, count: number): Instruction {
  return { opcode: Opcode.Copy, units: Math.ceil(count / unit), grain: 16, words: [out, from, count] };
}
