import * as tf from '@tensorflow/tfjs';

import type { Convolution } from '../../kernels/instructions/convolution.ts';
import type { DepthwiseConvolution } from '../../kernels/instructions/depthwise.ts';
import type { PoolGeometry } from '../../kernels/instructions/pooling.ts';
import type { Axis } from '../../kernels/instructions/windows.ts';
import type { KernelCall } from './heap.ts';

/** What TensorFlow.js tells a convolution or a pooling of its windows. */
interface WindowAttributes {
  readonly strides: [number, number];
  readonly dilations?: [number, number];
  readonly filterSize: [number, number];
  readonly pad: 'valid' | 'same' | number;
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil';
}

type Four = [number, number, number, number];
type Windows = ReturnType<typeof tf.backend_util.computeConv2DInfo>;

/** Whether images are `[batch, height, width, channels]`, as all our kernels have them. */
export function isChannelsLast({ attrs }: KernelCall): boolean {
  return attrs['dataFormat'] === undefined || attrs['dataFormat'] === 'NHWC';
}

/** The convolution of images with a kernel `[height, width, channels, filters]`. */
export function convolutionOf(images: number[], kernel: number[], attrs: KernelCall['attrs']): Convolution {
  const windows = windowsOf(images, kernel, attrs, false);
  const { batchSize, inChannels, outChannels } = windows;
  return { images: batchSize, channels: inChannels, filters: outChannels, groups: 1, ...axesOf(windows) };
}

/** The depthwise convolution of images with a kernel `[height, width, channels, multiplier]`. */
export function depthwiseOf(images: number[], kernel: number[], attrs: KernelCall['attrs']): DepthwiseConvolution {
  const windows = windowsOf(images, kernel, attrs, true);
  return { images: windows.batchSize, channels: windows.inChannels, multiplier: kernel[3]!, ...axesOf(windows) };
}

/** The windows that a pooling slides over images. */
export function poolingOf(images: number[], attrs: KernelCall['attrs']): PoolGeometry {
  const { filterSize, strides, pad, dimRoundingMode } = attrs as unknown as WindowAttributes;
  const windows = tf.backend_util.computePool2DInfo(images as Four, filterSize, strides, 1, pad, dimRoundingMode);
  return {
    batch: windows.batchSize,
    ...{ height: windows.inHeight, width: windows.inWidth, channels: windows.inChannels },
    ...{ outHeight: windows.outHeight, outWidth: windows.outWidth },
    ...{ windowHeight: windows.filterHeight, windowWidth: windows.filterWidth },
    ...{ strideY: windows.strideHeight, strideX: windows.strideWidth },
    ...{ top: windows.padInfo.top, left: windows.padInfo.left },
  };
}

/** The shape of what a convolution or a pooling gives. */
export function outputShape(
  { height, width }: { readonly height: Axis; readonly width: Axis },
  images: number,
  channels: number,
): number[] {
  return [images, height.outLength, width.outLength, channels];
}

function windowsOf(images: number[], kernel: number[], attrs: KernelCall['attrs'], depthwise: boolean): Windows {
  const { strides, dilations, pad, dimRoundingMode } = attrs as unknown as WindowAttributes;
  const [x, filter] = [images, kernel] as [Four, Four];
  return tf.backend_util.computeConv2DInfo(x, filter, strides, dilations ?? 1, pad, dimRoundingMode, depthwise);
}

function axesOf(windows: Windows): { readonly height: Axis; readonly width: Axis } {
  return {
    height: {
      ...{ length: windows.inHeight, outLength: windows.outHeight, window: windows.filterHeight },
      ...{ stride: windows.strideHeight, dilation: windows.dilationHeight, padding: windows.padInfo.top },
    },
    width: {
      ...{ length: windows.inWidth, outLength: windows.outWidth, window: windows.filterWidth },
      ...{ stride: windows.strideWidth, dilation: windows.dilationWidth, padding: windows.padInfo.left },
    },
  };
}
