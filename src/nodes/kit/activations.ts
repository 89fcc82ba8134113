/** Activations that `tf.layers` know by this name and compute as Keras 3 does, gradients too. */
const inTensorFlowJs = [
  'linear',
  'relu',
  'sigmoid',
  'tanh',
  'softmax',
  'gelu',
  'swish',
  'elu',
  'softplus',
  'softsign',
  'mish',
  'relu6',
] as const;

/** Activations that TensorFlow.js lacks, or computes in another way: its `hardSigmoid` is that of Keras 2. */
const ofOurOwn = [
  'selu',
  'leakyRelu',
  'celu',
  'exponential',
  'hardSigmoid',
  'hardSilu',
  'hardTanh',
  'hardShrink',
  'logSigmoid',
  'logSoftmax',
  'softShrink',
  'sparsemax',
  'sparsePlus',
  'sparseSigmoid',
  'squareplus',
  'tanhShrink',
] as const;

/**
 * Activations by name, those of Keras 3 without settings of their own, in the order of a menu. `swish` is Keras's `silu`.
 * https://keras.io/api/layers/activations/
 */
export const activationNames = [...inTensorFlowJs, ...ofOurOwn] as const;
export type ActivationName = (typeof activationNames)[number];

/** Whether an argument of a layer of TensorFlow.js is an activation: our own layers take its name as it is. */
export function namesActivation(call: { readonly custom?: true }, argument: string): boolean {
  return !call.custom && (argument === 'activation' || argument === 'recurrentActivation');
}

/** Whether `tf.layers` take an activation by its name; they are given `kerasActivation(name)` otherwise. */
export function isInTensorFlowJs(name: string): boolean {
  return (inTensorFlowJs as readonly string[]).includes(name);
}
