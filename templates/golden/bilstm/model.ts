import * as tf from '@tensorflow/tfjs';
import { Bidirectional } from './layers/Bidirectional.ts';
import { Dropout } from './layers/Dropout.ts';
import { LSTM } from './layers/LSTM.ts';
import { PaddingMask } from './layers/PaddingMask.ts';
import { orthogonalKernel } from './layers/orthogonal.ts';

const randomUniform = (seed: number) => tf.initializers.randomUniform({ seed });
const glorotUniform = (seed: number) => tf.initializers.glorotUniform({ seed });
const orthogonal = (seed: number) => orthogonalKernel({ seed });

/** Bidirectional LSTM: 9,521 parameters, 0.246 MFLOPs a sample. */
export function createBidirectionalLstm(seed = 42): tf.LayersModel {
  const tokens = tf.input({ name: 'tokens', shape: [16], dtype: 'int32' });
  const embeddingMask = new PaddingMask({ name: 'embedding_mask', padding: 0, features: false }).apply(
    tokens,
  ) as tf.SymbolicTensor; // [16]
  const embedding = tf.layers
    .embedding({
      name: 'embedding',
      inputDim: 100,
      outputDim: 16,
      embeddingsInitializer: randomUniform(seed + 1),
      maskZero: false,
    })
    .apply(tokens) as tf.SymbolicTensor; // [16, 16]
  const bidirectional = new Bidirectional({
    name: 'bidirectional',
    layer: new LSTM({
      units: 24,
      activation: 'tanh',
      useBias: true,
      kernelInitializer: glorotUniform(seed + 11),
      recurrentInitializer: orthogonal(seed + 12),
      biasInitializer: 'zeros',
      recurrentActivation: 'sigmoid',
      unitForgetBias: true,
      returnSequences: false,
      returnState: false,
      dropout: 0,
      recurrentDropout: 0,
      goBackwards: false,
      stateful: false,
      masked: [0],
      seed: seed + 11,
    }),
    backwardLayer: new LSTM({
      units: 24,
      activation: 'tanh',
      useBias: true,
      kernelInitializer: glorotUniform(seed + 14),
      recurrentInitializer: orthogonal(seed + 15),
      biasInitializer: 'zeros',
      recurrentActivation: 'sigmoid',
      unitForgetBias: true,
      returnSequences: false,
      returnState: false,
      dropout: 0,
      recurrentDropout: 0,
      goBackwards: true,
      stateful: false,
      masked: [0],
      seed: seed + 11,
    }),
    mergeMode: 'concat',
  }).apply([embedding, embeddingMask]) as tf.SymbolicTensor; // [48]
  const dropout = new Dropout({ name: 'dropout', rate: 0.2, sharedAxes: [], seed: seed + 21 }).apply(
    bidirectional,
  ) as tf.SymbolicTensor; // [48]
  const praise = tf.layers
    .dense({ name: 'praise', units: 1, activation: 'sigmoid', kernelInitializer: glorotUniform(seed + 31) })
    .apply(dropout) as tf.SymbolicTensor; // [1]
  return tf.model({ name: 'bidirectional_lstm', inputs: [tokens], outputs: [praise] });
}
