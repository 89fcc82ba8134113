import type * as tf from '@tensorflow/tfjs';

/**
 * Keeps a layer of several outputs from being computed more than once. A model of TensorFlow.js calls it anew, on the same
 * tensors, for each output that something takes: it would draw other masks of dropout for its states than for its output.
 */
export class OncePerInputs {
  private inputs: tf.Tensor[] = [];
  private outputs: tf.Tensor[] = [];

  /** What `compute` gave for these very tensors, if that was the last thing it did and is still there. */
  outputsOf(inputs: tf.Tensor[], compute: () => tf.Tensor[]): tf.Tensor[] {
    const same = inputs.length === this.inputs.length && inputs.every((input, place) => input === this.inputs[place]);
    if (!same || this.outputs.some(({ isDisposed }) => isDisposed)) {
      this.outputs = compute();
      this.inputs = [...inputs];
    }
    return this.outputs;
  }
}
