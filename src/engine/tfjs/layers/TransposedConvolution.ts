import * as tf from '@tensorflow/tfjs';

import { transposedLength } from '../../../tensor/window.ts';
import { savedInitializer, toInitializer, type InitializerArg } from './initializers.ts';
import { KernelLayer, type KernelLayerArgs } from './KernelLayer.ts';
import { transposeVolume } from './volumes.ts';
import { asImages, asSequences, dilated, imageKernel } from './windows.ts';

export interface TransposedConvolutionArgs extends KernelLayerArgs {
  padding: 'valid' | 'same';
  filters: number;
  /** Places added behind the output; as many as the padding asks for where it is left out. */
  outputPadding?: number | null;
  kernelInitializer: InitializerArg;
}

/**
 * A transposed convolution over sequences, images or volumes `[batch, ..., channels]`: each number paints its filter into
 * a larger output, which is the gradient of a convolution by its input (Dumoulin and Visin 2016, chapter 4). Dilation and
 * output padding are what `tf.layers.conv2dTranspose` lacks. Weights as in `keras.layers.Conv2DTranspose`: a kernel
 * `[...window, filters, channels]` and a bias `[filters]`.
 */
export class TransposedConvolution extends KernelLayer {
  static className = 'TransposedConvolution';
  declare readonly padding: 'valid' | 'same';
  readonly filters: number;
  readonly outputPadding: number | null;
  readonly kernelInitializer: ReturnType<typeof toInitializer>;
  private kernel!: tf.LayerVariable;

  constructor(args: TransposedConvolutionArgs) {
    super(args);
    this.filters = args.filters;
    this.outputPadding = args.outputPadding ?? null;
    this.kernelInitializer = toInitializer(args.kernelInitializer);
  }

  protected override addKernels(channels: number): number {
    const shape = [...this.kernelSize, this.filters, channels];
    this.kernel = this.addWeight('kernel', shape, 'float32', this.kernelInitializer);
    return this.filters;
  }

  protected override convolve(x: tf.Tensor): tf.Tensor {
    const { strides, dilationRate, padding, outputPadding } = this;
    const kernel = this.kernel.read();
    const shape = this.computeOutputShape(x.shape) as number[];
    if (strides.length === 3) return transposeVolume(x, kernel, this, outputPadding, shape);
    const taps = dilated(kernel, dilationRate);
    if (strides.length === 2) return transposeImages(x, taps, shape, strides, padding);
    const images = [shape[0]!, 1, shape[1]!, shape[2]!];
    return asSequences(transposeImages(asImages(x), imageKernel(taps), images, [1, strides[0]!], padding));
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    const { kernelSize, strides, dilationRate, padding, outputPadding, filters } = this;
    const shape = inputShape as tf.Shape;
    const sides = shape.slice(1, -1).map((side, axis) => {
      if (side === null) return null;
      const [window, stride, dilation] = [kernelSize[axis]!, strides[axis]!, dilationRate[axis]!];
      return transposedLength(side, window, stride, padding, outputPadding, dilation).length;
    });
    return [shape[0]!, ...sides, filters];
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { filters, outputPadding } = this;
    const kernelInitializer = savedInitializer(this.kernelInitializer);
    return { ...super.getConfig(), filters, outputPadding, kernelInitializer };
  }
}

function transposeImages(
  x: tf.Tensor,
  kernel: tf.Tensor,
  shape: number[],
  strides: number[],
  padding: 'valid' | 'same',
): tf.Tensor {
  const output = shape as [number, number, number, number];
  return tf.conv2dTranspose(x as tf.Tensor4D, kernel as tf.Tensor4D, output, strides as [number, number], padding);
}

tf.serialization.registerClass(TransposedConvolution);
