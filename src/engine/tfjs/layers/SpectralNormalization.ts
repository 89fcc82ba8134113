import * as tf from '@tensorflow/tfjs';

import { savedLayer, toLayer } from './wrapped.ts';

export interface SpectralNormalizationArgs {
  /** A layer with a weight called `kernel`. */
  layer: tf.layers.Layer | tf.serialization.ConfigDict;
  /** Steps of the power method at each call: more find the largest singular value sooner. */
  powerIterations: number;
  /** For the first guess of the singular vector. */
  seed: number;
  name?: string;
  trainable?: boolean;
}

/**
 * Keeps the largest singular value of a layer's kernel near 1, so that the layer stretches no difference of its inputs
 * by more (Miyato et al. 2018). As `keras.layers.SpectralNormalization`: each call in training first divides the kernel
 * itself by that value, which the power method finds from the vector of the call before. The division has no gradient.
 */
export class SpectralNormalization extends tf.layers.Layer {
  static className = 'SpectralNormalization';
  readonly powerIterations: number;
  readonly seed: number;
  private readonly layer: tf.layers.Layer;
  private kernel!: tf.LayerVariable;
  private vector!: tf.LayerVariable;

  constructor(args: SpectralNormalizationArgs) {
    super(args);
    this.powerIterations = args.powerIterations;
    this.seed = args.seed;
    this.layer = toLayer(args.layer);
  }

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    if (!this.layer.built) this.layer.build(inputShape);
    this.layer.built = true;
    this.trainableWeights = this.layer.trainableWeights;
    this.kernel = this.layer.weights.find(({ originalName }) => /(^|\/)kernel$/.test(originalName))!;
    const guess = tf.initializers.truncatedNormal({ mean: 0, stddev: 0.02, seed: this.seed });
    this.vector = this.addWeight('vector_u', [1, this.kernel.shape.at(-1)!], 'float32', guess, undefined, false);
    super.build(inputShape);
  }

  override call(inputs: tf.Tensor | tf.Tensor[], settings: { training?: boolean }): tf.Tensor {
    return tf.tidy(() => {
      if (settings.training) this.normalizeKernel();
      return this.layer.call(inputs, settings) as tf.Tensor;
    });
  }

  private normalizeKernel(): void {
    const kernel = this.kernel.read();
    const rows = tf.reshape(kernel, [-1, kernel.shape.at(-1)!]);
    let u = this.vector.read();
    let v = u;
    for (let step = 0; step < this.powerIterations; step++) {
      v = unit(tf.matMul(u, rows, false, true));
      u = unit(tf.matMul(v, rows));
    }
    const largest = tf.matMul(tf.matMul(v, rows), u, false, true); // [1, 1]
    // A kernel of zeros, which has no direction, stays, and so does the vector.
    const none = tf.cast(tf.equal(tf.max(tf.abs(kernel)), 0), 'float32');
    this.vector.write(tf.add(u, tf.mul(none, this.vector.read())));
    this.kernel.write(tf.div(kernel, tf.add(tf.reshape(largest, []), none)));
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape | tf.Shape[] {
    return this.layer.computeOutputShape(inputShape);
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { powerIterations, seed } = this;
    return { ...super.getConfig(), layer: savedLayer(this.layer), powerIterations, seed };
  }
}

/** x / |x|; what is shorter than 1e-7 is divided by that. */
function unit(x: tf.Tensor): tf.Tensor {
  return tf.mul(x, tf.rsqrt(tf.maximum(tf.sum(tf.square(x)), 1e-14)));
}

tf.serialization.registerClass(SpectralNormalization);
