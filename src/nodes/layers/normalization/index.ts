import type { LayerDefinition } from '../../kit/define.ts';
import { batchNormalization } from './batchNormalization.ts';
import { groupNormalization } from './groupNormalization.ts';
import { instanceNormalization } from './instanceNormalization.ts';
import { layerNormalization } from './layerNormalization.ts';
import { rmsNormalization } from './rmsNormalization.ts';
import { spectralNormalization } from './spectralNormalization.ts';
import { unitNormalization } from './unitNormalization.ts';

/** In the order of the palette. */
export const normalizationLayers: readonly LayerDefinition[] = [
  batchNormalization,
  layerNormalization,
  groupNormalization,
  instanceNormalization,
  rmsNormalization,
  unitNormalization,
  spectralNormalization,
];
