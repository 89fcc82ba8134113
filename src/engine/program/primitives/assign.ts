import { UnaryFunction } from '../../kernels/functions.ts';
import { scratchBytes, unary } from '../../kernels/instructions/unary.ts';
import type { Primitive, PrimitiveAttributes } from '../primitive.ts';
import { sizeOf, type Tape, type Value } from '../tape.ts';

/** Makes a kept value hold the numbers of another of its size: what reads it further on finds those. No gradient passes. */
export function assign(tape: Tape, kept: Value, value: Value): void {
  if (sizeOf(kept) !== sizeOf(value))
    throw new Error(`[${value.shape.join()}] does not go into [${kept.shape.join()}].`);
  tape.record(assignPrimitive, [kept, value], {});
}

const assignPrimitive: Primitive<PrimitiveAttributes> = {
  name: 'assign',
  outputs: () => [],
  emit: ({ inputs: [kept, value], address, scratch }) => {
    scratch(scratchBytes);
    const copied = { first: 1, second: 0 };
    return [unary(UnaryFunction.Affine, address(kept!), address(value!), sizeOf(value!), copied)];
  },
  updates: [0],
};
