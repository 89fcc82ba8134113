import type { LayerDefinition } from '../../kit/define.ts';
import { categoryEncoding } from './categoryEncoding.ts';
import { centerCrop } from './centerCrop.ts';
import { discretization } from './discretization.ts';
import { hashing } from './hashing.ts';
import { integerLookup } from './integerLookup.ts';
import { normalization } from './normalization.ts';
import { randomBrightness } from './randomBrightness.ts';
import { randomContrast } from './randomContrast.ts';
import { randomCrop } from './randomCrop.ts';
import { randomFlip } from './randomFlip.ts';
import { randomRotation } from './randomRotation.ts';
import { randomTranslation } from './randomTranslation.ts';
import { randomZoom } from './randomZoom.ts';
import { rescaling } from './rescaling.ts';
import { resizing } from './resizing.ts';

/** In the order of the palette. */
export const preprocessingLayers: readonly LayerDefinition[] = [
  rescaling,
  normalization,
  resizing,
  centerCrop,
  randomFlip,
  randomCrop,
  randomRotation,
  randomZoom,
  randomTranslation,
  randomContrast,
  randomBrightness,
  discretization,
  categoryEncoding,
  hashing,
  integerLookup,
];
