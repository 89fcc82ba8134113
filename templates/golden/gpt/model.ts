import * as tf from '@tensorflow/tfjs';
import { MultiHeadAttention } from './layers/MultiHeadAttention.ts';
import { PositionEmbedding } from './layers/PositionEmbedding.ts';

const randomUniform = (seed: number) => tf.initializers.randomUniform({ seed });
const glorotUniform = (seed: number) => tf.initializers.glorotUniform({ seed });

/** Small GPT: 113,867 parameters, 15.5 MFLOPs a sample. */
export function createSmallGpt(seed = 42): tf.LayersModel {
  const characters = tf.input({ name: 'characters', shape: [64], dtype: 'int32' });
  const characters1 = tf.layers
    .embedding({
      name: 'characters_1',
      inputDim: 75,
      outputDim: 64,
      embeddingsInitializer: randomUniform(seed + 1),
      maskZero: false,
    })
    .apply(characters) as tf.SymbolicTensor; // [64, 64]
  const places = new PositionEmbedding({
    name: 'places',
    sequenceLength: 64,
    initializer: 'glorotUniform',
    seed: seed + 11,
  }).apply(characters1) as tf.SymbolicTensor; // [64, 64]
  const both = tf.layers.add({ name: 'both' }).apply([characters1, places]) as tf.SymbolicTensor; // [64, 64]
  const block1 = transformerDecoder(both, { name: 'block_1', seed: seed + 30 }); // [64, 64]
  const block2 = transformerDecoder(block1, { name: 'block_2', seed: seed + 100 }); // [64, 64]
  const layerNormalization = tf.layers
    .layerNormalization({ name: 'layer_normalization', epsilon: 0.00001 })
    .apply(block2) as tf.SymbolicTensor; // [64, 64]
  const nextCharacter = tf.layers
    .dense({ name: 'next_character', units: 75, activation: 'softmax', kernelInitializer: glorotUniform(seed + 181) })
    .apply(layerNormalization) as tf.SymbolicTensor; // [64, 75]
  return tf.model({ name: 'small_gpt', inputs: [characters], outputs: [nextCharacter] });
}

/**
 * Transformer decoder: from [64, 64] to [64, 64].
 * A transformer block in which no position sees what comes after it; it may also ask an encoded sequence.
 * https://keras.io/keras_hub/api/modeling_layers/transformer_decoder/
 */
function transformerDecoder(
  sequence: tf.SymbolicTensor,
  { name, seed }: { name: string; seed: number },
): tf.SymbolicTensor {
  const layerNormalization1 = tf.layers
    .layerNormalization({ name: `${name}_layer_normalization_1`, epsilon: 0.00001 })
    .apply(sequence) as tf.SymbolicTensor; // [64, 64]
  const multiHeadAttention1 = new MultiHeadAttention({
    name: `${name}_multi_head_attention_1`,
    numHeads: 4,
    keyDim: 16,
    valueDim: 16,
    useCausalMask: true,
    dropout: 0,
    useBias: true,
    useGate: false,
    kernelInitializer: 'glorotUniform',
    biasInitializer: 'zeros',
    inputs: ['query'],
    masked: [],
    seed: seed + 11,
  }).apply(layerNormalization1) as tf.SymbolicTensor; // [64, 64]
  const add1 = tf.layers.add({ name: `${name}_add_1` }).apply([sequence, multiHeadAttention1]) as tf.SymbolicTensor; // [64, 64]
  const layerNormalization2 = tf.layers
    .layerNormalization({ name: `${name}_layer_normalization_2`, epsilon: 0.00001 })
    .apply(add1) as tf.SymbolicTensor; // [64, 64]
  const dense1 = tf.layers
    .dense({ name: `${name}_dense_1`, units: 256, activation: 'gelu', kernelInitializer: glorotUniform(seed + 41) })
    .apply(layerNormalization2) as tf.SymbolicTensor; // [64, 256]
  const dense2 = tf.layers
    .dense({ name: `${name}_dense_2`, units: 64, kernelInitializer: glorotUniform(seed + 51) })
    .apply(dense1) as tf.SymbolicTensor; // [64, 64]
  const add2 = tf.layers.add({ name: `${name}_add_2` }).apply([add1, dense2]) as tf.SymbolicTensor; // [64, 64]
  return add2;
}
