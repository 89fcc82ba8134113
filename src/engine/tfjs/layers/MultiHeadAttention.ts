import * as tf from '@tensorflow/tfjs';

type InitializerName = Exclude<keyof typeof tf.initializers, 'constant' | 'identity' | 'varianceScaling'>;

export interface MultiHeadAttentionArgs {
  numHeads: number;
  /** Features of a query and a key, for each head; values have as many. */
  keyDim: number;
  useBias: boolean;
  /** Each position sees itself and what came before it. */
  useCausalMask: boolean;
  /** Names of factories in `tf.initializers`: `glorotUniform`. */
  kernelInitializer: InitializerName;
  biasInitializer: InitializerName;
  /** The kernels of query, key, value and output take seed, seed + 1, + 2 and + 3, their biases + 4 to + 7. */
  seed: number;
  name?: string;
  trainable?: boolean;
}

/** One of the four projections, its kernel kept in Keras's shape. */
interface Projection {
  kernel: tf.LayerVariable;
  bias: tf.LayerVariable | null;
}

/**
 * Scaled dot-product attention in several heads (Vaswani et al. 2017, section 3.2.2), with the weights, names and
 * shapes of `keras.layers.MultiHeadAttention`.
 *
 * Called on one tensor `[batch, time, features]` it attends to itself; called on two, `[query, value]`, the first
 * attends to the second, which also gives the keys. The output has the shape of the query.
 */
export class MultiHeadAttention extends tf.layers.Layer {
  static className = 'MultiHeadAttention';
  readonly numHeads: number;
  readonly keyDim: number;
  readonly useBias: boolean;
  readonly useCausalMask: boolean;
  readonly kernelInitializer: InitializerName;
  readonly biasInitializer: InitializerName;
  readonly seed: number;
  private query!: Projection;
  private key!: Projection;
  private value!: Projection;
  private projection!: Projection;

  constructor(args: MultiHeadAttentionArgs) {
    super(args);
    this.numHeads = args.numHeads;
    this.keyDim = args.keyDim;
    this.useBias = args.useBias;
    this.useCausalMask = args.useCausalMask;
    this.kernelInitializer = args.kernelInitializer;
    this.biasInitializer = args.biasInitializer;
    this.seed = args.seed;
  }

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    const [query, value] = queryAndValue(inputShape as tf.Shape | tf.Shape[], isShape);
    const heads = [this.numHeads, this.keyDim];
    this.query = this.addProjection('query', [query.at(-1)!, ...heads], heads, 0);
    this.key = this.addProjection('key', [value.at(-1)!, ...heads], heads, 1);
    this.value = this.addProjection('value', [value.at(-1)!, ...heads], heads, 2);
    this.projection = this.addProjection('attention_output', [...heads, query.at(-1)!], [query.at(-1)!], 3);
    super.build(inputShape);
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const [source, target] = queryAndValue(inputs, (x) => !Array.isArray(x));
      const query = this.splitHeads(project(source, this.query, this.numHeads * this.keyDim)); // [b, heads, t, keyDim]
      const key = this.splitHeads(project(target, this.key, this.numHeads * this.keyDim));
      const value = this.splitHeads(project(target, this.value, this.numHeads * this.keyDim));

      const scaled = tf.mul(query, 1 / Math.sqrt(this.keyDim));
      const scores = tf.matMul(scaled, key, false, true); // [b, heads, query time, value time]
      const weights = tf.softmax(this.useCausalMask ? tf.add(scores, causalMask(scores)) : scores);
      const heads = tf.matMul(weights, value); // [b, heads, query time, keyDim]

      const [batch, , time] = heads.shape as [number, number, number];
      const joined = tf.reshape(tf.transpose(heads, [0, 2, 1, 3]), [batch, time, this.numHeads * this.keyDim]);
      return project(joined, this.projection, source.shape.at(-1)!);
    });
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    return queryAndValue(inputShape as tf.Shape | tf.Shape[], isShape)[0];
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { numHeads, keyDim, useBias, useCausalMask, kernelInitializer, biasInitializer, seed } = this;
    return { ...super.getConfig(), numHeads, keyDim, useBias, useCausalMask, kernelInitializer, biasInitializer, seed };
  }

  private addProjection(name: string, kernelShape: number[], biasShape: number[], offset: number): Projection {
    const kernel = tf.initializers[this.kernelInitializer]({ seed: this.seed + offset });
    const bias = tf.initializers[this.biasInitializer]({ seed: this.seed + 4 + offset });
    return {
      kernel: this.addWeight(`${name}/kernel`, kernelShape, 'float32', kernel),
      bias: this.useBias ? this.addWeight(`${name}/bias`, biasShape, 'float32', bias) : null,
    };
  }

  /** `[b, t, heads * keyDim]` to `[b, heads, t, keyDim]` */
  private splitHeads(x: tf.Tensor): tf.Tensor {
    const [batch, time] = x.shape as [number, number];
    return tf.transpose(tf.reshape(x, [batch, time, this.numHeads, this.keyDim]), [0, 2, 1, 3]);
  }
}

/** Multiplies the last axis of `[b, t, features]` by the kernel: one flat product, which every backend does fast. */
function project(x: tf.Tensor, { kernel, bias }: Projection, features: number): tf.Tensor {
  const [batch, time, width] = x.shape as [number, number, number];
  const flat = tf.matMul(tf.reshape(x, [batch * time, width]), tf.reshape(kernel.read(), [width, features]));
  const shifted = bias ? tf.add(flat, tf.reshape(bias.read(), [features])) : flat;
  return tf.reshape(shifted, [batch, time, features]);
}

/** 0 where a position may look and a number no score outweighs where it may not: `[query time, value time]`. */
function causalMask(scores: tf.Tensor): tf.Tensor {
  const [queries, values] = scores.shape.slice(-2) as [number, number];
  const row = tf.range(0, queries, 1, 'int32').expandDims(1);
  const column = tf.range(0, values, 1, 'int32').expandDims(0);
  return tf.mul(tf.cast(tf.greater(column, row), 'float32'), -1e9);
}

/** One input stands for both. */
function queryAndValue<T>(inputs: T | T[], isOne: (inputs: T | T[]) => boolean): [T, T] {
  if (isOne(inputs)) return [inputs as T, inputs as T];
  const [query, value = query] = inputs as T[];
  return [query!, value!];
}

/** A shape is a list too: of numbers, not of shapes. */
function isShape(shape: tf.Shape | tf.Shape[]): boolean {
  return !Array.isArray(shape[0]);
}

tf.serialization.registerClass(MultiHeadAttention);
