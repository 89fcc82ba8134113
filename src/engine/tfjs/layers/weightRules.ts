import * as tf from '@tensorflow/tfjs';

/** l1 · Σ|x| + l2 · Σx² */
export interface Penalty {
  readonly l1: number;
  readonly l2: number;
}

/** What a weight is made to be. Norms are √Σw² along `axis`. */
export type WeightConstraint =
  | { readonly kind: 'nonNeg' }
  | { readonly kind: 'unitNorm'; readonly axis: readonly number[] }
  | { readonly kind: 'maxNorm'; readonly maxValue: number; readonly axis: readonly number[] }
  | {
      readonly kind: 'minMaxNorm';
      readonly minValue: number;
      readonly maxValue: number;
      /** 1 brings a norm into its limits at once, less only moves it towards them. */
      readonly rate: number;
      readonly axis: readonly number[];
    };

/** By the names of Keras's arguments: `kernelRegularizer`, `biasConstraint`, `activityRegularizer`. */
export interface LayerRules {
  readonly [regularizer: `${string}Regularizer`]: Penalty;
  readonly [constraint: `${string}Constraint`]: WeightConstraint;
}

const rulesOf = new WeakMap<tf.layers.Layer, LayerRules>();

/** Penalties on what layers gave: of their calls since somebody took them, and those taken last. */
const activities = new WeakMap<tf.layers.Layer, { new: tf.Scalar[]; taken: tf.Scalar[] }>();

/**
 * Gives a layer penalties and constraints, and gives it back. A training loop adds the penalties to its loss and calls
 * `constrain` after each update. TensorFlow.js has arguments of the same names, but its `fit` leaves constraints out, it
 * refuses penalties on activities, and the slope of its |w| is -1 where w is 0, as a new bias is.
 */
export function ruled<L extends tf.layers.Layer>(rules: LayerRules, layer: L): L {
  rulesOf.set(layer, rules);
  const activity = rules['activityRegularizer'];
  if (!activity) return layer;
  const found: { new: tf.Scalar[]; taken: tf.Scalar[] } = { new: [], taken: [] };
  activities.set(layer, found);
  const call = layer.call.bind(layer);
  // A list that comes again is that of a layer which is asked for each of its outputs.
  const counted = new WeakSet<tf.Tensor[]>();
  layer.call = (inputs, settings) => {
    const outputs = call(inputs, settings);
    if (Array.isArray(outputs)) {
      if (counted.has(outputs)) return outputs;
      counted.add(outputs);
    }
    for (const output of [outputs].flat()) {
      const mean = tf.tidy(() => tf.div(penaltyOf(output, activity), output.shape[0]!).asScalar());
      found.new.push(tf.keep(mean));
    }
    return outputs;
  };
  return layer;
}

/** The penalties on the weights of some layers, as far as they are trained: given by `ruled`, or as arguments. */
export function weightPenalties(layers: readonly tf.layers.Layer[]): tf.Scalar[] {
  return layers.flatMap((layer) => {
    const own = layer.trainableWeights.flatMap((weight) => {
      const penalty = rulesOf.get(layer)?.[`${ruleName(weight)}Regularizer`];
      return penalty ? [penaltyOf(weight.read(), penalty)] : [];
    });
    return layer.trainable ? [...own, ...layer.calculateLosses()] : own;
  });
}

/**
 * The penalties on what some layers gave since this was last asked, each a mean over the samples of its batch.
 * They live until it is asked again, whatever `tf.tidy` is around.
 */
export function activityPenalties(layers: readonly tf.layers.Layer[]): tf.Scalar[] {
  return layers.flatMap((layer) => {
    const found = activities.get(layer);
    if (!found) return [];
    tf.dispose(found.taken);
    found.taken = found.new;
    found.new = [];
    return found.taken;
  });
}

/** Makes the trained weights of some layers what their constraints want. */
export function constrain(layers: readonly tf.layers.Layer[]): void {
  for (const layer of layers) {
    for (const weight of layer.trainableWeights) {
      const constraint = rulesOf.get(layer)?.[`${ruleName(weight)}Constraint`];
      if (constraint) tf.tidy(() => (weight.read() as tf.Variable).assign(constrained(weight.read(), constraint)));
    }
  }
}

/** `kernel` for a weight called `dense/kernel`, `depthwise` for `depthwise_conv2d/depthwise_kernel`. */
function ruleName({ originalName }: tf.LayerVariable): string {
  return originalName
    .split('/')
    .at(-1)!
    .replace(/_kernel$/, '');
}

/** |x| is relu(x) + relu(-x), which is flat where x is 0. */
function penaltyOf(x: tf.Tensor, { l1, l2 }: Penalty): tf.Scalar {
  return tf.tidy(() => {
    const absolute = l1 === 0 ? 0 : tf.mul(l1, tf.sum(tf.add(tf.relu(x), tf.relu(tf.neg(x)))));
    const squares = l2 === 0 ? 0 : tf.mul(l2, tf.sum(tf.square(x)));
    return tf.add(absolute, squares).asScalar();
  });
}

/** https://keras.io/api/layers/constraints/ */
function constrained(weight: tf.Tensor, constraint: WeightConstraint): tf.Tensor {
  if (constraint.kind === 'nonNeg') return tf.relu(weight);
  const norms = tf.sqrt(tf.sum(tf.square(weight), [...constraint.axis], true));
  return tf.mul(weight, tf.div(wantedNorms(norms, constraint), tf.add(norms, 1e-7)));
}

function wantedNorms(norms: tf.Tensor, constraint: Exclude<WeightConstraint, { kind: 'nonNeg' }>): tf.Tensor {
  switch (constraint.kind) {
    case 'unitNorm':
      return tf.onesLike(norms);
    case 'maxNorm':
      return tf.minimum(norms, constraint.maxValue);
    case 'minMaxNorm': {
      const { minValue, maxValue, rate } = constraint;
      return tf.add(tf.mul(rate, tf.clipByValue(norms, minValue, maxValue)), tf.mul(1 - rate, norms));
    }
  }
}
