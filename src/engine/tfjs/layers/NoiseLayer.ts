import * as tf from '@tensorflow/tfjs';

import { drawAt, mixSeed, normalAt } from '../../../data/random.ts';

/**
 * A layer that changes what it is given at random during training, and passes it through otherwise.
 *
 * The noise layers of TensorFlow.js draw the same numbers at every call where they have a seed, and a run cannot be
 * repeated where they have none. This one numbers its calls: other numbers each time, the same in each run.
 */
export abstract class NoiseLayer extends tf.layers.Layer {
  readonly seed: number;
  /** How often it drew: the next numbers depend on it. */
  calls = 0;

  constructor(args: { seed: number; name?: string }) {
    super(args);
    this.seed = args.seed;
    this.supportsMasking = true;
  }

  /** The input with noise, whose numbers depend on `seed` alone. */
  protected abstract noisy(x: tf.Tensor, seed: number): tf.Tensor;

  /** Whether there is any noise at all. */
  protected abstract isNoisy(): boolean;

  override call(inputs: tf.Tensor | tf.Tensor[], { training }: { training?: boolean }): tf.Tensor {
    const x = Array.isArray(inputs) ? inputs[0]! : inputs;
    if (!training || !this.isNoisy()) return tf.clone(x);
    return tf.tidy(() => this.noisy(x, mixSeed(this.seed, this.calls++)));
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape | tf.Shape[] {
    return inputShape;
  }
}

/** Which numbers are dropped together. */
export interface Dropped {
  /** Share of the numbers, from 0 up to but not including 1. */
  rate: number;
  /** Axes along which all numbers are dropped or kept as one; the batch axis is 0. */
  sharedAxes: number[];
}

/** 0 in the places that are dropped, in the others what keeps the expected sum: a mask that broadcasts to the shape. */
export function dropoutMask(shape: number[], { rate, sharedAxes }: Dropped, seed: number): tf.Tensor {
  const maskShape = shape.map((length, axis) => (sharedAxes.includes(axis) ? 1 : length));
  const threshold = Math.floor(rate * 2 ** 32);
  const scale = 1 / (1 - rate);
  const size = tf.util.sizeFromShape(maskShape);
  const mask = Float32Array.from({ length: size }, (_, index) => (drawAt(seed, index) < threshold ? 0 : scale));
  return tf.tensor(mask, maskShape);
}

/** Draws from the normal distribution of mean 0 and deviation 1. */
export function normalDraws(shape: number[], seed: number): tf.Tensor {
  const size = tf.util.sizeFromShape(shape);
  return tf.tensor(
    Float32Array.from({ length: size }, (_, index) => normalAt(seed, index, size)),
    shape,
  );
}
