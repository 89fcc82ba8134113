import * as tf from '@tensorflow/tfjs';

import { FunctionLayer, type LayerArgs } from './FunctionLayer.ts';

export interface SinePositionEncodingSettings {
  /** The longest wave is 2π times so many steps long. */
  maxWavelength: number;
}

/**
 * Waves of many lengths that tell positions apart (Vaswani et al. 2017, section 3.5), to be added to a sequence; out
 * comes a tensor of its shape `[batch, time, features]`. As `keras_hub.layers.SinePositionEncoding`, for feature f of F:
 *
 *     angle = position / maxWavelength^(2 ⌊f / 2⌋ / F),  sin(angle) where f is even, cos(angle) where it is odd
 */
export class SinePositionEncoding extends FunctionLayer<SinePositionEncodingSettings> {
  static className = 'SinePositionEncoding';

  constructor({ maxWavelength, ...args }: SinePositionEncodingSettings & LayerArgs) {
    super(args, { maxWavelength });
  }

  protected override compute([x]: [tf.Tensor]): tf.Tensor {
    const [time, features] = x.shape.slice(-2) as [number, number];
    const waves = tf.tensor(sineWaves(time, features, this.settings.maxWavelength), [time, features]);
    return tf.add(tf.zerosLike(x), waves); // repeats them for every sample
  }

  protected override shapesOf([shape]: [tf.Shape]): tf.Shape {
    return shape;
  }
}

/** See {@link SinePositionEncoding}: a row for each position. */
export function sineWaves(time: number, features: number, maxWavelength: number): Float32Array {
  return Float32Array.from({ length: time * features }, (_, at) => {
    const [position, feature] = [Math.floor(at / features), at % features];
    const angle = position / maxWavelength ** ((2 * Math.floor(feature / 2)) / features);
    return feature % 2 === 0 ? Math.sin(angle) : Math.cos(angle);
  });
}

tf.serialization.registerClass(SinePositionEncoding);
