import { gather } from '../primitives/gather.ts';
import { slice } from '../primitives/movement.ts';
import { broadcastTo } from '../primitives/reduce.ts';
import { NotLowered, type LayerLowering, type LoweringsByName } from './lowering.ts';

/** From numbers of rows [batch, ...] to rows [batch, ..., features]. */
const embedding: LayerLowering = ({ tape, args, inputs: [ids], weight }) => {
  if (args['maskZero'] === true) throw new NotLowered('masks are not covered');
  return [gather(tape, weight('embeddings'), ids!)];
};

/** The rows of the first positions, for every sample of [batch, time, features]. */
const positionEmbedding: LayerLowering = ({ tape, inputs: [x], weight }) => {
  const positions = slice(tape, weight('position_embedding'), [0, 0], x!.shape.slice(1));
  return [broadcastTo(tape, positions, x!.shape)];
};

/** By `LayerCall.tfjs`. */
export const embeddingLowerings: LoweringsByName = {
  embedding,
  PositionEmbedding: positionEmbedding,
};
