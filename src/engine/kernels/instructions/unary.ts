import { UnaryFunction } from '../functions.ts';
import { fraction, type Address, type Instruction } from '../instruction.ts';
import { Opcode } from '../opcodes.ts';

/** Numbers a unit. */
const unit = 256;
/** Fewest units worth a thread: about ten microseconds of work. */
const grain = 32;

/** What the kernels need of each thread's scratch: room for the last few numbers. */
export const scratchBytes = 64;

/** The two settings that some functions have; what they mean, {@link UnaryFunction} says. */
export interface UnarySettings {
  readonly first?: number;
  readonly second?: number;
}

/** `out[i] = f(x[i])`; `out` may be `x`. */
export function unary(
  f: UnaryFunction,
  out: Address,
  x: Address,
  count: number,
  { first = 0, second = 0 }: UnarySettings = {},
): Instruction {
  const words = [f, out, x, count, fraction(first), fraction(second)];
  return { opcode: Opcode.Unary, units: Math.ceil(count / unit), grain, words };
}

/**
 * `out[i] = f'(x[i]) dy[i]`. `saved` is what the gradient is computed from, x or y = f(x): see {@link savesOutput}.
 * `out` may be `saved` or `dy`.
 */
export function unaryGradient(
  f: UnaryFunction,
  out: Address,
  saved: Address,
  dy: Address,
  count: number,
  { first = 0, second = 0 }: UnarySettings = {},
): Instruction {
  const words = [f, out, saved, dy, count, fraction(first), fraction(second)];
  return { opcode: Opcode.UnaryGradient, units: Math.ceil(count / unit), grain, words };
}

/** Functions whose gradient is computed from their output: their input need not be kept. */
const fromOutput: ReadonlySet<UnaryFunction> = new Set([
  UnaryFunction.Relu,
  UnaryFunction.LeakyRelu,
  UnaryFunction.Elu,
  UnaryFunction.Selu,
  UnaryFunction.Softplus,
  UnaryFunction.Tanh,
  UnaryFunction.Sigmoid,
  UnaryFunction.Exp,
  UnaryFunction.Sqrt,
  UnaryFunction.ReciprocalSqrt,
  UnaryFunction.Reciprocal,
]);

/** Whether the gradient of a function is computed from its output rather than from its input. */
export function savesOutput(f: UnaryFunction): boolean {
  return fromOutput.has(f);
}
