import * as tf from '@tensorflow/tfjs';

/** SimpleRNN: 39,179 parameters, 4.37 MFLOPs a sample. */
export function createSimpleRnn(seed = 42): tf.LayersModel {
  const glorotUniform = (n: number) => tf.initializers.glorotUniform({ seed: seed + n });

  const characters = tf.input({ name: 'characters', shape: [64], dtype: 'int32' });
  const embedding = tf.layers.embedding({
    name: 'embedding',
    inputDim: 75,
    outputDim: 64,
    embeddingsInitializer: tf.initializers.randomUniform({ seed: seed + 1 }),
    maskZero: false,
  });
  const embeddingOut = embedding.apply(characters) as tf.SymbolicTensor; // [64, 64]
  const simpleRnn = tf.layers.simpleRNN({
    name: 'simple_rnn',
    units: 128,
    activation: 'tanh',
    useBias: true,
    kernelInitializer: glorotUniform(11),
    recurrentInitializer: glorotUniform(12),
    biasInitializer: 'zeros',
    returnSequences: true,
    returnState: true,
    dropout: 0,
    recurrentDropout: 0,
    goBackwards: false,
    stateful: false,
    unroll: false,
  });
  const [simpleRnnOut] = simpleRnn.apply(embeddingOut) as [tf.SymbolicTensor]; // [64, 128], [128]
  const dense = tf.layers.dense({
    name: 'dense',
    units: 75,
    activation: 'softmax',
    useBias: true,
    kernelInitializer: glorotUniform(21),
    biasInitializer: 'zeros',
  });
  const denseOut = dense.apply(simpleRnnOut) as tf.SymbolicTensor; // [64, 75]
  return tf.model({ name: 'simple_rnn', inputs: [characters], outputs: [denseOut] });
}
