import type { LayerDefinition } from '../../kit/define.ts';
import { cropping1d, cropping2d, cropping3d } from './cropping.ts';
import { flatten } from './flatten.ts';
import { permute } from './permute.ts';
import { repeatVector } from './repeatVector.ts';
import { reshape } from './reshape.ts';
import { upSampling1d, upSampling2d, upSampling3d } from './upSampling.ts';
import { zeroPadding1d, zeroPadding2d, zeroPadding3d } from './zeroPadding.ts';

/** In the order of the palette. */
export const reshapingLayers: readonly LayerDefinition[] = [
  flatten,
  reshape,
  permute,
  repeatVector,
  upSampling1d,
  upSampling2d,
  upSampling3d,
  zeroPadding1d,
  zeroPadding2d,
  zeroPadding3d,
  cropping1d,
  cropping2d,
  cropping3d,
];
