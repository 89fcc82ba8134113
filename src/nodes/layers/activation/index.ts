import type { LayerDefinition } from '../../kit/define.ts';
import { activation } from './activation.ts';
import { leakyReLU } from './leakyReLU.ts';

/** In the order of the palette. */
export const activationLayers: readonly LayerDefinition[] = [activation, leakyReLU];
