import type { LayerDefinition } from '../../kit/define.ts';

/** In the order of the palette. */
export const preprocessingLayers: readonly LayerDefinition[] = [];
