import type * as tf from '@tensorflow/tfjs';
import { ActivationFunction } from './layers/ActivationFunction.ts';
import { AdaptivePooling } from './layers/AdaptivePooling.ts';
import { Convolution } from './layers/Convolution.ts';
import { DepthwiseConvolution } from './layers/DepthwiseConvolution.ts';
import { AlphaDropout } from './layers/AlphaDropout.ts';
import { Cropping } from './layers/Cropping.ts';
import { Dot } from './layers/Dot.ts';
import { Dropout } from './layers/Dropout.ts';
import { GaussianDropout } from './layers/GaussianDropout.ts';
import { GaussianNoise } from './layers/GaussianNoise.ts';
import { GlobalPooling } from './layers/GlobalPooling.ts';
import { Einsum } from './layers/Einsum.ts';
import { EinsumDense } from './layers/EinsumDense.ts';
import { Expression } from './layers/Expression.ts';
import { Attention } from './layers/Attention.ts';
import { GroupQueryAttention } from './layers/GroupQueryAttention.ts';
import { Merge } from './layers/Merge.ts';
import { MultiHeadAttention } from './layers/MultiHeadAttention.ts';
import { Bidirectional } from './layers/Bidirectional.ts';
import { ConvLSTM1D } from './layers/ConvLSTM1D.ts';
import { ConvLSTM2D } from './layers/ConvLSTM2D.ts';
import { GRU } from './layers/GRU.ts';
import { JoinedMask } from './layers/JoinedMask.ts';
import { LSTM } from './layers/LSTM.ts';
import { Masking } from './layers/Masking.ts';
import { PaddingMask } from './layers/PaddingMask.ts';
import { Pooling } from './layers/Pooling.ts';
import { SimpleRNN } from './layers/SimpleRNN.ts';
import { TimeDistributed } from './layers/TimeDistributed.ts';
import { RotaryEmbedding } from './layers/RotaryEmbedding.ts';
import { SinePositionEncoding } from './layers/SinePositionEncoding.ts';
import { TokenAndPositionEmbedding } from './layers/TokenAndPositionEmbedding.ts';
import { ParametricReLU } from './layers/ParametricReLU.ts';
import { PositionEmbedding } from './layers/PositionEmbedding.ts';
import { SeparableConvolution } from './layers/SeparableConvolution.ts';
import { TransposedConvolution } from './layers/TransposedConvolution.ts';
import { ArgExtreme } from './layers/ArgExtreme.ts';
import { BinaryMath } from './layers/BinaryMath.ts';
import { Cast } from './layers/Cast.ts';
import { Clip } from './layers/Clip.ts';
import { Compare } from './layers/Compare.ts';
import { CumulativeSum } from './layers/CumulativeSum.ts';
import { DepthToSpace } from './layers/DepthToSpace.ts';
import { ExpandDims } from './layers/ExpandDims.ts';
import { Flip } from './layers/Flip.ts';
import { Gather } from './layers/Gather.ts';
import { OneHot } from './layers/OneHot.ts';
import { Reduce } from './layers/Reduce.ts';
import { Roll } from './layers/Roll.ts';
import { Slice } from './layers/Slice.ts';
import { SpaceToDepth } from './layers/SpaceToDepth.ts';
import { Split } from './layers/Split.ts';
import { Squeeze } from './layers/Squeeze.ts';
import { Stack } from './layers/Stack.ts';
import { Tile } from './layers/Tile.ts';
import { TopK } from './layers/TopK.ts';
import { UnaryMath } from './layers/UnaryMath.ts';
import { Where } from './layers/Where.ts';
import { BatchNormalization } from './layers/BatchNormalization.ts';
import { GroupNormalization } from './layers/GroupNormalization.ts';
import { LayerNormalization } from './layers/LayerNormalization.ts';
import { RMSNormalization } from './layers/RMSNormalization.ts';
import { SpectralNormalization } from './layers/SpectralNormalization.ts';
import { UnitNormalization } from './layers/UnitNormalization.ts';
import { CategoryEncoding } from './layers/CategoryEncoding.ts';
import { CenterCrop } from './layers/CenterCrop.ts';
import { Discretization } from './layers/Discretization.ts';
import { Hashing } from './layers/Hashing.ts';
import { IntegerLookup } from './layers/IntegerLookup.ts';
import { Normalization } from './layers/Normalization.ts';
import { RandomBrightness } from './layers/RandomBrightness.ts';
import { RandomContrast } from './layers/RandomContrast.ts';
import { RandomCrop } from './layers/RandomCrop.ts';
import { RandomFlip } from './layers/RandomFlip.ts';
import { RandomRotation } from './layers/RandomRotation.ts';
import { RandomTranslation } from './layers/RandomTranslation.ts';
import { RandomZoom } from './layers/RandomZoom.ts';
import { Resizing } from './layers/Resizing.ts';
import { UpSampling } from './layers/UpSampling.ts';
import { ZeroPadding } from './layers/ZeroPadding.ts';

export type LayerFactory = (args: Readonly<Record<string, unknown>>) => tf.layers.Layer;

