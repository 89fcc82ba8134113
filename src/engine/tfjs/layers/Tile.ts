import * as tf from '@tensorflow/tfjs';

import { FunctionLayer, type LayerArgs } from './FunctionLayer.ts';

export interface TileSettings {
  /** How often each axis behind the batch axis is repeated. */
  repeats: number[];
}

/** Repeats its input along its axes, as `keras.ops.tile`. */
export class Tile extends FunctionLayer<TileSettings> {
  static className = 'Tile';

  constructor(args: TileSettings & LayerArgs) {
    super(args, { repeats: args.repeats });
  }

  protected compute([x]: tf.Tensor[]): tf.Tensor {
    return this.settings.repeats.reduce<tf.Tensor>((tiled, count, index) => {
      const copies = Array.from({ length: count }, () => tiled);
      return count === 1 ? tiled : tf.concat(copies, index + 1);
    }, x!);
  }

  protected shapesOf([shape]: tf.Shape[]): tf.Shape {
    return shape!.map((length, axis) =>
      axis === 0 || length === null ? length : length * this.settings.repeats[axis - 1]!,
    );
  }
}

tf.serialization.registerClass(Tile);
