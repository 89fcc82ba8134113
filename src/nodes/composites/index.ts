import type { CompositeDefinition } from '../kit/composite.ts';
import { bottleneckBlock } from './bottleneckBlock.ts';
import { residualBlock } from './residualBlock.ts';

/** In the order of the palette. */
export const composites: readonly CompositeDefinition[] = [residualBlock, bottleneckBlock];
