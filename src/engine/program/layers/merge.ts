import * as binary from '../primitives/binary.ts';
import { concatenate as concatenateValues } from '../primitives/movement.ts';
import { affine } from '../primitives/unary.ts';
import type { Tape, Value } from '../tape.ts';
import type { LayerLowering } from './lowering.ts';

/** Puts all inputs together two by two, in order. */
const folded =
  (merge: (tape: Tape, a: Value, b: Value) => Value): LayerLowering =>
  ({ tape, inputs }) => [inputs.reduce((merged, input) => merge(tape, merged, input))];

export const add = folded(binary.add);
export const subtract = folded(binary.subtract);
export const multiply = folded(binary.multiply);
export const maximum = folded(binary.maximum);
export const minimum = folded(binary.minimum);

export const average: LayerLowering = (use) => {
  const [sum] = add(use);
  return [affine(use.tape, sum!, 1 / use.inputs.length)];
};

export const concatenate: LayerLowering = ({ tape, args, inputs }) => [
  concatenateValues(tape, inputs, (args['axis'] as number | undefined) ?? -1),
];
