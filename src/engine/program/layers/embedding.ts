import { gather } from '../primitives/gather.ts';
import type { LayerLowering, LoweringsByName } from './lowering.ts';

/** From numbers of rows [batch, ...] to rows [batch, ..., features]. */
const embedding: LayerLowering = ({ tape, inputs: [ids], weight }) => [gather(tape, weight('embeddings'), ids!)];

/** By `LayerCall.tfjs`. */
export const embeddingLowerings: LoweringsByName = {
  embedding,
};
