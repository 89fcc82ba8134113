import type * as tf from '@tensorflow/tfjs';
import { ActivationFunction } from './layers/ActivationFunction.ts';
import { Dropout } from './layers/Dropout.ts';
import { MultiHeadAttention } from './layers/MultiHeadAttention.ts';
import { PositionEmbedding } from './layers/PositionEmbedding.ts';

export type LayerFactory = (args: Readonly<Record<string, unknown>>) => tf.layers.Layer;

/** Our own layers, by the name a plan calls them (`LayerCall.tfjs` where it is `custom`). */
export const ownLayers: Readonly<Record<string, LayerFactory>> = {
  ActivationFunction: (args) => new ActivationFunction(args as never),
  Dropout: (args) => new Dropout(args as never),
  MultiHeadAttention: (args) => new MultiHeadAttention(args as never),
  PositionEmbedding: (args) => new PositionEmbedding(args as never),
};