/** Our own layers, by the name a plan calls them (`LayerCall.tfjs` where it is `custom`). */
export const ownLayers: Readonly<Record<string, LayerFactory>> = {
  ActivationFunction: (args) => new ActivationFunction(args as never),
  AdaptivePooling: (args) => new AdaptivePooling(args as never),
  Convolution: (args) => new Convolution(args as never),
  DepthwiseConvolution: (args) => new DepthwiseConvolution(args as never),
  AlphaDropout: (args) => new AlphaDropout(args as never),
  Cropping: (args) => new Cropping(args as never),
  Dot: (args) => new Dot(args as never),
  Dropout: (args) => new Dropout(args as never),
  GaussianDropout: (args) => new GaussianDropout(args as never),
  GaussianNoise: (args) => new GaussianNoise(args as never),
  GlobalPooling: (args) => new GlobalPooling(args as never),
  Einsum: (args) => new Einsum(args as never),
  EinsumDense: (args) => new EinsumDense(args as never),
  Expression: (args) => new Expression(args as never),
  Attention: (args) => new Attention(args as never),
  GroupQueryAttention: (args) => new GroupQueryAttention(args as never),
  Merge: (args) => new Merge(args as never),
  MultiHeadAttention: (args) => new MultiHeadAttention(args as never),
  Bidirectional: (args) => new Bidirectional(args as never),
  ConvLSTM1D: (args) => new ConvLSTM1D(args as never),
  ConvLSTM2D: (args) => new ConvLSTM2D(args as never),
  GRU: (args) => new GRU(args as never),
  JoinedMask: (args) => new JoinedMask(args as never),
  LSTM: (args) => new LSTM(args as never),
  Masking: (args) => new Masking(args as never),
  PaddingMask: (args) => new PaddingMask(args as never),
  Pooling: (args) => new Pooling(args as never),
  SimpleRNN: (args) => new SimpleRNN(args as never),
  TimeDistributed: (args) => new TimeDistributed(args as never),
  RotaryEmbedding: (args) => new RotaryEmbedding(args as never),
  SinePositionEncoding: (args) => new SinePositionEncoding(args as never),
  TokenAndPositionEmbedding: (args) => new TokenAndPositionEmbedding(args as never),
  ParametricReLU: (args) => new ParametricReLU(args as never),
  PositionEmbedding: (args) => new PositionEmbedding(args as never),
  SeparableConvolution: (args) => new SeparableConvolution(args as never),
  TransposedConvolution: (args) => new TransposedConvolution(args as never),
  ArgExtreme: (args) => new ArgExtreme(args as never),
  BinaryMath: (args) => new BinaryMath(args as never),
  Cast: (args) => new Cast(args as never),
  Clip: (args) => new Clip(args as never),
  Compare: (args) => new Compare(args as never),
  CumulativeSum: (args) => new CumulativeSum(args as never),
  DepthToSpace: (args) => new DepthToSpace(args as never),
  ExpandDims: (args) => new ExpandDims(args as never),
  Flip: (args) => new Flip(args as never),
  Gather: (args) => new Gather(args as never),
  OneHot: (args) => new OneHot(args as never),
  Reduce: (args) => new Reduce(args as never),
  Roll: (args) => new Roll(args as never),
  Slice: (args) => new Slice(args as never),
  SpaceToDepth: (args) => new SpaceToDepth(args as never),
  Split: (args) => new Split(args as never),
  Squeeze: (args) => new Squeeze(args as never),
  Stack: (args) => new Stack(args as never),
  Tile: (args) => new Tile(args as never),
  TopK: (args) => new TopK(args as never),
  UnaryMath: (args) => new UnaryMath(args as never),
  Where: (args) => new Where(args as never),
  BatchNormalization: (args) => new BatchNormalization(args as never),
  GroupNormalization: (args) => new GroupNormalization(args as never),
  LayerNormalization: (args) => new LayerNormalization(args as never),
  RMSNormalization: (args) => new RMSNormalization(args as never),
  SpectralNormalization: (args) => new SpectralNormalization(args as never),
  UnitNormalization: (args) => new UnitNormalization(args as never),
  CategoryEncoding: (args) => new CategoryEncoding(args as never),
  CenterCrop: (args) => new CenterCrop(args as never),
  Discretization: (args) => new Discretization(args as never),
  Hashing: (args) => new Hashing(args as never),
  IntegerLookup: (args) => new IntegerLookup(args as never),
  Normalization: (args) => new Normalization(args as never),
  RandomBrightness: (args) => new RandomBrightness(args as never),
  RandomContrast: (args) => new RandomContrast(args as never),
  RandomCrop: (args) => new RandomCrop(args as never),
  RandomFlip: (args) => new RandomFlip(args as never),
  RandomRotation: (args) => new RandomRotation(args as never),
  RandomTranslation: (args) => new RandomTranslation(args as never),
  RandomZoom: (args) => new RandomZoom(args as never),
  Resizing: (args) => new Resizing(args as never),
  UpSampling: (args) => new UpSampling(args as never),
  ZeroPadding: (args) => new ZeroPadding(args as never),
};
