import * as tf from '@tensorflow/tfjs';
import { MultiHeadAttention } from './layers/MultiHeadAttention.ts';
import { PositionEmbedding } from './layers/PositionEmbedding.ts';

/** Small GPT: 113,867 parameters, 15.5 MFLOPs a sample. */
export function createSmallGpt(seed = 42): tf.LayersModel {
  const glorotUniform = (n: number) => tf.initializers.glorotUniform({ seed: seed + n });

  const characters = tf.input({ name: 'characters', shape: [64], dtype: 'int32' });
  const characters1 = tf.layers.embedding({
    name: 'characters_1',
    inputDim: 75,
    outputDim: 64,
    embeddingsInitializer: tf.initializers.randomUniform({ seed: seed + 1 }),
    maskZero: false,
  });
  const characters1Out = characters1.apply(characters) as tf.SymbolicTensor; // [64, 64]
  const places = new PositionEmbedding({
    name: 'places',
    sequenceLength: 64,
    initializer: 'glorotUniform',
    seed: seed + 11,
  });
  const placesOut = places.apply(characters1Out) as tf.SymbolicTensor; // [64, 64]
  const both = tf.layers.add({ name: 'both' });
  const bothOut = both.apply([characters1Out, placesOut]) as tf.SymbolicTensor; // [64, 64]
  const block1LayerNormalization1 = tf.layers.layerNormalization({
    name: 'block_1_layer_normalization_1',
    axis: -1,
    epsilon: 0.00001,
    center: true,
    scale: true,
    betaInitializer: 'zeros',
    gammaInitializer: 'ones',
  });
  const block1LayerNormalization1Out = block1LayerNormalization1.apply(bothOut) as tf.SymbolicTensor; // [64, 64]
  const block1MultiHeadAttention1 = new MultiHeadAttention({
    name: 'block_1_multi_head_attention_1',
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
    seed: seed + 41,
  });
  const block1MultiHeadAttention1Out = block1MultiHeadAttention1.apply(
    block1LayerNormalization1Out,
  ) as tf.SymbolicTensor; // [64, 64]
  const block1Add1 = tf.layers.add({ name: 'block_1_add_1' });
  const block1Add1Out = block1Add1.apply([bothOut, block1MultiHeadAttention1Out]) as tf.SymbolicTensor; // [64, 64]
  const block1LayerNormalization2 = tf.layers.layerNormalization({
    name: 'block_1_layer_normalization_2',
    axis: -1,
    epsilon: 0.00001,
    center: true,
    scale: true,
    betaInitializer: 'zeros',
    gammaInitializer: 'ones',
  });
  const block1LayerNormalization2Out = block1LayerNormalization2.apply(block1Add1Out) as tf.SymbolicTensor; // [64, 64]
  const block1Dense1 = tf.layers.dense({
    name: 'block_1_dense_1',
    units: 256,
    activation: 'gelu',
    useBias: true,
    kernelInitializer: glorotUniform(71),
    biasInitializer: 'zeros',
  });
  const block1Dense1Out = block1Dense1.apply(block1LayerNormalization2Out) as tf.SymbolicTensor; // [64, 256]
  const block1Dense2 = tf.layers.dense({
    name: 'block_1_dense_2',
    units: 64,
    activation: 'linear',
    useBias: true,
    kernelInitializer: glorotUniform(81),
    biasInitializer: 'zeros',
  });
  const block1Dense2Out = block1Dense2.apply(block1Dense1Out) as tf.SymbolicTensor; // [64, 64]
  const block1Add2 = tf.layers.add({ name: 'block_1_add_2' });
  const block1Add2Out = block1Add2.apply([block1Add1Out, block1Dense2Out]) as tf.SymbolicTensor; // [64, 64]
  const block2LayerNormalization1 = tf.layers.layerNormalization({
    name: 'block_2_layer_normalization_1',
    axis: -1,
    epsilon: 0.00001,
    center: true,
    scale: true,
    betaInitializer: 'zeros',
    gammaInitializer: 'ones',
  });
  const block2LayerNormalization1Out = block2LayerNormalization1.apply(block1Add2Out) as tf.SymbolicTensor; // [64, 64]
  const block2MultiHeadAttention1 = new MultiHeadAttention({
    name: 'block_2_multi_head_attention_1',
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
    seed: seed + 111,
  });
  const block2MultiHeadAttention1Out = block2MultiHeadAttention1.apply(
    block2LayerNormalization1Out,
  ) as tf.SymbolicTensor; // [64, 64]
  const block2Add1 = tf.layers.add({ name: 'block_2_add_1' });
  const block2Add1Out = block2Add1.apply([block1Add2Out, block2MultiHeadAttention1Out]) as tf.SymbolicTensor; // [64, 64]
  const block2LayerNormalization2 = tf.layers.layerNormalization({
    name: 'block_2_layer_normalization_2',
    axis: -1,
    epsilon: 0.00001,
    center: true,
    scale: true,
    betaInitializer: 'zeros',
    gammaInitializer: 'ones',
  });
  const block2LayerNormalization2Out = block2LayerNormalization2.apply(block2Add1Out) as tf.SymbolicTensor; // [64, 64]
  const block2Dense1 = tf.layers.dense({
    name: 'block_2_dense_1',
    units: 256,
    activation: 'gelu',
    useBias: true,
    kernelInitializer: glorotUniform(141),
    biasInitializer: 'zeros',
  });
  const block2Dense1Out = block2Dense1.apply(block2LayerNormalization2Out) as tf.SymbolicTensor; // [64, 256]
  const block2Dense2 = tf.layers.dense({
    name: 'block_2_dense_2',
    units: 64,
    activation: 'linear',
    useBias: true,
    kernelInitializer: glorotUniform(151),
    biasInitializer: 'zeros',
  });
  const block2Dense2Out = block2Dense2.apply(block2Dense1Out) as tf.SymbolicTensor; // [64, 64]
  const block2Add2 = tf.layers.add({ name: 'block_2_add_2' });
  const block2Add2Out = block2Add2.apply([block2Add1Out, block2Dense2Out]) as tf.SymbolicTensor; // [64, 64]
  const layerNormalization = tf.layers.layerNormalization({
    name: 'layer_normalization',
    axis: -1,
    epsilon: 0.00001,
    center: true,
    scale: true,
    betaInitializer: 'zeros',
    gammaInitializer: 'ones',
  });
  const layerNormalizationOut = layerNormalization.apply(block2Add2Out) as tf.SymbolicTensor; // [64, 64]
  const nextCharacter = tf.layers.dense({
    name: 'next_character',
    units: 75,
    activation: 'softmax',
    useBias: true,
    kernelInitializer: glorotUniform(181),
    biasInitializer: 'zeros',
  });
  const nextCharacterOut = nextCharacter.apply(layerNormalizationOut) as tf.SymbolicTensor; // [64, 75]
  return tf.model({ name: 'small_gpt', inputs: [characters], outputs: [nextCharacterOut] });
}
