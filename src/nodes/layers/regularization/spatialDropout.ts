import { defineSpatialDropout } from '../../kit/noise.ts';

export const spatialDropout1d = defineSpatialDropout(1);
export const spatialDropout2d = defineSpatialDropout(2);
export const spatialDropout3d = defineSpatialDropout(3);
