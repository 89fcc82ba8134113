import type { LayerDefinition } from '../../kit/define.ts';
import { batchNormalization } from './batchNormalization.ts';
import { layerNormalization } from './layerNormalization.ts';

/** In the order of the palette. */
export const normalizationLayers: readonly LayerDefinition[] = [batchNormalization, layerNormalization];
