import type { Address, Instruction } from '../instruction.ts';
import { Opcode } from '../opcodes.ts';

/** Rows that are worth a thread. */
const grain = (columns: number): number => Math.ceil(2048 / columns);

/** Softmax along each row of `[rows, columns]`. May be written over `x`. */
export function softmax(out: Address, x: Address, rows: number, columns: number): Instruction {
  return { opcode: Opcode.Softmax, units: rows, grain: grain(columns), words: [out, x, columns] };
}

/** The gradient of softmax from what it gave, `y`. May be written over `dy`. */
export function softmaxGradient(dx: Address, y: Address, dy: Address, rows: number, columns: number): Instruction {
  return { opcode: Opcode.SoftmaxGradient, units: rows, grain: grain(columns), words: [dx, y, dy, columns] };
}

/** The logarithm of softmax along each row of `[rows, columns]`. May be written over `x`. */
export function logSoftmax(out: Address, x: Address, rows: number, columns: number): Instruction {
  return { opcode: Opcode.LogSoftmax, units: rows, grain: grain(columns), words: [out, x, columns] };
}

/** The gradient of log-softmax from what it gave, `y`. May be written over `dy`. */
export function logSoftmaxGradient(dx: Address, y: Address, dy: Address, rows: number, columns: number): Instruction {
  return { opcode: Opcode.LogSoftmaxGradient, units: rows, grain: grain(columns), words: [dx, y, dy, columns] };
}
