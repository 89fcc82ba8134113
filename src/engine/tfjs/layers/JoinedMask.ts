import * as tf from '@tensorflow/tfjs';

import { FunctionLayer, type LayerArgs } from './FunctionLayer.ts';

export interface JoinedMaskSettings {
  /** `any`: a step counts where it does in any of the inputs. `time`: the masks one behind the other. */
  join: 'any' | 'time';
}

/**
 * The mask of what several sequences were merged to, as Keras has it: those of Add and its like count where any does. A
 * sequence without a mask stands for itself, `[batch, time, features]`: all of its steps count.
 */
export class JoinedMask extends FunctionLayer<JoinedMaskSettings> {
  static className = 'JoinedMask';

  constructor({ join, ...args }: JoinedMaskSettings & LayerArgs) {
    super(args, { join });
  }

  protected override compute(inputs: tf.Tensor[]): tf.Tensor {
    const masks = inputs.map((x) => (x.rank === 2 ? x : tf.ones(x.shape.slice(0, 2))));
    if (this.settings.join === 'time') return tf.concat(masks, 1);
    return masks.reduce((any, mask) => tf.maximum(any, mask));
  }

  protected override shapesOf(shapes: tf.Shape[]): tf.Shape {
    const [batch, time] = shapes[0]! as [number | null, number | null];
    if (this.settings.join === 'any') return [batch, time];
    return [batch, shapes.reduce<number | null>((sum, [, steps]) => addLengths(sum, steps!), 0)];
  }
}

function addLengths(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}

tf.serialization.registerClass(JoinedMask);
