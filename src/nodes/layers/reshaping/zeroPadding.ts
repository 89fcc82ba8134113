import { defineZeroPadding } from '../../kit/borders.ts';

export const zeroPadding1d = defineZeroPadding(1);
export const zeroPadding2d = defineZeroPadding(2);
export const zeroPadding3d = defineZeroPadding(3);
