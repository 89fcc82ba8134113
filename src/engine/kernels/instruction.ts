import type { Opcode } from './opcodes.ts';

/** Where numbers lie in the memory of the kernels, in bytes. */
export type Address = number;

/** One instruction of a program for the kernel module. */
export interface Instruction {
  readonly opcode: Opcode;
  /** Parts it can be cut into, one after another, to share it among threads. What a unit is, each kernel says. */
  readonly units: number;
  /** Fewest units that are worth a thread. */
  readonly grain: number;
  /** In the order that the kernel reads them: whole numbers, addresses, and fractions by `fraction`. */
  readonly words: readonly number[];
}

const headerWords = 4;
const converter = new DataView(new ArrayBuffer(4));

/** A number with a fraction as an instruction's word: its 32 bits read as a whole number. */
export function fraction(value: number): number {
  converter.setFloat32(0, value);
  return converter.getInt32(0);
}

/** Instructions as the kernel module reads them: each a header (opcode, size, units, grain) and its words. */
export function encode(instructions: readonly Instruction[]): Int32Array {
  const size = instructions.reduce((sum, { words }) => sum + headerWords + words.length, 0);
  const code = new Int32Array(size);
  let at = 0;
  for (const { opcode, units, grain, words } of instructions) {
    code.set([opcode, headerWords + words.length, units, Math.max(1, grain), ...words], at);
    at += headerWords + words.length;
  }
  return code;
}
