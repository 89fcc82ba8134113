import * as tf from '@tensorflow/tfjs';

import type { LayerArgs } from './FunctionLayer.ts';
import { savedInitializer, toInitializer, type InitializerArg } from './initializers.ts';

export interface TokenAndPositionEmbeddingArgs extends LayerArgs {
  /** Number of different tokens. */
  vocabularySize: number;
  /** The longest sequence it can serve. */
  sequenceLength: number;
  /** Features of a row. */
  embeddingDim: number;
  tokenInitializer: InitializerArg;
  positionInitializer: InitializerArg;
}

/**
 * A learned row for each token plus one for its position, as `keras_hub.layers.TokenAndPositionEmbedding`:
 * whole numbers `[batch, time]` to `[batch, time, features]`.
 */
export class TokenAndPositionEmbedding extends tf.layers.Layer {
  static className = 'TokenAndPositionEmbedding';
  private readonly args: TokenAndPositionEmbeddingArgs;
  private tokens!: tf.LayerVariable; // [vocabularySize, embeddingDim]
  private positions!: tf.LayerVariable; // [sequenceLength, embeddingDim]

  constructor(args: TokenAndPositionEmbeddingArgs) {
    super(args);
    this.args = {
      ...args,
      tokenInitializer: toInitializer(args.tokenInitializer),
      positionInitializer: toInitializer(args.positionInitializer),
    };
  }

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    const { vocabularySize, sequenceLength, embeddingDim, tokenInitializer, positionInitializer } = this.args;
    const add = (name: string, rows: number, initializer: InitializerArg): tf.LayerVariable =>
      this.addWeight(`${name}/embeddings`, [rows, embeddingDim], 'float32', toInitializer(initializer));
    this.tokens = add('token_embedding', vocabularySize, tokenInitializer);
    this.positions = add('position_embedding', sequenceLength, positionInitializer);
    super.build(inputShape);
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const tokens = tf.cast(Array.isArray(inputs) ? inputs[0]! : inputs, 'int32');
      const [batch, time] = tokens.shape as [number, number];
      const rows = tf.gather(this.tokens.read(), tf.reshape(tokens, [batch * time]));
      const positions = tf.slice(this.positions.read(), [0, 0], [time, this.args.embeddingDim]);
      return tf.add(tf.reshape(rows, [batch, time, this.args.embeddingDim]), positions);
    });
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    return [...(inputShape as tf.Shape), this.args.embeddingDim];
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { vocabularySize, sequenceLength, embeddingDim, tokenInitializer, positionInitializer } = this.args;
    return {
      ...super.getConfig(),
      ...{ vocabularySize, sequenceLength, embeddingDim },
      tokenInitializer: savedInitializer(tokenInitializer as ReturnType<typeof toInitializer>),
      positionInitializer: savedInitializer(positionInitializer as ReturnType<typeof toInitializer>),
    };
  }
}

tf.serialization.registerClass(TokenAndPositionEmbedding);
