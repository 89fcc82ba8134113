import type { LayerDefinition } from '../../kit/define.ts';
import { dense } from './dense.ts';
import { einsumDense } from './einsumDense.ts';
import { expression } from './expression.ts';
import { embedding } from './embedding.ts';
import { masking } from './masking.ts';

/** In the order of the palette. */
export const coreLayers: readonly LayerDefinition[] = [dense, embedding, masking, einsumDense, expression];
