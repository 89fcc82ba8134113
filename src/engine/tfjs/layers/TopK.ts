import * as tf from '@tensorflow/tfjs';

import { asFloat, FunctionLayer, withoutGradient, type LayerArgs } from './FunctionLayer.ts';

export interface TopKSettings {
  k: number;
}

/**
 * The k largest numbers along the last axis, the largest first, and their places: two outputs, as `keras.ops.top_k`.
 * `tf.topk` has no gradient: it only tells the places here, and the numbers are looked up.
 */
export class TopK extends FunctionLayer<TopKSettings> {
  static className = 'TopK';

  constructor(args: TopKSettings & LayerArgs) {
    super(args, { k: args.k });
  }

  protected compute([input]: tf.Tensor[]): tf.Tensor[] {
    const { k } = this.settings;
    const x = asFloat(input!);
    const length = x.shape.at(-1)!;
    const rows = x.size / length;
    const indices = withoutGradient(() => tf.topk(x, k).indices);
    const starts = tf.mul(tf.range(0, rows, 1, 'int32').expandDims(1), tf.scalar(length, 'int32'));
    const places = tf.add(tf.reshape(indices, [rows, k]), starts);
    const values = tf.gather(tf.reshape(x, [-1]), tf.reshape(places, [-1]));
    return [tf.reshape(values, indices.shape), indices];
  }

  protected shapesOf([shape]: tf.Shape[]): tf.Shape[] {
    const found = shape!.with(-1, this.settings.k);
    return [found, found];
  }
}

tf.serialization.registerClass(TopK);
