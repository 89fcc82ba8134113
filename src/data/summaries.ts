import type { Adaptation, LayerCall } from '../nodes/kit/calls.ts';
import { createVocabulary, type LookupSettings } from './lookup.ts';
import { createMoments } from './moments.ts';
import { createQuantiles } from './quantiles.ts';
import type { Summary } from './summary.ts';

/** What layers take from the data, by `LayerCall.adapts`, for a call's arguments. */
export const summaries: Readonly<Record<Adaptation, (args: LayerCall['args']) => Summary>> = {
  moments: ({ axes }) => createMoments(axes as readonly number[]),
  vocabulary: (args) => createVocabulary(args as unknown as LookupSettings, args['maxTokens'] as number),
  quantiles: ({ numBins, epsilon }) => createQuantiles(numBins as number, epsilon as number),
};
