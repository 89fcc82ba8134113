import * as tf from '@tensorflow/tfjs';

/** What every layer may be told beside its settings. */
export interface LayerArgs {
  name?: string;
  trainable?: boolean;
}

/**
 * A layer without weights: a function of its inputs and its settings. A class that extends it says what it computes and
 * which shapes come of which; its settings are saved with the model as they are.
 */
export abstract class FunctionLayer<Settings extends object> extends tf.layers.Layer {
  constructor(
    args: LayerArgs,
    protected readonly settings: Settings,
  ) {
    super(args);
  }

  /** The outputs; tensors made on the way are freed. */
  protected abstract compute(inputs: tf.Tensor[], training: boolean): tf.Tensor | tf.Tensor[];

  /** Shapes of the outputs, with the batch axis, `null` where a length is not known. */
  protected abstract shapesOf(inputs: tf.Shape[]): tf.Shape | tf.Shape[];

  override call(inputs: tf.Tensor | tf.Tensor[], { training }: { training?: boolean }): tf.Tensor | tf.Tensor[] {
    return tf.tidy(() => this.compute(Array.isArray(inputs) ? inputs : [inputs], training === true));
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape | tf.Shape[] {
    return this.shapesOf(isShapes(inputShape) ? inputShape : [inputShape]);
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), ...this.settings };
  }
}

function isShapes(shape: tf.Shape | tf.Shape[]): shape is tf.Shape[] {
  return Array.isArray(shape[0]);
}

/** Whole numbers as floats; floats as they are. */
export function asFloat(x: tf.Tensor): tf.Tensor {
  return x.dtype === 'float32' ? x : tf.cast(x, 'float32');
}

/**
 * What `f` computes of its inputs, taken as a constant: no gradient passes. For comparisons and the like, which are flat wherever they
 * have a slope at all, and at which TensorFlow.js would stop because it knows no gradient of them.
 */
export function withoutGradient<Inputs extends tf.Tensor[]>(
  f: (...inputs: Inputs) => tf.Tensor,
  ...inputs: Inputs
): tf.Tensor {
  // TensorFlow.js writes down what is computed for the way back, save for what goes on inside a kernel.
  const { state } = tf.engine();
  state.kernelDepth++;
  try {
    return f(...inputs);
  } finally {
    state.kernelDepth--;
  }
}

/** A tensor seen as `[before, length, behind]` of an axis: three axes are as many as every backend can work on. */
export function aroundAxis(shape: readonly number[], axis: number): [number, number, number] {
  const count = (lengths: readonly number[]): number => lengths.reduce((product, length) => product * length, 1);
  return [count(shape.slice(0, axis)), shape[axis]!, count(shape.slice(axis + 1))];
}

/** The shape that tensors of as many axes are repeated to: axes of length 1 go along with any other. */
export function broadcastShape(shapes: tf.Shape[]): tf.Shape {
  return shapes.reduce((wide, shape) => wide.map((length, axis) => (length === 1 ? shape[axis]! : length)));
}
