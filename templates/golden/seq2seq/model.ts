import * as tf from '@tensorflow/tfjs';
import { LSTM } from './layers/LSTM.ts';
import { orthogonalKernel } from './layers/orthogonal.ts';

/** Seq2seq: 150,412 parameters, 1.19 MFLOPs a sample. */
export function createSeq2seq(seed = 42): tf.LayersModel {
  const randomUniform = (n: number) => tf.initializers.randomUniform({ seed: seed + n });
  const glorotUniform = (n: number) => tf.initializers.glorotUniform({ seed: seed + n });
  const orthogonal = (n: number) => orthogonalKernel({ seed: seed + n });

  const question = tf.input({ name: 'question', shape: [5], dtype: 'int32' });
  const given = tf.input({ name: 'given', shape: [3], dtype: 'int32' });
  const encoderEmbedding1 = tf.layers.embedding({
    name: 'encoder_embedding_1',
    inputDim: 12,
    outputDim: 16,
    embeddingsInitializer: randomUniform(1),
    maskZero: false,
  });
  const encoderEmbedding1Out = encoderEmbedding1.apply(question) as tf.SymbolicTensor; // [5, 16]
  const encoderLstm1 = tf.layers.lstm({
    name: 'encoder_lstm_1',
    units: 128,
    activation: 'tanh',
    useBias: true,
    kernelInitializer: glorotUniform(11),
    recurrentInitializer: orthogonal(12),
    biasInitializer: 'zeros',
    recurrentActivation: 'sigmoid',
    unitForgetBias: true,
    returnSequences: false,
    returnState: true,
    dropout: 0,
    recurrentDropout: 0,
    goBackwards: false,
    stateful: false,
    unroll: false,
    implementation: 2,
  });
  const [, encoderLstm1State1, encoderLstm1State2] = encoderLstm1.apply(encoderEmbedding1Out) as [
    tf.SymbolicTensor,
    tf.SymbolicTensor,
    tf.SymbolicTensor,
  ]; // [128], [128], [128]
  const decoderEmbedding1 = tf.layers.embedding({
    name: 'decoder_embedding_1',
    inputDim: 12,
    outputDim: 16,
    embeddingsInitializer: randomUniform(21),
    maskZero: false,
  });
  const decoderEmbedding1Out = decoderEmbedding1.apply(given) as tf.SymbolicTensor; // [3, 16]
  const decoderLstm1 = new LSTM({
    name: 'decoder_lstm_1',
    units: 128,
    activation: 'tanh',
    useBias: true,
    kernelInitializer: glorotUniform(31),
    recurrentInitializer: orthogonal(32),
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
  });
  const decoderLstm1Out = decoderLstm1.apply([
    decoderEmbedding1Out,
    encoderLstm1State1,
    encoderLstm1State2,
  ]) as tf.SymbolicTensor; // [3, 128]
  const decoderDense1 = tf.layers.dense({
    name: 'decoder_dense_1',
    units: 12,
    activation: 'softmax',
    useBias: true,
    kernelInitializer: glorotUniform(41),
    biasInitializer: 'zeros',
  });
  const decoderDense1Out = decoderDense1.apply(decoderLstm1Out) as tf.SymbolicTensor; // [3, 12]
  return tf.model({ name: 'seq2seq', inputs: [question, given], outputs: [decoderDense1Out] });
}
