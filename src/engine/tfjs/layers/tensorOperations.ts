import * as tf from '@tensorflow/tfjs';

import type { TensorOperations } from '../../../tensor/einsum/contract.ts';

/**
 * What equations such as `bij,bjk->bik` are computed with. `tf.einsum` has no gradient: these all have one, on every
 * backend.
 */
export const tensorOperations: TensorOperations<tf.Tensor> = {
  shape: (x) => x.shape,
  reshape: (x, shape) => tf.reshape(x, [...shape]),
  transpose: (x, order) => tf.transpose(x, [...order]),
  sum: (x, axes) => tf.sum(x, [...axes]),
  multiply: (a, b) => tf.mul(a, b),
  matMul: (a, b) => tf.matMul(a, b),
};
