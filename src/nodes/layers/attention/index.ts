import type { LayerDefinition } from '../../kit/define.ts';
import { additiveAttention, attention } from './attention.ts';
import { groupQueryAttention } from './groupQueryAttention.ts';
import { multiHeadAttention } from './multiHeadAttention.ts';
import { positionEmbedding } from './positionEmbedding.ts';
import { rotaryEmbedding } from './rotaryEmbedding.ts';
import { sinePositionEncoding } from './sinePositionEncoding.ts';
import { tokenAndPositionEmbedding } from './tokenAndPositionEmbedding.ts';

/** In the order of the palette. */
export const attentionLayers: readonly LayerDefinition[] = [
  multiHeadAttention,
  groupQueryAttention,
  attention,
  additiveAttention,
  positionEmbedding,
  sinePositionEncoding,
  rotaryEmbedding,
  tokenAndPositionEmbedding,
];
