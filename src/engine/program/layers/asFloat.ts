import { unary } from '../primitives/unary.ts';
import type { Tape, Value } from '../tape.ts';

/** Whole numbers as floats; floats as they are. */
export function asFloat(tape: Tape, x: Value): Value {
  return x.dtype === 'int32' ? unary(tape, 'toFloat', x) : x;
}
