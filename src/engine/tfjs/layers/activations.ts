import * as tf from '@tensorflow/tfjs';

import { activationNames, isInTensorFlowJs, type ActivationName } from '../../../nodes/kit/activations.ts';

/** What some activations can be told; each says below what it takes when it is not. */
export interface ActivationSettings {
  alpha?: number;
  /** Exact, or by tanh. */
  approximate?: boolean;
  /** Counted with the batch axis as 0; negative ones from the end. */
  axis?: number;
  b?: number;
  /** `null` for none. */
  maxValue?: number | null;
  negativeSlope?: number;
  threshold?: number;
  value?: number;
}

type Activation = (x: tf.Tensor, settings: ActivationSettings) => tf.Tensor;

/**
 * The activations of Keras 3 (https://keras.io/api/layers/activations/). Each is made of operations that have a gradient
 * on every backend, and is flat where TensorFlow.js has none: at the steps of `tf.step`.
 */
const functions = {
  linear: (x) => tf.clone(x),
  /** 0, or negativeSlope (x - threshold), below the threshold; maxValue at most (Nair and Hinton 2010). */
  relu: (x, { negativeSlope = 0, threshold = 0, maxValue = null }) => {
    const above = threshold === 0 ? tf.relu(x) : tf.mul(x, tf.step(tf.sub(x, threshold)));
    const held = maxValue === null ? above : tf.clipByValue(above, 0, maxValue);
    return negativeSlope === 0 ? held : tf.sub(held, tf.mul(negativeSlope, tf.relu(tf.sub(threshold, x))));
  },
  relu6: (x) => tf.relu6(x),
  leakyRelu: (x, { negativeSlope = 0.2 }) => tf.leakyRelu(x, negativeSlope),
  /** alpha (e^x - 1) below 0 (Clevert et al. 2015). */
  elu: (x, { alpha = 1 }) => tf.add(tf.relu(x), tf.mul(alpha, tf.elu(tf.minimum(x, 0)))),
  /** Elu with the two constants that keep mean and variance (Klambauer et al. 2017). */
  selu,
  /** Elu whose slope at 0 is 1 for every alpha (Barron 2017). */
  celu: (x, { alpha = 1 }) => tf.add(tf.relu(x), tf.mul(alpha, tf.elu(tf.div(tf.minimum(x, 0), alpha)))),
  /** x P(X <= x) of the normal distribution (Hendrycks and Gimpel 2016). */
  gelu,
  /** x sigmoid(x), also called SiLU (Ramachandran et al. 2017). */
  swish,
  /** x tanh(softplus(x)) (Misra 2019). */
  mish: (x) => tf.mul(x, tf.tanh(tf.softplus(x))),
  sigmoid: (x) => tf.sigmoid(x),
  logSigmoid: (x) => tf.neg(tf.softplus(tf.neg(x))),
  /** relu6(x + 3) / 6. TensorFlow.js and Keras 2 have 0.2 x + 0.5, held between 0 and 1. */
  hardSigmoid,
  /** x relu6(x + 3) / 6, also called hard swish (Howard et al. 2019). */
  hardSilu: (x) => tf.mul(x, hardSigmoid(x)),
  tanh: (x) => tf.tanh(x),
  hardTanh: (x) => tf.clipByValue(x, -1, 1),
  tanhShrink: (x) => tf.sub(x, tf.tanh(x)),
  softplus: (x) => tf.softplus(x),
  softsign: (x) => tf.div(x, tf.add(1, tf.abs(x))),
  exponential: (x) => tf.exp(x),
  /** x above the threshold, a value elsewhere. */
  threshold: (x, { threshold = 0, value = 0 }) => {
    const above = tf.step(tf.sub(x, threshold));
    return tf.add(tf.mul(x, above), tf.mul(value, tf.sub(1, above)));
  },
  /** x where it is further from 0 than the threshold, 0 elsewhere. */
  hardShrink: (x, { threshold = 0.5 }) => tf.mul(x, tf.step(tf.sub(tf.abs(x), threshold))),
  /** x, nearer to 0 by the threshold. */
  softShrink: (x, { threshold = 0.5 }) => tf.sub(tf.relu(tf.sub(x, threshold)), tf.relu(tf.sub(tf.neg(x), threshold))),
  /** (x + sqrt(x^2 + b)) / 2 (Barron 2021). */
  squareplus: (x, { b = 4 }) => tf.mul(0.5, tf.add(x, tf.sqrt(tf.add(tf.square(x), b)))),
  /** 0 below -1, x above 1, and a parabola between. */
  sparsePlus: (x) => {
    const between = tf.clipByValue(tf.add(x, 1), 0, 2);
    return tf.add(tf.mul(0.25, tf.square(between)), tf.relu(tf.sub(x, 1)));
  },
  /** 0 below -1, 1 above 1, and a line between. */
  sparseSigmoid: (x) => fromZeroToOne(tf.add(0.5, tf.mul(0.5, x))),
  softmax: (x, { axis = -1 }) => alongLast(x, axis, (rows) => tf.softmax(rows)),
  logSoftmax: (x, { axis = -1 }) => alongLast(x, axis, (rows) => tf.logSoftmax(rows)),
  sparsemax: (x, { axis = -1 }) => alongLast(x, axis, sparsemax),
  /** Half of an axis lets the other half through (Dauphin et al. 2016). */
  glu: (x, { axis = -1 }) => gated(x, axis, tf.sigmoid),
  /** The same with other gates (Shazeer 2020). */
  swiGlu: (x, { axis = -1 }) => gated(x, axis, swish),
  geGlu: (x, { axis = -1 }) => gated(x, axis, (half) => gelu(half, {})),
} satisfies Readonly<Record<string, Activation>>;

