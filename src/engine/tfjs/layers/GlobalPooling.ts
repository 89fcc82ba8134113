import * as tf from '@tensorflow/tfjs';

import { FunctionLayer, type LayerArgs } from './FunctionLayer.ts';

export interface GlobalPoolingArgs extends LayerArgs {
  kind: 'max' | 'average';
  /** Whether the axes that are pooled stay, with length 1. */
  keepdims: boolean;
}

/**
 * The largest number or the mean of each channel of `[batch, ..., channels]`: `keras.layers.GlobalMaxPooling2D` and
 * `GlobalAveragePooling2D` over sequences, images and volumes. Several largest numbers share the gradient evenly, where
 * `tf.max` gives each of them the whole.
 */
export class GlobalPooling extends FunctionLayer<Pick<GlobalPoolingArgs, 'kind' | 'keepdims'>> {
  static className = 'GlobalPooling';

  constructor({ kind, keepdims, ...args }: GlobalPoolingArgs) {
    super(args, { kind, keepdims });
  }

  protected override compute([x]: tf.Tensor[]): tf.Tensor {
    const [batch, ...sides] = x!.shape as [number, ...number[]];
    const channels = sides.pop()!;
    const places = tf.reshape(x!, [batch, -1, channels]);
    const pooled = this.settings.kind === 'max' ? largest(places) : tf.mean(places, 1);
    return this.settings.keepdims ? tf.reshape(pooled, [batch, ...sides.map(() => 1), channels]) : pooled;
  }

  protected override shapesOf([shape]: tf.Shape[]): tf.Shape {
    const kept = this.settings.keepdims ? shape!.slice(1, -1).map(() => 1) : [];
    return [shape![0]!, ...kept, shape!.at(-1)!];
  }
}

/** Along the second axis of three. */
const largest = tf.customGrad((x, save) => {
  const [places, keep] = [x as tf.Tensor, save as tf.GradSaveFunc];
  const value = tf.max(places, 1);
  keep([places, value]);
  const gradFunc = (dy: tf.Tensor, [given, most]: tf.Tensor[]): tf.Tensor => {
    const here = tf.cast(tf.equal(given!, tf.expandDims(most!, 1)), 'float32');
    return tf.mul(here, tf.expandDims(tf.div(dy, tf.sum(here, 1)), 1));
  };
  return { value, gradFunc };
}) as (x: tf.Tensor) => tf.Tensor;

tf.serialization.registerClass(GlobalPooling);
