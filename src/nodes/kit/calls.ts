// The neutral vocabulary a block lowers to: plain data that every interpreter reads.

export type SourceCall =
  | { readonly kind: 'dataset'; readonly dataset: string; readonly options: Readonly<Record<string, ArgValue>> }
  | { readonly kind: 'noise'; readonly distribution: 'normal' | 'uniform' };

export interface WeightSpec {
  readonly name: string;
  readonly shape: readonly number[];
  /** Moving averages are not trained. */
  readonly trainable: boolean;
}

/**
 * One neutral call: a Keras layer by name with all its arguments. `custom` names one of our own layers
 * (`src/engine/tfjs/layers/`), which TensorFlow.js lacks.
 */
export interface LayerCall {
  /** Factory in `tf.layers`, or the class in our own layers when `custom`. */
  readonly tfjs: string;
  readonly custom?: true;
  /** Class in `keras.layers`; `null` where Keras has no such layer. */
  readonly keras: string | null;
  readonly args: Readonly<Record<string, ArgValue>>;
  /** What the class in Keras is given, where that is not `args` in another spelling: names in camelCase, no seeds. */
  readonly kerasArgs?: Readonly<Record<string, ArgValue>>;
}

export type ArgValue =
  | number
  | string
  | boolean
  | null
  | readonly number[]
  | readonly string[]
  | readonly (readonly number[])[]
  | { readonly initializer: string }
  /** The layer's seed: initializers and dropout take it. */
  | { readonly seed: true }
  /** A wrapped layer (Bidirectional). */
  | { readonly layer: LayerCall };

export type LossName =
  | 'categoricalCrossentropy'
  | 'sparseCategoricalCrossentropy'
  | 'binaryCrossentropy'
  | 'meanSquaredError'
  | 'ganDiscriminator'
  | 'ganGenerator';

export type MetricName = 'accuracy' | 'meanAbsoluteError';

export interface OptimizerPlan {
  readonly name: 'sgd' | 'momentum' | 'adagrad' | 'rmsprop' | 'adam';
  /** Every argument stated, epsilon too. */
  readonly args: Readonly<Record<string, number | boolean>>;
}
