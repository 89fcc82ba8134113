import { fraction, type Address, type Instruction } from '../instruction.ts';
import { Opcode } from '../opcodes.ts';

/** Numbers a unit. */
const unit = 1024;

/** What a mask of random numbers depends on. */
export interface Draws {
  readonly seed: number;
  /** Where a whole number lies that counts the calls: each draws anew. */
  readonly calls: Address;
}

/**
 * 0 in a share `rate` of the places, 1 / (1 - rate) in the others: `drawAt(mixSeed(seed, calls), place)` of
 * `src/data/random.ts` decides.
 */
export function dropoutMask(out: Address, count: number, rate: number, { seed, calls }: Draws): Instruction {
  const threshold = Math.floor(rate * 2 ** 32) | 0;
  const words = [out, count, seed | 0, calls, threshold, fraction(1 / (1 - rate))];
  return { opcode: Opcode.DropoutMask, units: Math.ceil(count / unit), grain: 8, words };
}

/** Random fractions above 0 and up to 1: `fractionAt(mixSeed(seed, calls), place)` of `src/data/random.ts`. */
export function uniformDraws(out: Address, count: number, { seed, calls }: Draws): Instruction {
  return {
    opcode: Opcode.UniformDraws,
    units: Math.ceil(count / unit),
    grain: 8,
    words: [out, count, seed | 0, calls],
  };
}

/** Adds 1 to a whole number. */
export function countUp(calls: Address): Instruction {
  return { opcode: Opcode.CountUp, units: 1, grain: 1, words: [calls] };
}
