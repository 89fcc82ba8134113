import { binary, maximum, multiply } from '../primitives/binary.ts';
import { concatenate, reshape } from '../primitives/movement.ts';
import { broadcastTo, reduceMax } from '../primitives/reduce.ts';
import type { Tape, Value } from '../tape.ts';
import { asFloat } from './asFloat.ts';
import type { LayerLowering, LoweringsByName } from './lowering.ts';

/** 1 in the steps of [batch, time(, features)] that count: [batch, time]. */
const paddingMask: LayerLowering = ({ tape, args, inputs: [x] }) => [
  maskOf(tape, x!, args['padding'] as number, args['features'] === true),
];

/** Makes the steps that do not count zeros. */
const masking: LayerLowering = ({ tape, args, inputs: [x] }) => {
  const mask = maskOf(tape, x!, args['maskValue'] as number, true);
  return [multiply(tape, x!, reshape(tape, mask, [...mask.shape, 1]))];
};

/** A sequence without a mask stands for itself: all of its steps count. */
const joinedMask: LayerLowering = ({ tape, args, inputs }) => {
  const masks = inputs.map((x) =>
    x.shape.length === 2 ? x : broadcastTo(tape, tape.constant([1], []), x.shape.slice(0, 2)),
  );
  return [
    args['join'] === 'time' ? concatenate(tape, masks, 1) : masks.reduce((any, mask) => maximum(tape, any, mask)),
  ];
};

function maskOf(tape: Tape, x: Value, padding: number, features: boolean): Value {
  const counts = binary(tape, 'notEqual', asFloat(tape, x), tape.constant([padding], []));
  return features ? reduceMax(tape, counts, [-1]) : counts;
}

/** By `LayerCall.tfjs`. */
export const maskLowerings: LoweringsByName = {
  PaddingMask: paddingMask,
  Masking: masking,
  JoinedMask: joinedMask,
};
