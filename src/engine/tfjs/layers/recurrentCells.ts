import * as tf from '@tensorflow/tfjs';

/** One step of a cell. Gates stand side by side along the last axis. */
export interface CellStep {
  /** Products of the inputs with the kernels of all gates, bias added. */
  x: tf.Tensor;
  /** States after the step before. */
  states: tf.Tensor[];
  /** Product of a hidden state with the recurrent kernels of `count` gates from `first` on. */
  recurrent: (hidden: tf.Tensor, first: number, count: number) => tf.Tensor;
  activation: (x: tf.Tensor) => tf.Tensor;
  recurrentActivation: (x: tf.Tensor) => tf.Tensor;
}

/** What makes a recurrent layer one of its kind. The formulas hold for convolutions as well as for matrices. */
export interface Cell {
  gates: number;
  /** How many states it carries; the first is its output. */
  states: number;
  step: (step: CellStep) => tf.Tensor[];
}

/** h = activation(x W + h U + b), Elman 1990. */
export const simpleRNN: Cell = {
  gates: 1,
  states: 1,
  step: ({ x, states: [h], recurrent, activation }) => [activation(tf.add(x, recurrent(h!, 0, 1)))],
};

/** Input gate, forget gate, candidate and output gate, in Keras's order (Hochreiter and Schmidhuber 1997). */
export const lstm: Cell = {
  gates: 4,
  states: 2,
  step({ x, states: [h, c], recurrent, activation, recurrentActivation }) {
    const [i, f, candidate, o] = tf.split(tf.add(x, recurrent(h!, 0, 4)), 4, -1) as [
      tf.Tensor,
      tf.Tensor,
      tf.Tensor,
      tf.Tensor,
    ];
    const kept = tf.mul(recurrentActivation(f), c!);
    const cell = tf.add(kept, tf.mul(recurrentActivation(i), activation(candidate)));
    return [tf.mul(recurrentActivation(o), activation(cell)), cell];
  },
};

/** Update gate, reset gate and candidate; the reset gate scales the hidden state (Cho et al. 2014). */
export const gru: Cell = {
  gates: 3,
  states: 1,
  step({ x, states: [h], recurrent, activation, recurrentActivation }) {
    const [xz, xr, xh] = tf.split(x, 3, -1) as [tf.Tensor, tf.Tensor, tf.Tensor];
    const [hz, hr] = tf.split(recurrent(h!, 0, 2), 2, -1) as [tf.Tensor, tf.Tensor];
    const reset = recurrentActivation(tf.add(xr, hr));
    const candidate = activation(tf.add(xh, recurrent(tf.mul(reset, h!), 2, 1)));
    return [mixed(recurrentActivation(tf.add(xz, hz)), h!, candidate)];
  },
};

/** The same; the reset gate scales the product of the hidden state and its kernel, bias and all (Keras's `reset_after`). */
export const gruResetAfter: Cell = {
  gates: 3,
  states: 1,
  step({ x, states: [h], recurrent, activation, recurrentActivation }) {
    const [xz, xr, xh] = tf.split(x, 3, -1) as [tf.Tensor, tf.Tensor, tf.Tensor];
    const [hz, hr, hh] = tf.split(recurrent(h!, 0, 3), 3, -1) as [tf.Tensor, tf.Tensor, tf.Tensor];
    const reset = recurrentActivation(tf.add(xr, hr));
    const candidate = activation(tf.add(xh, tf.mul(reset, hh)));
    return [mixed(recurrentActivation(tf.add(xz, hz)), h!, candidate)];
  },
};

/** share * a + (1 - share) * b; exactly one of them where the share is 0 or 1. */
export function mixed(share: tf.Tensor, a: tf.Tensor, b: tf.Tensor): tf.Tensor {
  return tf.add(tf.mul(share, a), tf.mul(tf.sub(1, share), b));
}
