import * as tf from '@tensorflow/tfjs';
import { LSTM } from './layers/LSTM.ts';
import { orthogonalKernel } from './layers/orthogonal.ts';

const randomUniform = (seed: number) => tf.initializers.randomUniform({ seed });
const glorotUniform = (seed: number) => tf.initializers.glorotUniform({ seed });
const orthogonal = (seed: number) => orthogonalKernel({ seed });

/** Seq2seq: 150,412 parameters, 1.19 MFLOPs a sample. */
export function createSeq2seq(seed = 42): tf.LayersModel {
  const question = tf.input({ name: 'question', shape: [5], dtype: 'int32' });
  const given = tf.input({ name: 'given', shape: [3], dtype: 'int32' });
  const encoderEmbedding1 = tf.layers
    .embedding({
      name: 'encoder_embedding_1',
      inputDim: 12,
      outputDim: 16,
      embeddingsInitializer: randomUniform(seed + 1),
      maskZero: false,
    })
    .apply(question) as tf.SymbolicTensor; // [5, 16]
  const [, encoderLstm1State1, encoderLstm1State2] = tf.layers
    .lstm({
      name: 'encoder_lstm_1',
      units: 128,
      kernelInitializer: glorotUniform(seed + 11),
      recurrentInitializer: orthogonal(seed + 12),
      recurrentActivation: 'sigmoid',
      unitForgetBias: true,
      returnState: true,
      implementation: 2,
    })
    .apply(encoderEmbedding1) as [tf.SymbolicTensor, tf.SymbolicTensor, tf.SymbolicTensor]; // [128], [128], [128]
  const decoderEmbedding1 = tf.layers
    .embedding({
      name: 'decoder_embedding_1',
      inputDim: 12,
      outputDim: 16,
      embeddingsInitializer: randomUniform(seed + 21),
      maskZero: false,
    })
    .apply(given) as tf.SymbolicTensor; // [3, 16]
  const decoderLstm1 = new LSTM({
    name: 'decoder_lstm_1',
    units: 128,
    activation: 'tanh',
    useBias: true,
    kernelInitializer: glorotUniform(seed + 31),
    recurrentInitializer: orthogonal(seed + 32),
    biasInitializer: 'zeros',
    recurrentActivation: 'sigmoid',
    unitForgetBias: true,
    returnSequences: true,
    returnState: false,
    dropout: 0,
    recurrentDropout: 0,
    goBackwards: false,
    stateful: false,
    masked: [],
    seed: seed + 31,
  }).apply([decoderEmbedding1, encoderLstm1State1, encoderLstm1State2]) as tf.SymbolicTensor; // [3, 128]
  const decoderDense1 = tf.layers
    .dense({ name: 'decoder_dense_1', units: 12, activation: 'softmax', kernelInitializer: glorotUniform(seed + 41) })
    .apply(decoderLstm1) as tf.SymbolicTensor; // [3, 12]
  return tf.model({ name: 'seq2seq', inputs: [question, given], outputs: [decoderDense1] });
}
