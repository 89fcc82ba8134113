import * as tf from '@tensorflow/tfjs';

type InitializerName = Exclude<keyof typeof tf.initializers, 'constant' | 'identity' | 'varianceScaling'>;

export interface PositionEmbeddingArgs {
  /** The longest sequence it can serve. */
  sequenceLength: number;
  /** Name of a factory in `tf.initializers`: `glorotUniform`. */
  initializer: InitializerName;
  seed: number;
  name?: string;
  trainable?: boolean;
}

/**
 * A learned vector for each position of a sequence, to be added to what stands there.
 * `[batch, time, features]` in; out comes the same shape, holding the positions' vectors for every sample,
 * as in `keras_hub.layers.PositionEmbedding`.
 */
export class PositionEmbedding extends tf.layers.Layer {
  static className = 'PositionEmbedding';
  readonly sequenceLength: number;
  readonly initializer: InitializerName;
  readonly seed: number;
  private embeddings!: tf.LayerVariable; // [sequenceLength, features]

  constructor(args: PositionEmbeddingArgs) {
    super(args);
    this.sequenceLength = args.sequenceLength;
    this.initializer = args.initializer;
    this.seed = args.seed;
    this.supportsMasking = true;
  }

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    const features = (inputShape as tf.Shape).at(-1)!;
    const initializer = tf.initializers[this.initializer]({ seed: this.seed });
    this.embeddings = this.addWeight('embeddings', [this.sequenceLength, features], 'float32', initializer);
    super.build(inputShape);
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const x = Array.isArray(inputs) ? inputs[0]! : inputs;
      const [, time, features] = x.shape as [number, number, number];
      const positions = this.embeddings.read().slice([0, 0], [time, features]);
      return tf.add(tf.zerosLike(x), positions); // repeats them for every sample
    });
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape | tf.Shape[] {
    return inputShape;
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { sequenceLength, initializer, seed } = this;
    return { ...super.getConfig(), sequenceLength, initializer, seed };
  }
}

tf.serialization.registerClass(PositionEmbedding);
