import * as tf from '@tensorflow/tfjs';

import { FunctionLayer, type LayerArgs } from './FunctionLayer.ts';
import { largest } from './ties.ts';

export interface GlobalPoolingArgs extends LayerArgs {
  kind: 'max' | 'average';
  /** Whether the axes that are pooled stay, with length 1. */
  keepdims: boolean;
  /** `[0]` where the second input is a mask `[batch, time]`: the mean is over the steps that count. */
  masked: number[];
}

/**
 * The largest number or the mean of each channel of `[batch, ..., channels]`: `keras.layers.GlobalMaxPooling2D` and
 * `GlobalAveragePooling2D` over sequences, images and volumes.
 */
export class GlobalPooling extends FunctionLayer<Pick<GlobalPoolingArgs, 'kind' | 'keepdims' | 'masked'>> {
  static className = 'GlobalPooling';

  constructor({ kind, keepdims, masked, ...args }: GlobalPoolingArgs) {
    super(args, { kind, keepdims, masked });
  }

  protected override compute([x, mask]: tf.Tensor[]): tf.Tensor {
    const [batch, ...sides] = x!.shape as [number, ...number[]];
    const channels = sides.pop()!;
    const places = tf.reshape(x!, [batch, -1, channels]);
    const pooled = this.settings.kind === 'max' ? largest(places, [1]) : mean(places, mask);
    return this.settings.keepdims ? tf.reshape(pooled, [batch, ...sides.map(() => 1), channels]) : pooled;
  }

  protected override shapesOf([shape]: tf.Shape[]): tf.Shape {
    const kept = this.settings.keepdims ? shape!.slice(1, -1).map(() => 1) : [];
    return [shape![0]!, ...kept, shape!.at(-1)!];
  }
}

/** Along the second axis of three; 0 where no step counts. */
function mean(places: tf.Tensor, mask: tf.Tensor | undefined): tf.Tensor {
  if (!mask) return tf.mean(places, 1);
  const counts = tf.expandDims(mask, -1);
  return tf.div(tf.sum(tf.mul(places, counts), 1), tf.maximum(tf.sum(counts, 1), 1));
}

tf.serialization.registerClass(GlobalPooling);
