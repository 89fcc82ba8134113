import * as tf from '@tensorflow/tfjs';

const randomUniform = (seed: number) => tf.initializers.randomUniform({ seed });
const glorotUniform = (seed: number) => tf.initializers.glorotUniform({ seed });

/** SimpleRNN: 39,179 parameters, 4.37 MFLOPs a sample. */
export function createSimpleRnn(seed = 42): tf.LayersModel {
  const characters = tf.input({ name: 'characters', shape: [64], dtype: 'int32' });
  const embedding = tf.layers
    .embedding({
      name: 'embedding',
      inputDim: 75,
      outputDim: 64,
      embeddingsInitializer: randomUniform(seed + 1),
      maskZero: false,
    })
    .apply(characters) as tf.SymbolicTensor; // [64, 64]
  const [simpleRnn] = tf.layers
    .simpleRNN({
      name: 'simple_rnn',
      units: 128,
      kernelInitializer: glorotUniform(seed + 11),
      recurrentInitializer: glorotUniform(seed + 12),
      returnSequences: true,
      returnState: true,
    })
    .apply(embedding) as [tf.SymbolicTensor]; // [64, 128], [128]
  const dense = tf.layers
    .dense({ name: 'dense', units: 75, activation: 'softmax', kernelInitializer: glorotUniform(seed + 21) })
    .apply(simpleRnn) as tf.SymbolicTensor; // [64, 75]
  return tf.model({ name: 'simple_rnn', inputs: [characters], outputs: [dense] });
}
