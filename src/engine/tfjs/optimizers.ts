import * as tf from '@tensorflow/tfjs';

import type { OptimizerPlan } from '../../nodes/kit/calls.ts';

/**
 * The optimizer of an update step. Epsilon is always passed on: its default depends on the backend
 * (1e-4 on WebGL), and with it the curve.
 */
export function makeOptimizer({ name, args }: OptimizerPlan): tf.Optimizer {
  const number = (key: string): number => {
    const value = args[key];
    if (typeof value !== 'number') throw new Error(`${name} lacks its ${key}`);
    return value;
  };
  const rate = number('learningRate');
  switch (name) {
    case 'sgd':
      return tf.train.sgd(rate);
    case 'momentum':
      return tf.train.momentum(rate, number('momentum'), args['useNesterov'] === true);
    case 'adagrad':
      return tf.train.adagrad(rate, number('initialAccumulatorValue'));
    case 'rmsprop':
      return tf.train.rmsprop(rate, number('decay'), number('momentum'), number('epsilon'), args['centered'] === true);
    case 'adam':
      return tf.train.adam(rate, number('beta1'), number('beta2'), number('epsilon'));
  }
}

/** Frees an optimizer whole: momentum's own `dispose` forgets the learning rate it keeps as a tensor. */
export function disposeOptimizer(optimizer: tf.Optimizer): void {
  optimizer.dispose();
  const { c } = optimizer as unknown as { readonly c?: tf.Tensor };
  if (c && !c.isDisposed) c.dispose();
}
