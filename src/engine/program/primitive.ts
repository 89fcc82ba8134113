import type { DType } from '../../tensor/shape.ts';
import type { Address, Instruction } from '../kernels/instruction.ts';
import type { Tape, Value } from './tape.ts';

/** Settings of one use of a primitive: plain data. */
export type PrimitiveAttributes = Readonly<Record<string, unknown>>;

/**
 * One of the few operations that all layers are made of. Declared once: what it gives, how its gradient is computed (in
 * primitives again), and which instructions of the kernels carry it out.
 */
export interface Primitive<A extends PrimitiveAttributes> {
  readonly name: string;
  outputs(inputs: readonly Value[], attributes: A): readonly OutputType[];
  /**
   * Gradients of a scalar with respect to the inputs, from those with respect to the outputs (`undefined`: the scalar
   * does not depend on that output). `wanted` says which inputs need one; the others may be left out.
   * Absent where no gradient passes: comparisons, random numbers, updates.
   */
  gradients?(
    use: Use<A>,
    outputGradients: readonly (Value | undefined)[],
    wanted: readonly boolean[],
  ): readonly (Value | undefined)[];
  /** The instructions, with every value at its address. */
  emit(use: EmittedUse<A>): readonly Instruction[];
  /**
   * The output is the same memory as an input, by number: reshapes. Such a primitive emits nothing.
   * An updating primitive must not be given an alias's memory to change.
   */
  readonly alias?: number;
  /** Output 0 may be written over these inputs, by number, when nothing reads them later: element-wise kernels. */
  readonly overwrites?: readonly number[];
  /** Changes kept inputs in place (a moving average, a weight), by number; such a use is carried out even if nothing reads its outputs. */
  readonly updates?: readonly number[];
}

export interface OutputType {
  readonly shape: readonly number[];
  /** `float32` where absent. */
  readonly dtype?: DType;
}

/** One use of a primitive, as its gradient sees it. */
export interface Use<A> {
  readonly tape: Tape;
  readonly attributes: A;
  readonly inputs: readonly Value[];
  readonly outputs: readonly Value[];
}

/** One use of a primitive when all memory is laid out. */
export interface EmittedUse<A> {
  readonly attributes: A;
  readonly inputs: readonly Value[];
  readonly outputs: readonly Value[];
  /** Address of an input or output. */
  address(value: Value): Address;
  /** Room for `count` numbers that live during this use only, seen by all threads. */
  workspace(count: number): Address;
  /** Asks for so many bytes of scratch for each thread: the kernels find them where `scratch` points. */
  scratch(bytes: number): void;
}