/** Every activation, those with settings too. */
export type ActivationFunctionName = keyof typeof functions;

/** Applies an activation by its name. */
export function activate(x: tf.Tensor, name: ActivationFunctionName, settings: ActivationSettings = {}): tf.Tensor {
  const f: Activation = functions[name];
  return tf.tidy(() => f(x, settings));
}

function swish(x: tf.Tensor): tf.Tensor {
  return tf.mul(x, tf.sigmoid(x));
}

/** Its slope at 0 is that from above, as in TensorFlow. */
function selu(x: tf.Tensor): tf.Tensor {
  const [scale, alpha] = [1.0507009873554805, 1.6732632423543772];
  const below = tf.neg(tf.relu(tf.neg(x)));
  return tf.mul(scale, tf.add(tf.sub(x, below), tf.mul(alpha, tf.elu(below))));
}

function gelu(x: tf.Tensor, { approximate = false }: ActivationSettings): tf.Tensor {
  const cubic = tf.mul(x, tf.add(1, tf.mul(0.044715, tf.square(x))));
  const share = approximate ? tf.tanh(tf.mul(Math.sqrt(2 / Math.PI), cubic)) : tf.erf(tf.mul(x, Math.SQRT1_2));
  return tf.mul(tf.mul(0.5, x), tf.add(1, share));
}

function hardSigmoid(x: tf.Tensor): tf.Tensor {
  return fromZeroToOne(tf.add(0.5, tf.mul(1 / 6, x)));
}

/** Held between 0 and 1 and flat at both, as TensorFlow's relu6 is; `tf.clipByValue` and `tf.relu6` have a slope there. */
function fromZeroToOne(line: tf.Tensor): tf.Tensor {
  return tf.sub(1, tf.relu(tf.sub(1, tf.relu(line))));
}

/** Applies f to rows along the last axis, for which another axis trades places with the last one. */
function alongLast(x: tf.Tensor, axis: number, f: (rows: tf.Tensor) => tf.Tensor): tf.Tensor {
  const at = axis < 0 ? axis + x.rank : axis;
  if (at === x.rank - 1) return f(x);
  const order = [...x.shape.keys()];
  [order[at], order[x.rank - 1]] = [x.rank - 1, at];
  return tf.transpose(f(tf.transpose(x, order)), order);
}

function gated(x: tf.Tensor, axis: number, gate: (half: tf.Tensor) => tf.Tensor): tf.Tensor {
  const [through, gates] = tf.split(x, 2, axis) as [tf.Tensor, tf.Tensor];
  return tf.mul(through, gate(gates));
}

/**
 * max(x - tau, 0) along the last axis, with tau such that each row adds up to 1 (Martins and Astudillo 2016). Between
 * max(x) - 1 and max(x), tau is found bit by bit.
 */
const sparsemax = tf.customGrad((x, save) => {
  const [rows, keep] = [x as tf.Tensor, save as tf.GradSaveFunc];
  const p = tf.tidy(() => {
    let low = tf.sub(tf.max(rows, -1, true), 1);
    for (let half = 0.5; half > 1e-8; half /= 2) {
      const tried = tf.add(low, half);
      const enough = tf.greaterEqual(tf.sum(tf.relu(tf.sub(rows, tried)), -1, true), 1);
      low = tf.add(low, tf.mul(half, tf.cast(enough, 'float32')));
    }
    const support = tf.step(tf.sub(rows, low));
    const tau = tf.div(tf.sub(tf.sum(tf.mul(rows, support), -1, true), 1), tf.sum(support, -1, true));
    return tf.relu(tf.sub(rows, tau));
  });
  keep([p]);
  // Within the support the slope is 1, less the mean that tau takes away again.
  const gradFunc = (dy: tf.Tensor, [saved]: tf.Tensor[]): tf.Tensor => {
    const support = tf.step(saved!);
    const mean = tf.div(tf.sum(tf.mul(dy, support), -1, true), tf.sum(support, -1, true));
    return tf.mul(support, tf.sub(dy, mean));
  };
  return { value: p, gradFunc };
}) as (x: tf.Tensor) => tf.Tensor;

/** What layers of TensorFlow.js take as an activation. */
type Identifier = NonNullable<Parameters<typeof tf.layers.activation>[0]['activation']>;

/** An activation of Keras 3 by its name, for any layer of `tf.layers`: `activation: kerasActivation('celu')`. */
export function kerasActivation(name: ActivationName): Identifier {
  return (isInTensorFlowJs(name) ? name : registeredName(name)) as Identifier;
}

/** With a prefix, so that TensorFlow.js's own `hardSigmoid` keeps its meaning. */
function registeredName(name: string): string {
  return `keras${name[0]!.toUpperCase()}${name.slice(1)}`;
}

// TensorFlow.js looks activations up among the classes that can be saved and loaded.
for (const name of activationNames.filter((each) => !isInTensorFlowJs(each))) {
  tf.serialization.registerClass(
    class extends tf.serialization.Serializable {
      static className = registeredName(name);

      apply(x: tf.Tensor): tf.Tensor {
        return activate(x, name);
      }

      override getConfig(): tf.serialization.ConfigDict {
        return {};
      }
    },
  );
}
