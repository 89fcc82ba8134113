import { activation, leakyReLU } from './activation.ts';
import { multiHeadAttention } from './attention.ts';
import { conv1d, conv2d, conv2dTranspose, depthwiseConv2d, separableConv2d } from './convolution.ts';
import { dense } from './dense.ts';
import { dropout, spatialDropout1d } from './dropout.ts';
import { embedding, positionEmbedding } from './embedding.ts';
import type { LayerLowering } from './lowering.ts';
import { add, average, concatenate, maximum, minimum, multiply, subtract } from './merge.ts';
import { batchNormalization, layerNormalization } from './normalization.ts';
import {
  averagePooling1d,
  averagePooling2d,
  globalAveragePooling,
  globalMaxPooling,
  maxPooling1d,
  maxPooling2d,
} from './pooling.ts';
import { bidirectional, gru, lstm, simpleRNN } from './recurrent.ts';
import { cropping2D, flatten, permute, repeatVector, reshape, upSampling2d, zeroPadding2d } from './reshaping.ts';

/** How each layer is written in primitives, by `LayerCall.tfjs`. */
export const layerLowerings: Readonly<Record<string, LayerLowering>> = {
  dense,
  conv1d,
  conv2d,
  conv2dTranspose,
  depthwiseConv2d,
  separableConv2d,
  activation,
  leakyReLU,
  Dropout: dropout,
  spatialDropout1d,
  add,
  subtract,
  multiply,
  average,
  maximum,
  minimum,
  concatenate,
  flatten,
  reshape,
  permute,
  repeatVector,
  upSampling2d,
  zeroPadding2d,
  cropping2D,
  maxPooling1d,
  maxPooling2d,
  averagePooling1d,
  averagePooling2d,
  globalMaxPooling1d: globalMaxPooling,
  globalMaxPooling2d: globalMaxPooling,
  globalAveragePooling1d: globalAveragePooling,
  globalAveragePooling2d: globalAveragePooling,
  batchNormalization,
  layerNormalization,
  embedding,
  PositionEmbedding: positionEmbedding,
  simpleRNN,
  lstm,
  gru,
  bidirectional,
  MultiHeadAttention: multiHeadAttention,
};
