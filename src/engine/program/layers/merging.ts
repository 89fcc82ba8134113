import * as binary from '../primitives/binary.ts';
import { concatenate as concatenateValues } from '../primitives/movement.ts';
import { affine } from '../primitives/unary.ts';
import type { Tape, Value } from '../tape.ts';
import type { LayerLowering, LoweringsByName } from './lowering.ts';

/** Puts all inputs together two by two, in order. */
const folded =
  (merge: (tape: Tape, a: Value, b: Value) => Value): LayerLowering =>
  ({ tape, inputs }) => [inputs.reduce((merged, input) => merge(tape, merged, input))];

const add = folded(binary.add);
const subtract = folded(binary.subtract);
const multiply = folded(binary.multiply);
const maximum = folded(binary.maximum);
const minimum = folded(binary.minimum);

const average: LayerLowering = (use) => {
  const [sum] = add(use);
  return [affine(use.tape, sum!, 1 / use.inputs.length)];
};

const concatenate: LayerLowering = ({ tape, args, inputs }) => [
  concatenateValues(tape, inputs, (args['axis'] as number | undefined) ?? -1),
];

/** By `LayerCall.tfjs`. */
export const mergingLowerings: LoweringsByName = {
  add,
  subtract,
  multiply,
  average,
  maximum,
  minimum,
  concatenate,
};
