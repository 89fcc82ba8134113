import type { LayerDefinition } from '../../kit/define.ts';
import { adaptiveAveragePooling1d } from './adaptiveAveragePooling1d.ts';
import { adaptiveAveragePooling2d } from './adaptiveAveragePooling2d.ts';
import { adaptiveAveragePooling3d } from './adaptiveAveragePooling3d.ts';
import { adaptiveMaxPooling1d } from './adaptiveMaxPooling1d.ts';
import { adaptiveMaxPooling2d } from './adaptiveMaxPooling2d.ts';
import { adaptiveMaxPooling3d } from './adaptiveMaxPooling3d.ts';
import { averagePooling1d } from './averagePooling1d.ts';
import { averagePooling2d } from './averagePooling2d.ts';
import { averagePooling3d } from './averagePooling3d.ts';
import { globalAveragePooling1d } from './globalAveragePooling1d.ts';
import { globalAveragePooling2d } from './globalAveragePooling2d.ts';
import { globalAveragePooling3d } from './globalAveragePooling3d.ts';
import { globalMaxPooling1d } from './globalMaxPooling1d.ts';
import { globalMaxPooling2d } from './globalMaxPooling2d.ts';
import { globalMaxPooling3d } from './globalMaxPooling3d.ts';
import { maxPooling1d } from './maxPooling1d.ts';
import { maxPooling2d } from './maxPooling2d.ts';
import { maxPooling3d } from './maxPooling3d.ts';

/** In the order of the palette. */
export const poolingLayers: readonly LayerDefinition[] = [
  maxPooling2d,
  averagePooling2d,
  maxPooling1d,
  averagePooling1d,
  maxPooling3d,
  averagePooling3d,
  globalMaxPooling2d,
  globalAveragePooling2d,
  globalMaxPooling1d,
  globalAveragePooling1d,
  globalMaxPooling3d,
  globalAveragePooling3d,
  adaptiveMaxPooling2d,
  adaptiveAveragePooling2d,
  adaptiveMaxPooling1d,
  adaptiveAveragePooling1d,
  adaptiveMaxPooling3d,
  adaptiveAveragePooling3d,
];
