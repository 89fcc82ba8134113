import * as tf from '@tensorflow/tfjs';

import { FunctionLayer, type LayerArgs } from './FunctionLayer.ts';

export interface RotaryEmbeddingSettings {
  /** The slowest pair turns by 1 / maxWavelength of a radian a step, nearly. */
  maxWavelength: number;
  /** Positions are divided by it, so that longer sequences turn no further than those of training. */
  scalingFactor: number;
}

/**
 * Turns pairs of features by angles that grow with the position, so that the product of a query and a key depends on how
 * far apart they stand (Su et al. 2021). As `keras_hub.layers.RotaryEmbedding` on `[batch, time, ..., features]`, where
 * feature f of the first half and feature f of the second are a pair:
 *
 *     angle = position / scalingFactor / maxWavelength^(2 f / F)
 *     first cos(angle) - second sin(angle),  second cos(angle) + first sin(angle)
 */
export class RotaryEmbedding extends FunctionLayer<RotaryEmbeddingSettings> {
  static className = 'RotaryEmbedding';

  constructor({ maxWavelength, scalingFactor, ...args }: RotaryEmbeddingSettings & LayerArgs) {
    super(args, { maxWavelength, scalingFactor });
  }

  protected override compute([x]: [tf.Tensor]): tf.Tensor {
    const half = x.shape.at(-1)! / 2;
    const first = tf.slice(x, x.shape.map(() => 0), x.shape.with(-1, half)); // prettier-ignore
    const second = tf.slice(x, x.shape.map(() => 0).with(-1, half), x.shape.with(-1, half));
    const time = x.shape[1]!;
    // Between time and features stand axes that all turn alike.
    const shape = [time, ...x.shape.slice(2, -1).map(() => 1), half];
    const angles = rotaryAngles(time, half, this.settings);
    const [cos, sin] = [Math.cos, Math.sin].map((wave) => tf.tensor(angles.map(wave), shape)) as [tf.Tensor, tf.Tensor];
    return tf.concat(
      [tf.sub(tf.mul(first, cos), tf.mul(second, sin)), tf.add(tf.mul(second, cos), tf.mul(first, sin))],
      -1,
    );
  }

  protected override shapesOf([shape]: [tf.Shape]): tf.Shape {
    return shape;
  }
}

/** See {@link RotaryEmbedding}: for each position the angle of each pair. */
export function rotaryAngles(
  time: number,
  pairs: number,
  { maxWavelength, scalingFactor }: RotaryEmbeddingSettings,
): Float32Array {
  return Float32Array.from({ length: time * pairs }, (_, at) => {
    const [position, pair] = [Math.floor(at / pairs), at % pairs];
    return position / scalingFactor / maxWavelength ** (pair / pairs);
  });
}

tf.serialization.registerClass(RotaryEmbedding);
