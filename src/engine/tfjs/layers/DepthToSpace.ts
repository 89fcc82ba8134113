import * as tf from '@tensorflow/tfjs';

import { FunctionLayer, type LayerArgs } from './FunctionLayer.ts';

export interface BlockSettings {
  /** Side of the square of pixels that the channels of one become. */
  blockSize: number;
}

/**
 * Spreads the channels of each pixel over a square of pixels: `[b, h, w, size² c]` to `[b, size h, size w, c]`, as
 * `tf.nn.depth_to_space`. `tf.depthToSpace` has no gradient; two reshapes and a transpose have.
 */
export class DepthToSpace extends FunctionLayer<BlockSettings> {
  static className = 'DepthToSpace';

  constructor(args: BlockSettings & LayerArgs) {
    super(args, { blockSize: args.blockSize });
  }

  protected compute([x]: tf.Tensor[]): tf.Tensor {
    const size = this.settings.blockSize;
    const [batch, height, width, channels] = x!.shape as [number, number, number, number];
    const depth = channels / (size * size);
    // Neighbouring axes are taken together: no tensor of six axes is needed to move these.
    const rows = tf.reshape(x!, [batch * height, width, size, size * depth]);
    return tf.reshape(tf.transpose(rows, [0, 2, 1, 3]), [batch, height * size, width * size, depth]);
  }

  protected shapesOf([shape]: tf.Shape[]): tf.Shape {
    const size = this.settings.blockSize;
    const [batch, height, width, channels] = shape as [number | null, number | null, number | null, number];
    const times = (length: number | null): number | null => (length === null ? null : length * size);
    return [batch, times(height), times(width), channels / (size * size)];
  }
}

tf.serialization.registerClass(DepthToSpace);
