import * as tf from '@tensorflow/tfjs';

import { savedInitializer, toInitializer, type InitializerArg } from './initializers.ts';
import { NormalizationLayer, type NormalizationLayerArgs } from './NormalizationLayer.ts';
import { alongAxes, axesFrom, moments } from './standardize.ts';

export interface BatchNormalizationArgs extends NormalizationLayerArgs {
  axis: number;
  /** How slowly the moving averages follow the moments of the batches. */
  momentum: number;
  movingMeanInitializer: InitializerArg;
  movingVarianceInitializer: InitializerArg;
  /** `[0]` where a mask `[batch, time]` comes behind the input: what it leaves out counts for no moment. */
  masked?: number[];
}

/**
 * Gives each channel the mean 0 and the variance 1 over the batch, then scales and shifts it (Ioffe and Szegedy 2015).
 * Outside of training, and where it is frozen, with moving averages of the moments instead.
 *
 * `tf.layers.batchNormalization` computes other numbers where the axis is not the last, does not train without scale or
 * shift, moves its averages while it is frozen, and knows no mask. Weights as in `keras.layers.BatchNormalization`.
 */
export class BatchNormalization extends NormalizationLayer {
  static className = 'KerasBatchNormalization';
  declare readonly axis: number;
  readonly momentum: number;
  readonly masked: number[];
  private readonly movingMeanInitializer: ReturnType<typeof toInitializer>;
  private readonly movingVarianceInitializer: ReturnType<typeof toInitializer>;
  private movingMean!: tf.LayerVariable;
  private movingVariance!: tf.LayerVariable;

  constructor(args: BatchNormalizationArgs) {
    super(args);
    this.momentum = args.momentum;
    this.masked = args.masked ?? [];
    this.movingMeanInitializer = toInitializer(args.movingMeanInitializer);
    this.movingVarianceInitializer = toInitializer(args.movingVarianceInitializer);
  }

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    const shape = (this.masked.length > 0 ? inputShape[0] : inputShape) as tf.Shape;
    super.build(shape);
    const lengths = this.weightShape(shape);
    const { movingMeanInitializer: mean, movingVarianceInitializer: variance } = this;
    this.movingMean = this.addWeight('moving_mean', lengths, 'float32', mean, undefined, false);
    this.movingVariance = this.addWeight('moving_variance', lengths, 'float32', variance, undefined, false);
  }

  override call(inputs: tf.Tensor | tf.Tensor[], { training }: { training?: boolean }): tf.Tensor {
    return tf.tidy(() => {
      const [x, mask] = [inputs].flat();
      const { mean, variance } = training && this.trainable ? this.batchMoments(x!, mask) : this.movingMoments(x!);
      const normalized = tf.mul(tf.sub(x!, mean), tf.rsqrt(tf.add(variance, this.epsilon)));
      return this.scaleAndShift(normalized);
    });
  }

  private movingMoments({ rank }: tf.Tensor): ReturnType<typeof moments> {
    const axes = axesFrom(this.axis, rank);
    const mean = alongAxes(this.movingMean.read(), axes, rank);
    return { mean, variance: alongAxes(this.movingVariance.read(), axes, rank) };
  }

  /** Those of the batch, which the moving averages follow. */
  private batchMoments(x: tf.Tensor, mask?: tf.Tensor): ReturnType<typeof moments> {
    const [kept] = axesFrom(this.axis, x.rank);
    const others = x.shape.map((_, axis) => axis).filter((axis) => axis !== kept);
    const found = moments(x, others, mask && tf.mul(tf.onesLike(x), tf.expandDims(mask, -1)));
    this.follow(this.movingMean, found.mean);
    this.follow(this.movingVariance, found.variance);
    return found;
  }

  private follow(moving: tf.LayerVariable, moment: tf.Tensor): void {
    const before = moving.read();
    const step = tf.mul(tf.sub(before, tf.reshape(moment, before.shape)), 1 - this.momentum);
    moving.write(tf.sub(before, step));
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape | tf.Shape[] {
    return this.masked.length > 0 ? (inputShape[0] as tf.Shape) : inputShape;
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { momentum, masked } = this;
    const movingMeanInitializer = savedInitializer(this.movingMeanInitializer);
    const movingVarianceInitializer = savedInitializer(this.movingVarianceInitializer);
    const config = { ...super.getConfig(), momentum, movingMeanInitializer, movingVarianceInitializer };
    return masked.length > 0 ? { ...config, masked } : config;
  }
}

tf.serialization.registerClass(BatchNormalization);
