import type { LayerDefinition } from '../../kit/define.ts';
import { multiHeadAttention } from './multiHeadAttention.ts';
import { positionEmbedding } from './positionEmbedding.ts';

/** In the order of the palette. */
export const attentionLayers: readonly LayerDefinition[] = [multiHeadAttention, positionEmbedding];
