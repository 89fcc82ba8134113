import type { LayerDefinition } from '../../kit/define.ts';
import { add } from './add.ts';
import { concatenate } from './concatenate.ts';

/** In the order of the palette. */
export const mergingLayers: readonly LayerDefinition[] = [add, concatenate];
