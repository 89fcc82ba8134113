import type { LayerDefinition } from '../../kit/define.ts';
import { add } from './add.ts';
import { average } from './average.ts';
import { concatenate } from './concatenate.ts';
import { dot } from './dot.ts';
import { maximum } from './maximum.ts';
import { minimum } from './minimum.ts';
import { multiply } from './multiply.ts';
import { subtract } from './subtract.ts';

/** In the order of the palette. */
export const mergingLayers: readonly LayerDefinition[] = [
  add,
  concatenate,
  subtract,
  multiply,
  average,
  maximum,
  minimum,
  dot,
];
