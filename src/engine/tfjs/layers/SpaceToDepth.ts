import * as tf from '@tensorflow/tfjs';

import { FunctionLayer, type LayerArgs } from './FunctionLayer.ts';
import type { BlockSettings } from './DepthToSpace.ts';

/**
 * Lays the pixels of each square end to end as channels of one: `[b, h, w, c]` to `[b, h / size, w / size, size² c]`, as
 * `tf.nn.space_to_depth`. The reverse of `DepthToSpace`.
 */
export class SpaceToDepth extends FunctionLayer<BlockSettings> {
  static className = 'SpaceToDepth';

  constructor(args: BlockSettings & LayerArgs) {
    super(args, { blockSize: args.blockSize });
  }

  protected compute([x]: tf.Tensor[]): tf.Tensor {
    const size = this.settings.blockSize;
    const [batch, height, width, channels] = x!.shape as [number, number, number, number];
    const rows = tf.reshape(x!, [(batch * height) / size, size, width / size, size * channels]);
    return tf.reshape(tf.transpose(rows, [0, 2, 1, 3]), [batch, height / size, width / size, size * size * channels]);
  }

  protected shapesOf([shape]: tf.Shape[]): tf.Shape {
    const size = this.settings.blockSize;
    const [batch, height, width, channels] = shape as [number | null, number | null, number | null, number];
    const over = (length: number | null): number | null => (length === null ? null : length / size);
    return [batch, over(height), over(width), channels * size * size];
  }
}

tf.serialization.registerClass(SpaceToDepth);
