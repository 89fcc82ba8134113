import * as tf from '@tensorflow/tfjs';

import { drawAt, mixSeed } from '../../../data/random.ts';

export interface DropoutArgs {
  /** Share of the values set to zero, from 0 up to but not including 1. */
  rate: number;
  seed: number;
  name?: string;
}

/**
 * Sets a share of its inputs to zero during training and scales up the rest, so that the expected sum stays
 * (Srivastava et al. 2014). Passes its input through otherwise.
 *
 * `tf.layers.dropout` with a seed draws the same mask at every call, which turns it into a fixed pruning of the net;
 * without one the run cannot be repeated. This layer numbers its calls: another mask each time, the same in each run.
 */
export class Dropout extends tf.layers.Layer {
  static className = 'SeededDropout';
  readonly rate: number;
  readonly seed: number;
  /** Masks drawn so far: the next one depends on it. */
  calls = 0;

  constructor(args: DropoutArgs) {
    super(args);
    this.rate = args.rate;
    this.seed = args.seed;
    this.supportsMasking = true;
  }

  override call(inputs: tf.Tensor | tf.Tensor[], { training }: { training?: boolean }): tf.Tensor {
    const x = Array.isArray(inputs) ? inputs[0]! : inputs;
    if (!training || this.rate === 0) return tf.clone(x);
    return tf.tidy(() => tf.mul(x, tf.tensor(this.mask(x.size), x.shape)));
  }

  /** 0 in the places that are dropped, in the others what keeps the expected sum. */
  private mask(size: number): Float32Array {
    const seed = mixSeed(this.seed, this.calls++);
    const threshold = Math.floor(this.rate * 2 ** 32);
    const scale = 1 / (1 - this.rate);
    return Float32Array.from({ length: size }, (_, index) => (drawAt(seed, index) < threshold ? 0 : scale));
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape | tf.Shape[] {
    return inputShape;
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), rate: this.rate, seed: this.seed };
  }
}

tf.serialization.registerClass(Dropout);
