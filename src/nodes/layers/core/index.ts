import type { LayerDefinition } from '../../kit/define.ts';
import { dense } from './dense.ts';
import { embedding } from './embedding.ts';

/** In the order of the palette. */
export const coreLayers: readonly LayerDefinition[] = [dense, embedding];
