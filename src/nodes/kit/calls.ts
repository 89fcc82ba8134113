// The neutral vocabulary a block lowers to: plain data that every interpreter reads.

export type SourceCall =
  | { readonly kind: 'dataset'; readonly dataset: string; readonly options: Readonly<Record<string, ArgValue>> }
  | { readonly kind: 'noise'; readonly distribution: 'normal' | 'uniform' };

export interface WeightSpec {
  readonly name: string;
  readonly shape: readonly number[];
  /** Moving averages are not trained. */
  readonly trainable: boolean;
  /** Added to each loss that trains the weight; absent where there is none. */
  readonly penalty?: Penalty;
  /** What every update that trains the weight ends with; absent where there is none. */
  readonly constraint?: WeightConstraint;
}

/** l1 · Σ|x| + l2 · Σx² over all numbers of a tensor. Both are at least 0. */
export interface Penalty {
  readonly l1: number;
  readonly l2: number;
}

/**
 * What a weight is made to be. Norms are √Σw² along `axis`, whose numbers count all axes of the weight, from the back
 * where they are negative. `rate` 1 brings a norm into its limits at once, less only moves it towards them.
 */
export type WeightConstraint =
  | { readonly kind: 'nonNeg' }
  | { readonly kind: 'unitNorm'; readonly axis: readonly number[] }
  | { readonly kind: 'maxNorm'; readonly maxValue: number; readonly axis: readonly number[] }
  | {
      readonly kind: 'minMaxNorm';
      readonly minValue: number;
      readonly maxValue: number;
      readonly rate: number;
      readonly axis: readonly number[];
    };

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
  /**
   * Weights that are no matter of training: before it, they are made of the data that reaches the layer
   * (`data/summaries.ts`).
   */
  readonly adapts?: Adaptation;
}

/** What a layer takes from the data: mean and variance, boundaries between equally full bins, the most frequent numbers. */
export type Adaptation = 'moments' | 'quantiles' | 'vocabulary';

export type ArgValue =
  | number
  | string
  | boolean
  | null
  | readonly number[]
  /** A shape with the batch axis, which is `null`. */
  | readonly (number | null)[]
  | readonly string[]
  | readonly (readonly number[])[]
  | { readonly initializer: string }
  /**
   * `kernelRegularizer`, `activityRegularizer`: in Keras `L1L2(l1=, l2=)`. Stated only where it is not 0, and where a call
   * has `kerasArgs`, in both. Engines take the penalties of weights from {@link WeightSpec}, not from here.
   */
  | { readonly regularizer: Penalty }
  /** `kernelConstraint`: in Keras the class of the kind (`MaxNorm`) with the other fields. As for regularizers. */
  | { readonly constraint: WeightConstraint }
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
