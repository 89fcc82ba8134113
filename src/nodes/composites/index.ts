import type { CompositeDefinition } from '../kit/composite.ts';
import { bottleneckBlock } from './bottleneckBlock.ts';
import { denselyConnectedBlock } from './denselyConnectedBlock.ts';
import { inceptionBlock } from './inceptionBlock.ts';
import { invertedResidual } from './invertedResidual.ts';
import { residualBlock } from './residualBlock.ts';
import { seq2seqDecoder, seq2seqEncoder } from './seq2seq.ts';
import { squeezeExcite } from './squeezeExcite.ts';
import { transformerDecoder, transformerEncoder } from './transformer.ts';
import { uNetDown, uNetUp } from './uNetLevel.ts';

/** In the order of the palette. */
export const composites: readonly CompositeDefinition[] = [
  residualBlock,
  bottleneckBlock,
  invertedResidual,
  squeezeExcite,
  inceptionBlock,
  denselyConnectedBlock,
  uNetDown,
  uNetUp,
  transformerEncoder,
  transformerDecoder,
  seq2seqEncoder,
  seq2seqDecoder,
];
