import type { LayerDefinition } from '../../kit/define.ts';
import { activityRegularization } from './activityRegularization.ts';
import { alphaDropout } from './alphaDropout.ts';
import { dropout } from './dropout.ts';
import { gaussianDropout } from './gaussianDropout.ts';
import { gaussianNoise } from './gaussianNoise.ts';
import { spatialDropout1d, spatialDropout2d, spatialDropout3d } from './spatialDropout.ts';

/** In the order of the palette. */
export const regularizationLayers: readonly LayerDefinition[] = [
  dropout,
  spatialDropout1d,
  spatialDropout2d,
  spatialDropout3d,
  alphaDropout,
  gaussianDropout,
  gaussianNoise,
  activityRegularization,
];
