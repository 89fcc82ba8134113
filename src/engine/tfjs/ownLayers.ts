import type * as tf from '@tensorflow/tfjs';
import { ActivationFunction } from './layers/ActivationFunction.ts';
import { AdaptivePooling } from './layers/AdaptivePooling.ts';
import { AveragePooling } from './layers/AveragePooling.ts';
import { Convolution } from './layers/Convolution.ts';
import { DepthwiseConvolution } from './layers/DepthwiseConvolution.ts';
import { AlphaDropout } from './layers/AlphaDropout.ts';
import { Dropout } from './layers/Dropout.ts';
import { GaussianDropout } from './layers/GaussianDropout.ts';
import { GaussianNoise } from './layers/GaussianNoise.ts';
import { GlobalPooling } from './layers/GlobalPooling.ts';
import { Einsum } from './layers/Einsum.ts';
import { EinsumDense } from './layers/EinsumDense.ts';
import { Expression } from './layers/Expression.ts';
import { MultiHeadAttention } from './layers/MultiHeadAttention.ts';
import { Bidirectional } from './layers/Bidirectional.ts';
import { ConvLSTM1D } from './layers/ConvLSTM1D.ts';
import { ConvLSTM2D } from './layers/ConvLSTM2D.ts';
import { GRU } from './layers/GRU.ts';
import { JoinedMask } from './layers/JoinedMask.ts';
import { LSTM } from './layers/LSTM.ts';
import { Masking } from './layers/Masking.ts';
import { PaddingMask } from './layers/PaddingMask.ts';
import { SimpleRNN } from './layers/SimpleRNN.ts';
import { TimeDistributed } from './layers/TimeDistributed.ts';
import { PositionEmbedding } from './layers/PositionEmbedding.ts';
import { SeparableConvolution } from './layers/SeparableConvolution.ts';
import { TransposedConvolution } from './layers/TransposedConvolution.ts';

export type LayerFactory = (args: Readonly<Record<string, unknown>>) => tf.layers.Layer;

/** Our own layers, by the name a plan calls them (`LayerCall.tfjs` where it is `custom`). */
export const ownLayers: Readonly<Record<string, LayerFactory>> = {
  ActivationFunction: (args) => new ActivationFunction(args as never),
  AdaptivePooling: (args) => new AdaptivePooling(args as never),
  AveragePooling: (args) => new AveragePooling(args as never),
  Convolution: (args) => new Convolution(args as never),
  DepthwiseConvolution: (args) => new DepthwiseConvolution(args as never),
  AlphaDropout: (args) => new AlphaDropout(args as never),
  Dropout: (args) => new Dropout(args as never),
  GaussianDropout: (args) => new GaussianDropout(args as never),
  GaussianNoise: (args) => new GaussianNoise(args as never),
  GlobalPooling: (args) => new GlobalPooling(args as never),
  Einsum: (args) => new Einsum(args as never),
  EinsumDense: (args) => new EinsumDense(args as never),
  Expression: (args) => new Expression(args as never),
  MultiHeadAttention: (args) => new MultiHeadAttention(args as never),
  Bidirectional: (args) => new Bidirectional(args as never),
  ConvLSTM1D: (args) => new ConvLSTM1D(args as never),
  ConvLSTM2D: (args) => new ConvLSTM2D(args as never),
  GRU: (args) => new GRU(args as never),
  JoinedMask: (args) => new JoinedMask(args as never),
  LSTM: (args) => new LSTM(args as never),
  Masking: (args) => new Masking(args as never),
  PaddingMask: (args) => new PaddingMask(args as never),
  SimpleRNN: (args) => new SimpleRNN(args as never),
  TimeDistributed: (args) => new TimeDistributed(args as never),
  PositionEmbedding: (args) => new PositionEmbedding(args as never),
  SeparableConvolution: (args) => new SeparableConvolution(args as never),
  TransposedConvolution: (args) => new TransposedConvolution(args as never),
};
