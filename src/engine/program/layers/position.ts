import { add, multiply, subtract } from '../primitives/binary.ts';
import { gather } from '../primitives/gather.ts';
import { concatenate, reshape, slice } from '../primitives/movement.ts';
import { broadcastTo } from '../primitives/reduce.ts';
import type { LayerLowering, LoweringsByName } from './lowering.ts';

/*
 * The formulas are beside those for TensorFlow.js, in `tfjs/layers/`.
 */

/** The rows of the first positions, for every sample of [batch, time, features]. */
const positionEmbedding: LayerLowering = ({ tape, inputs: [x], weight }) => {
  const positions = slice(tape, weight('position_embedding'), [0, 0], x!.shape.slice(1));
  return [broadcastTo(tape, positions, x!.shape)];
};

const tokenAndPositionEmbedding: LayerLowering = ({ tape, inputs: [tokens], weight }) => {
  const rows = gather(tape, weight('token_embedding'), tokens!); // [batch, time, features]
  return [add(tape, rows, slice(tape, weight('position_embedding'), [0, 0], rows.shape.slice(1)))];
};

/** sin(angle) where a feature is even, cos(angle) where it is odd. */
const sinePositionEncoding: LayerLowering = ({ tape, args, inputs: [x] }) => {
  const [time, features] = x!.shape.slice(-2) as [number, number];
  const longest = args['maxWavelength'] as number;
  const waves = Array.from({ length: time * features }, (_, at) => {
    const feature = at % features;
    const angle = Math.floor(at / features) / longest ** ((2 * Math.floor(feature / 2)) / features);
    return feature % 2 === 0 ? Math.sin(angle) : Math.cos(angle);
  });
  return [broadcastTo(tape, tape.constant(waves, [time, features]), x!.shape)];
};

/** Each pair of features turned by its angle. */
const rotaryEmbedding: LayerLowering = ({ tape, args, inputs: [x] }) => {
  const { shape } = x!;
  const half = shape.at(-1)! / 2;
  const [first, second] = [0, half].map((start) =>
    slice(tape, x!, shape.map(() => 0).with(-1, start), shape.with(-1, half)),
  ) as [typeof x & object, typeof x & object];
  const { maxWavelength, scalingFactor } = args as Record<'maxWavelength' | 'scalingFactor', number>;
  const angles = Array.from(
    { length: shape[1]! * half },
    (_, at) => Math.floor(at / half) / scalingFactor / maxWavelength ** ((at % half) / half),
  );
  const wave = (f: (angle: number) => number) =>
    reshape(tape, tape.constant(angles.map((angle) => f(angle)), [shape[1]!, half]), [shape[1]!, ...shape.slice(2, -1).map(() => 1), half]); // prettier-ignore
  const [cos, sin] = [wave(Math.cos), wave(Math.sin)];
  return [
    concatenate(
      tape,
      [
        subtract(tape, multiply(tape, first, cos), multiply(tape, second, sin)),
        add(tape, multiply(tape, second, cos), multiply(tape, first, sin)),
      ],
      -1,
    ),
  ];
};

/** By `LayerCall.tfjs`. */
export const positionLowerings: LoweringsByName = {
  PositionEmbedding: positionEmbedding,
  RotaryEmbedding: rotaryEmbedding,
  SinePositionEncoding: sinePositionEncoding,
  TokenAndPositionEmbedding: tokenAndPositionEmbedding,
};
