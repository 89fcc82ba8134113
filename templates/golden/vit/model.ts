import * as tf from '@tensorflow/tfjs';
import { MultiHeadAttention } from './layers/MultiHeadAttention.ts';
import { PositionEmbedding } from './layers/PositionEmbedding.ts';

const glorotUniform = (seed: number) => tf.initializers.glorotUniform({ seed });

/** Vision transformer: 41,674 parameters, 1.39 MFLOPs a sample. */
export function createVisionTransformer(seed = 42): tf.LayersModel {
  const images = tf.input({ name: 'images', shape: [28, 28, 1], dtype: 'float32' });
  const patches = tf.layers
    .conv2d({
      name: 'patches',
      filters: 48,
      kernelSize: [7, 7],
      strides: [7, 7],
      kernelInitializer: glorotUniform(seed + 1),
    })
    .apply(images) as tf.SymbolicTensor; // [4, 4, 48]
  const inARow = tf.layers.reshape({ name: 'in_a_row', targetShape: [16, 48] }).apply(patches) as tf.SymbolicTensor; // [16, 48]
  const places = new PositionEmbedding({
    name: 'places',
    sequenceLength: 16,
    initializer: 'glorotUniform',
    seed: seed + 21,
  }).apply(inARow) as tf.SymbolicTensor; // [16, 48]
  const both = tf.layers.add({ name: 'both' }).apply([inARow, places]) as tf.SymbolicTensor; // [16, 48]
  const block1 = transformerEncoder(both, { name: 'block_1', seed: seed + 40 }); // [16, 48]
  const block2 = transformerEncoder(block1, { name: 'block_2', seed: seed + 110 }); // [16, 48]
  const layerNormalization = tf.layers
    .layerNormalization({ name: 'layer_normalization', epsilon: 0.00001 })
    .apply(block2) as tf.SymbolicTensor; // [16, 48]
  const meanOfAllPlaces = tf.layers
    .globalAveragePooling1d({ name: 'mean_of_all_places' })
    .apply(layerNormalization) as tf.SymbolicTensor; // [48]
  const scores = tf.layers
    .dense({ name: 'scores', units: 10, activation: 'softmax', kernelInitializer: glorotUniform(seed + 201) })
    .apply(meanOfAllPlaces) as tf.SymbolicTensor; // [10]
  return tf.model({ name: 'vision_transformer', inputs: [images], outputs: [scores] });
}

/**
 * Transformer encoder: from [16, 48] to [16, 48].
 * Every position asks all others what matters to it, then thinks for itself; both with a skip connection.
 * https://keras.io/keras_hub/api/modeling_layers/transformer_encoder/
 */
function transformerEncoder(
  sequence: tf.SymbolicTensor,
  { name, seed }: { name: string; seed: number },
): tf.SymbolicTensor {
  const layerNormalization1 = tf.layers
    .layerNormalization({ name: `${name}_layer_normalization_1`, epsilon: 0.00001 })
    .apply(sequence) as tf.SymbolicTensor; // [16, 48]
  const multiHeadAttention1 = new MultiHeadAttention({
    name: `${name}_multi_head_attention_1`,
    numHeads: 4,
    keyDim: 12,
    valueDim: 12,
    useCausalMask: false,
    dropout: 0,
    useBias: true,
    useGate: false,
    kernelInitializer: 'glorotUniform',
    biasInitializer: 'zeros',
    inputs: ['query'],
    masked: [],
    seed: seed + 11,
  }).apply(layerNormalization1) as tf.SymbolicTensor; // [16, 48]
  const add1 = tf.layers.add({ name: `${name}_add_1` }).apply([sequence, multiHeadAttention1]) as tf.SymbolicTensor; // [16, 48]
  const layerNormalization2 = tf.layers
    .layerNormalization({ name: `${name}_layer_normalization_2`, epsilon: 0.00001 })
    .apply(add1) as tf.SymbolicTensor; // [16, 48]
  const dense1 = tf.layers
    .dense({ name: `${name}_dense_1`, units: 96, activation: 'gelu', kernelInitializer: glorotUniform(seed + 41) })
    .apply(layerNormalization2) as tf.SymbolicTensor; // [16, 96]
  const dense2 = tf.layers
    .dense({ name: `${name}_dense_2`, units: 48, kernelInitializer: glorotUniform(seed + 51) })
    .apply(dense1) as tf.SymbolicTensor; // [16, 48]
  const add2 = tf.layers.add({ name: `${name}_add_2` }).apply([add1, dense2]) as tf.SymbolicTensor; // [16, 48]
  return add2;
}
