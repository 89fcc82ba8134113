import * as tf from '@tensorflow/tfjs';
import { MultiHeadAttention } from './layers/MultiHeadAttention.ts';
import { PositionEmbedding } from './layers/PositionEmbedding.ts';

/** Vision transformer: 41,674 parameters, 1.39 MFLOPs a sample. */
export function createVisionTransformer(seed = 42): tf.LayersModel {
  const glorotUniform = (n: number) => tf.initializers.glorotUniform({ seed: seed + n });

  const images = tf.input({ name: 'images', shape: [28, 28, 1], dtype: 'float32' });
  const patches = tf.layers.conv2d({
    name: 'patches',
    filters: 48,
    kernelSize: [7, 7],
    strides: [7, 7],
    padding: 'valid',
    activation: 'linear',
    useBias: true,
    kernelInitializer: glorotUniform(1),
    biasInitializer: 'zeros',
  });
  const patchesOut = patches.apply(images) as tf.SymbolicTensor; // [4, 4, 48]
  const inARow = tf.layers.reshape({ name: 'in_a_row', targetShape: [16, 48] });
  const inARowOut = inARow.apply(patchesOut) as tf.SymbolicTensor; // [16, 48]
  const places = new PositionEmbedding({
    name: 'places',
    sequenceLength: 16,
    initializer: 'glorotUniform',
    seed: seed + 21,
  });
  const placesOut = places.apply(inARowOut) as tf.SymbolicTensor; // [16, 48]
  const both = tf.layers.add({ name: 'both' });
  const bothOut = both.apply([inARowOut, placesOut]) as tf.SymbolicTensor; // [16, 48]
  const block1LayerNormalization1 = tf.layers.layerNormalization({
    name: 'block_1_layer_normalization_1',
    axis: -1,
    epsilon: 0.00001,
    center: true,
    scale: true,
    betaInitializer: 'zeros',
    gammaInitializer: 'ones',
  });
  const block1LayerNormalization1Out = block1LayerNormalization1.apply(bothOut) as tf.SymbolicTensor; // [16, 48]
  const block1MultiHeadAttention1 = new MultiHeadAttention({
    name: 'block_1_multi_head_attention_1',
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
    seed: seed + 51,
  });
  const block1MultiHeadAttention1Out = block1MultiHeadAttention1.apply(
    block1LayerNormalization1Out,
  ) as tf.SymbolicTensor; // [16, 48]
  const block1Add1 = tf.layers.add({ name: 'block_1_add_1' });
  const block1Add1Out = block1Add1.apply([bothOut, block1MultiHeadAttention1Out]) as tf.SymbolicTensor; // [16, 48]
  const block1LayerNormalization2 = tf.layers.layerNormalization({
    name: 'block_1_layer_normalization_2',
    axis: -1,
    epsilon: 0.00001,
    center: true,
    scale: true,
    betaInitializer: 'zeros',
    gammaInitializer: 'ones',
  });
  const block1LayerNormalization2Out = block1LayerNormalization2.apply(block1Add1Out) as tf.SymbolicTensor; // [16, 48]
  const block1Dense1 = tf.layers.dense({
    name: 'block_1_dense_1',
    units: 96,
    activation: 'gelu',
    useBias: true,
    kernelInitializer: glorotUniform(81),
    biasInitializer: 'zeros',
  });
  const block1Dense1Out = block1Dense1.apply(block1LayerNormalization2Out) as tf.SymbolicTensor; // [16, 96]
  const block1Dense2 = tf.layers.dense({
    name: 'block_1_dense_2',
    units: 48,
    activation: 'linear',
    useBias: true,
    kernelInitializer: glorotUniform(91),
    biasInitializer: 'zeros',
  });
  const block1Dense2Out = block1Dense2.apply(block1Dense1Out) as tf.SymbolicTensor; // [16, 48]
  const block1Add2 = tf.layers.add({ name: 'block_1_add_2' });
  const block1Add2Out = block1Add2.apply([block1Add1Out, block1Dense2Out]) as tf.SymbolicTensor; // [16, 48]
  const block2LayerNormalization1 = tf.layers.layerNormalization({
    name: 'block_2_layer_normalization_1',
    axis: -1,
    epsilon: 0.00001,
    center: true,
    scale: true,
    betaInitializer: 'zeros',
    gammaInitializer: 'ones',
  });
  const block2LayerNormalization1Out = block2LayerNormalization1.apply(block1Add2Out) as tf.SymbolicTensor; // [16, 48]
  const block2MultiHeadAttention1 = new MultiHeadAttention({
    name: 'block_2_multi_head_attention_1',
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
    seed: seed + 121,
  });
  const block2MultiHeadAttention1Out = block2MultiHeadAttention1.apply(
    block2LayerNormalization1Out,
  ) as tf.SymbolicTensor; // [16, 48]
  const block2Add1 = tf.layers.add({ name: 'block_2_add_1' });
  const block2Add1Out = block2Add1.apply([block1Add2Out, block2MultiHeadAttention1Out]) as tf.SymbolicTensor; // [16, 48]
  const block2LayerNormalization2 = tf.layers.layerNormalization({
    name: 'block_2_layer_normalization_2',
    axis: -1,
    epsilon: 0.00001,
    center: true,
    scale: true,
    betaInitializer: 'zeros',
    gammaInitializer: 'ones',
  });
  const block2LayerNormalization2Out = block2LayerNormalization2.apply(block2Add1Out) as tf.SymbolicTensor; // [16, 48]
  const block2Dense1 = tf.layers.dense({
    name: 'block_2_dense_1',
    units: 96,
    activation: 'gelu',
    useBias: true,
    kernelInitializer: glorotUniform(151),
    biasInitializer: 'zeros',
  });
  const block2Dense1Out = block2Dense1.apply(block2LayerNormalization2Out) as tf.SymbolicTensor; // [16, 96]
  const block2Dense2 = tf.layers.dense({
    name: 'block_2_dense_2',
    units: 48,
    activation: 'linear',
    useBias: true,
    kernelInitializer: glorotUniform(161),
    biasInitializer: 'zeros',
  });
  const block2Dense2Out = block2Dense2.apply(block2Dense1Out) as tf.SymbolicTensor; // [16, 48]
  const block2Add2 = tf.layers.add({ name: 'block_2_add_2' });
  const block2Add2Out = block2Add2.apply([block2Add1Out, block2Dense2Out]) as tf.SymbolicTensor; // [16, 48]
  const layerNormalization = tf.layers.layerNormalization({
    name: 'layer_normalization',
    axis: -1,
    epsilon: 0.00001,
    center: true,
    scale: true,
    betaInitializer: 'zeros',
    gammaInitializer: 'ones',
  });
  const layerNormalizationOut = layerNormalization.apply(block2Add2Out) as tf.SymbolicTensor; // [16, 48]
  const meanOfAllPlaces = tf.layers.globalAveragePooling1d({ name: 'mean_of_all_places' });
  const meanOfAllPlacesOut = meanOfAllPlaces.apply(layerNormalizationOut) as tf.SymbolicTensor; // [48]
  const scores = tf.layers.dense({
    name: 'scores',
    units: 10,
    activation: 'softmax',
    useBias: true,
    kernelInitializer: glorotUniform(201),
    biasInitializer: 'zeros',
  });
  const scoresOut = scores.apply(meanOfAllPlacesOut) as tf.SymbolicTensor; // [10]
  return tf.model({ name: 'vision_transformer', inputs: [images], outputs: [scoresOut] });
}
