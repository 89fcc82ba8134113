import type { LayerDefinition } from '../../kit/define.ts';
import { flatten } from './flatten.ts';
import { reshape } from './reshape.ts';

/** In the order of the palette. */
export const reshapingLayers: readonly LayerDefinition[] = [flatten, reshape];
