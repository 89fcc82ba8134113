import { gather } from '../primitives/gather.ts';
import { NotLowered, type LayerLowering, type LoweringsByName } from './lowering.ts';

/** From numbers of rows [batch, ...] to rows [batch, ..., features]. */
const embedding: LayerLowering = ({ tape, args, inputs: [ids], weight }) => {
  if (args['maskZero'] === true) throw new NotLowered('masks are not covered');
  return [gather(tape, weight('embeddings'), ids!)];
};

/** By `LayerCall.tfjs`. */
export const embeddingLowerings: LoweringsByName = {
  embedding,
};
