import type * as tf from '@tensorflow/tfjs';

/**
 * Keeps a layer of several outputs from being computed more than once in a run of its model. TensorFlow.js calls it anew
 * for each output that something takes: it would draw other masks of dropout for its states than for its output, and be
 * stateful twice. All calls of one run are given the same object of settings.
 */
export class OncePerRun {
  private settings: object | null = null;
  private inputs: tf.Tensor[] = [];
  private outputs: tf.Tensor[] = [];

  /** What `compute` gave for these very tensors, if that was in this run. */
  outputsOf(inputs: tf.Tensor[], settings: object, compute: () => tf.Tensor[]): tf.Tensor[] {
    const same = inputs.length === this.inputs.length && inputs.every((input, place) => input === this.inputs[place]);
    if (!same || settings !== this.settings) {
      this.outputs = compute();
      this.inputs = [...inputs];
      this.settings = settings;
    }
    return this.outputs;
  }
}
