import * as tf from '@tensorflow/tfjs';

import type { Adapting } from '../../../data/summary.ts';

/** Samples that are looked at together. */
const batchSize = 128;

/** Inputs of a model for some samples, by their numbers. */
type Read = (indices: number[]) => tf.Tensor | tf.Tensor[];

/**
 * Gives every layer of a model that adapts what it takes from the data that reaches it, over `size` samples read in each of
 * some ways: earlier layers first, since later ones see what they make of it.
 */
export function adapt(model: tf.LayersModel, size: number, ...reads: Read[]): void {
  for (const layer of model.layers) {
    const summary = 'collects' in layer ? (layer as unknown as Adapting).collects() : null;
    if (!summary) continue;
    const reaching = tf.model({ inputs: model.inputs, outputs: layer.input as tf.SymbolicTensor });
    for (let start = 0; start < size; start += batchSize) {
      const indices = Array.from({ length: Math.min(batchSize, size - start) }, (_, index) => start + index);
      for (const read of reads) {
        tf.tidy(() => {
          const value = reaching.apply(read(indices)) as tf.Tensor;
          summary.add(value.dataSync(), value.shape);
        });
      }
    }
    write(layer, summary.read() ?? {});
  }
}

/** Gives a layer weights by name, those that it has. */
function write(layer: tf.layers.Layer, weights: Readonly<Record<string, Float32Array>>): void {
  for (const weight of layer.weights) {
    const values = weights[weight.originalName.split('/').at(-1)!];
    if (!values) continue;
    const tensor = tf.tensor(values, weight.shape as number[]);
    weight.write(tensor);
    tensor.dispose();
  }
}
