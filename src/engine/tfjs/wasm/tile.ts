import * as tf from '@tensorflow/tfjs';

import { floatsOf, registerWasmKernel } from './heap.ts';

/**
 * Repeats a tensor along its axes. Batch normalization repeats its averages over a whole batch of images on the way
 * back, for which the stock kernel takes longer than for the convolution; repeated blocks can be copied whole.
 */
export function registerTile(): void {
  const stock = tf.getKernel('Tile', 'wasm');
  if (!stock) throw new Error('The wasm backend has no kernel Tile');
  registerWasmKernel('Tile', (call) => {
    const { backend, inputs, attrs } = call;
    const x = inputs['x']!;
    if (x.dtype !== 'float32') return stock.kernelFunc(call as never) as tf.TensorInfo;
    const reps = attrs['reps'] as readonly number[];
    const tiled = backend.makeOutput(
      x.shape.map((length, axis) => length * reps[axis]!),
      'float32',
    );
    repeat(floatsOf(backend, x), floatsOf(backend, tiled), x.shape, reps);
    return tiled;
  });
}

function repeat(from: Float32Array, to: Float32Array, shape: readonly number[], reps: readonly number[]): void {
  let read = 0;
  let written = 0;
  const fill = (axis: number): void => {
    if (axis === shape.length) {
      to[written++] = from[read++]!;
      return;
    }
    const start = written;
    for (let index = 0; index < shape[axis]!; index++) fill(axis + 1);
    const end = start + (written - start) * reps[axis]!;
    while (written < end) {
      const length = Math.min(written - start, end - written); // twice as much at each go
      to.copyWithin(written, start, start + length);
      written += length;
    }
  };
  fill(0);
}
