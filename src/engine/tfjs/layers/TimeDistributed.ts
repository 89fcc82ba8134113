import * as tf from '@tensorflow/tfjs';

import { savedLayer, toLayer } from './wrapped.ts';

export interface TimeDistributedArgs {
  layer: tf.layers.Layer | tf.serialization.ConfigDict;
  name?: string;
  trainable?: boolean;
}

/**
 * `keras.layers.TimeDistributed`: applies a layer to each step of a sequence, `[batch, time, ...]`, with the same weights.
 * All steps of all samples are one large batch for it, which is much faster than one step after the other; so the layer
 * must treat its samples one by one.
 */
export class TimeDistributed extends tf.layers.Layer {
  static className = 'KerasTimeDistributed';
  private readonly layer: tf.layers.Layer & { calls?: number };

  constructor(args: TimeDistributedArgs) {
    super(args);
    this.layer = toLayer(args.layer);
  }

  /** What the layer has drawn so far by chance, where it draws: a checkpoint keeps it. */
  get calls(): number | undefined {
    return this.layer.calls;
  }
  set calls(calls: number | undefined) {
    if (calls !== undefined && this.layer.calls !== undefined) this.layer.calls = calls;
  }

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    if (!this.layer.built) this.layer.build(stepOf(inputShape as tf.Shape));
    this.layer.built = true;
    this.trainableWeights = this.layer.trainableWeights;
    super.build(inputShape);
  }

  override call(inputs: tf.Tensor | tf.Tensor[], settings: { training?: boolean }): tf.Tensor {
    return tf.tidy(() => {
      const x = Array.isArray(inputs) ? inputs[0]! : inputs;
      const [batch, time, ...step] = x.shape as [number, number, ...number[]];
      const y = this.layer.call(tf.reshape(x, [batch * time, ...step]), settings) as tf.Tensor;
      return tf.reshape(y, [batch, time, ...y.shape.slice(1)]);
    });
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    const [batch, time] = inputShape as tf.Shape;
    const [, ...step] = this.layer.computeOutputShape(stepOf(inputShape as tf.Shape)) as tf.Shape;
    return [batch!, time!, ...step];
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), layer: savedLayer(this.layer) };
  }
}

/** The shape of one step of a sequence, with the batch axis. */
function stepOf([batch, _time, ...step]: tf.Shape): tf.Shape {
  return [batch!, ...step];
}

tf.serialization.registerClass(TimeDistributed);
