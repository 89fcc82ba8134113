import * as tf from '@tensorflow/tfjs';

import { adaptiveWindows } from '../../../tensor/window.ts';
import { FunctionLayer, type LayerArgs } from './FunctionLayer.ts';
import { poolAxes } from './windows.ts';

export interface AdaptivePoolingArgs extends LayerArgs {
  kind: 'max' | 'average';
  /** One number for each axis between the batch and the channels. */
  outputSize: number[];
}

/**
 * Cuts each axis between the batch and the channels into so many windows, of lengths that differ by one at most, and keeps
 * the largest number or the mean of each: `keras.layers.AdaptiveMaxPooling2D` and `AdaptiveAveragePooling2D`. A window is
 * a window of each axis, so the axes are pooled one after another.
 */
export class AdaptivePooling extends FunctionLayer<Pick<AdaptivePoolingArgs, 'kind' | 'outputSize'>> {
  static className = 'AdaptivePooling';

  constructor({ kind, outputSize, ...args }: AdaptivePoolingArgs) {
    super(args, { kind, outputSize });
  }

  protected override compute([x]: tf.Tensor[]): tf.Tensor {
    const { kind, outputSize } = this.settings;
    return poolAxes(x!, (line, axis) => {
      const [before, length, , after] = line.shape;
      const pooled = adaptiveWindows(length, outputSize[axis]!).map(([start, end]) => {
        const cut = tf.slice(line, [0, start, 0, 0], [before, end - start, 1, after]);
        const whole: [number, number] = [end - start, 1];
        return kind === 'max' ? tf.maxPool(cut, whole, 1, 'valid') : tf.avgPool(cut, whole, 1, 'valid');
      });
      return tf.concat(pooled, 1);
    });
  }

  protected override shapesOf([shape]: tf.Shape[]): tf.Shape {
    return [shape![0]!, ...this.settings.outputSize, shape!.at(-1)!];
  }
}

tf.serialization.registerClass(AdaptivePooling);
