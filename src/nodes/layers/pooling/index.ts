import type { LayerDefinition } from '../../kit/define.ts';
import { averagePooling2d } from './averagePooling2d.ts';
import { globalAveragePooling2d } from './globalAveragePooling2d.ts';
import { maxPooling2d } from './maxPooling2d.ts';

/** In the order of the palette. */
export const poolingLayers: readonly LayerDefinition[] = [maxPooling2d, averagePooling2d, globalAveragePooling2d];
