import * as tf from '@tensorflow/tfjs';

import { createMoments } from '../../../data/moments.ts';
import { Normalization } from './Normalization.ts';

/** Samples that are looked at together. */
const batchSize = 128;

/** Inputs of a model for some samples, by their numbers. */
type Read = (indices: number[]) => tf.Tensor | tf.Tensor[];

/**
 * Gives every `Normalization` of a model that adapts the mean and the variance of what reaches it, over `size` samples
 * read in each of some ways: those of earlier layers first, since later ones see what they make of it.
 */
export function adapt(model: tf.LayersModel, size: number, ...reads: Read[]): void {
  for (const layer of model.layers) {
    if (!(layer instanceof Normalization) || layer.mean !== null) continue;
    const reaching = tf.model({ inputs: model.inputs, outputs: layer.input as tf.SymbolicTensor });
    const moments = createMoments(layer.axes);
    for (let start = 0; start < size; start += batchSize) {
      const indices = Array.from({ length: Math.min(batchSize, size - start) }, (_, index) => start + index);
      for (const read of reads) {
        tf.tidy(() => {
          const value = reaching.apply(read(indices)) as tf.Tensor;
          moments.add(value.dataSync(), value.shape);
        });
      }
    }
    layer.adapt(moments.read());
  }
}
