import type { LayerDefinition } from '../../kit/define.ts';
import { dropout } from './dropout.ts';

/** In the order of the palette. */
export const regularizationLayers: readonly LayerDefinition[] = [dropout];
