import * as tf from '@tensorflow/tfjs';

import { lstm } from './recurrentCells.ts';
import { RecurrentLayer, type RecurrentArgs, type RecurrentShapes } from './RecurrentLayer.ts';
import { dilated, windowShape } from './windows.ts';

export interface ConvLSTMArgs extends RecurrentArgs {
  filters: number;
  /** One number for each axis of the images: 1 for a row of places, 2 for a picture. */
  kernelSize: number[];
  /** Of the convolutions of the inputs; those of the hidden state have none. */
  strides: number[];
  padding: 'valid' | 'same';
  dilationRate: number[];
}

/**
 * An LSTM whose products are convolutions, over sequences of images `[batch, time, ..., channels]` (Shi et al. 2015), with
 * the weights and numbers of `keras.layers.ConvLSTM2D`.
 */
export abstract class ConvLSTM extends RecurrentLayer {
  constructor(protected readonly windows: ConvLSTMArgs) {
    super(windows, lstm);
  }

  protected override shapesFor([batch, _time, ...image]: tf.Shape): RecurrentShapes {
    const { filters, kernelSize } = this.windows;
    const width = this.cell.gates * filters;
    return {
      kernel: [...kernelSize, image.at(-1)!, width],
      recurrentKernel: [...kernelSize, filters, width],
      bias: [width],
      state: windowShape([batch!, ...image], this.windows, filters).slice(1) as number[],
    };
  }

  protected override timesKernel(x: tf.Tensor, kernel: tf.Tensor): tf.Tensor {
    const { strides, padding, dilationRate } = this.windows;
    return convolution(x, dilated(kernel, dilationRate), strides, padding);
  }

  protected override timesRecurrentKernel(hidden: tf.Tensor, kernel: tf.Tensor): tf.Tensor {
    return convolution(hidden, kernel, this.windows.strides.map(() => 1), 'same'); // prettier-ignore
  }

  protected override dropsByGate(): boolean {
    return true;
  }
}

function convolution(x: tf.Tensor, kernel: tf.Tensor, strides: number[], padding: 'valid' | 'same'): tf.Tensor {
  if (strides.length === 1) return tf.conv1d(x as tf.Tensor3D, kernel as tf.Tensor3D, strides[0]!, padding);
  return tf.conv2d(x as tf.Tensor4D, kernel as tf.Tensor4D, strides as [number, number], padding);
}
