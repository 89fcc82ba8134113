import * as tf from '@tensorflow/tfjs';

import { UnaryFunction } from '../../kernels/functions.ts';
import { unaryGradientKernel } from './elementwise.ts';

type Attributes = Readonly<Record<string, unknown>>;
type Slopes = Readonly<Record<string, () => tf.Tensor>>;

/**
 * Gradients that TensorFlow.js writes in many small operations, or leaves out. On other backends all stays as it was.
 * Those of ours have no gradients of their own.
 */
export function registerGradients(): void {
  replaceGradient('Tile', (dy, [x], { reps }) => ({ x: () => addedUp(dy, x!.shape, reps as readonly number[]) }));
  for (const [kernelName, f] of Object.entries(activations)) {
    replaceGradient(kernelName, (dy, [saved], { alpha }) => ({
      x: () => run(unaryGradientKernel, { dy, saved: saved! }, { f, first: Number(alpha ?? 0) }),
    }));
  }
  registerDilated('Conv2D', ['Conv2DBackpropInput', 'Conv2DBackpropFilter']);
  registerDilated('DepthwiseConv2dNative', [
    'DepthwiseConv2dNativeBackpropInput',
    'DepthwiseConv2dNativeBackpropFilter',
  ]);
}

/** Those whose slope can be computed from what TensorFlow.js keeps of them. */
const activations: Readonly<Record<string, UnaryFunction>> = {
  LeakyRelu: UnaryFunction.LeakyRelu,
  Relu: UnaryFunction.Relu,
  Sigmoid: UnaryFunction.Sigmoid,
  Tanh: UnaryFunction.Tanh,
};

/** TensorFlow.js refuses to train convolutions with dilations, which our kernels know. */
function registerDilated(kernelName: string, [byInput, byKernel]: readonly [string, string]): void {
  replaceGradient(kernelName, (dy, [x, filter], attrs) => {
    const { strides, dilations, pad, dataFormat, dimRoundingMode } = attrs;
    const windows = { strides, dilations, pad, dataFormat, dimRoundingMode };
    return {
      x: () => run(byInput, { dy, filter: filter! }, { ...windows, inputShape: x!.shape }),
      filter: () => run(byKernel, { x: x!, dy }, { ...windows, filterShape: filter!.shape }),
    };
  });
}

/** Sums what was repeated, all repetitions of a number at once; TensorFlow.js cuts them out and adds them one by one. */
function addedUp(dy: tf.Tensor, shape: readonly number[], times: readonly number[]): tf.Tensor {
  // Each axis is two, which repetition and where in it; neighbours of a kind are one.
  const axes: { length: number; repeated: boolean }[] = [];
  shape.forEach((length, axis) => {
    for (const next of [
      { length: times[axis]!, repeated: true },
      { length, repeated: false },
    ]) {
      // prettier-ignore
      const last = axes.at(-1);
      if (next.length === 1) continue;
      if (last?.repeated === next.repeated) last.length *= next.length;
      else axes.push(next);
    }
  });
  const gone = axes.flatMap(({ repeated }, axis) => (repeated ? [axis] : []));
  return tf.reshape(tf.sum(tf.reshape(dy, axes.map(({ length }) => length)), gone), [...shape]); // prettier-ignore
}

function replaceGradient(
  kernelName: string,
  compute: (dy: tf.Tensor, saved: tf.Tensor[], attrs: Attributes) => Slopes,
): void {
  const stock = tf.getGradient(kernelName);
  if (!stock) throw new Error(`TensorFlow.js has no gradient of ${kernelName}`);
  tf.unregisterGradient(kernelName);
  tf.registerGradient({
    ...stock,
    gradFunc: (dy, saved, attrs) =>
      tf.getBackend() === 'wasm'
        ? compute(dy as tf.Tensor, saved, (attrs as Attributes | undefined) ?? {})
        : stock.gradFunc(dy, saved, attrs),
  });
}

function run(kernelName: string, inputs: Readonly<Record<string, tf.Tensor>>, attrs: Attributes): tf.Tensor {
  return tf.engine().runKernel(kernelName, inputs, attrs as tf.NamedAttrMap);
}
