import type { LayerLowering } from './lowering.ts';

/** How each layer is written in primitives, by `LayerCall.tfjs`. */
export const layerLowerings: Readonly<Record<string, LayerLowering>> = {};
