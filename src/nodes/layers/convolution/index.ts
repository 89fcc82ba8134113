import type { LayerDefinition } from '../../kit/define.ts';
import { conv2d } from './conv2d.ts';
import { conv2dTranspose } from './conv2dTranspose.ts';

/** In the order of the palette. */
export const convolutionLayers: readonly LayerDefinition[] = [conv2d, conv2dTranspose];
