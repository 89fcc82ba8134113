import { defineCropping } from '../../kit/borders.ts';

export const cropping1d = defineCropping(1);
export const cropping2d = defineCropping(2);
export const cropping3d = defineCropping(3);
