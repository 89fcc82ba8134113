import type { LayerDefinition } from '../../kit/define.ts';
import { conv1d } from './conv1d.ts';
import { conv1dTranspose } from './conv1dTranspose.ts';
import { conv2d } from './conv2d.ts';
import { conv2dTranspose } from './conv2dTranspose.ts';
import { conv3d } from './conv3d.ts';
import { conv3dTranspose } from './conv3dTranspose.ts';
import { depthwiseConv1d } from './depthwiseConv1d.ts';
import { depthwiseConv2d } from './depthwiseConv2d.ts';
import { separableConv1d } from './separableConv1d.ts';
import { separableConv2d } from './separableConv2d.ts';

/** In the order of the palette. */
export const convolutionLayers: readonly LayerDefinition[] = [
  conv2d,
  conv2dTranspose,
  depthwiseConv2d,
  separableConv2d,
  conv1d,
  conv1dTranspose,
  depthwiseConv1d,
  separableConv1d,
  conv3d,
  conv3dTranspose,
];
