import { defineUpSampling } from '../../kit/borders.ts';

export const upSampling1d = defineUpSampling(1);
export const upSampling2d = defineUpSampling(2);
export const upSampling3d = defineUpSampling(3);
