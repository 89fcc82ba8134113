import { activation } from './layers/activation.ts';
import { add } from './layers/add.ts';
import { averagePooling2d } from './layers/averagePooling2d.ts';
import { batchNormalization } from './layers/batchNormalization.ts';
import { bidirectional } from './layers/bidirectional.ts';
import { concatenate } from './layers/concatenate.ts';
import { conv2d } from './layers/conv2d.ts';
import { conv2dTranspose } from './layers/conv2dTranspose.ts';
import { dense } from './layers/dense.ts';
import { dropout } from './layers/dropout.ts';
import { embedding } from './layers/embedding.ts';
import { flatten } from './layers/flatten.ts';
import { globalAveragePooling2d } from './layers/globalAveragePooling2d.ts';
import { gru } from './layers/gru.ts';
import { layerNormalization } from './layers/layerNormalization.ts';
import { leakyReLU } from './layers/leakyReLU.ts';
import { lstm } from './layers/lstm.ts';
import { maxPooling2d } from './layers/maxPooling2d.ts';
import { multiHeadAttention } from './layers/multiHeadAttention.ts';
import { positionEmbedding } from './layers/positionEmbedding.ts';
import { reshape } from './layers/reshape.ts';
import { simpleRNN } from './layers/simpleRNN.ts';
import { colourDigits } from './data/colourDigits.ts';
import { digits } from './data/digits.ts';
import { noise } from './data/noise.ts';
import { points } from './data/points.ts';
import { text } from './data/text.ts';
import type { BlockDefinition } from './kit/define.ts';
import { binaryCrossentropy } from './losses/binaryCrossentropy.ts';
import { categoricalCrossentropy } from './losses/categoricalCrossentropy.ts';
import { ganLoss } from './losses/ganLoss.ts';
import { meanSquaredError } from './losses/meanSquaredError.ts';
import { sparseCategoricalCrossentropy } from './losses/sparseCategoricalCrossentropy.ts';
import { input } from './program/input.ts';
import { model } from './program/model.ts';
import { output } from './program/output.ts';
import { updateStep } from './program/updateStep.ts';

/** Every block there is, in the order of the palette. A new block is a file and a line here. */
export const blockDefinitions: readonly BlockDefinition[] = [
  digits,
  colourDigits,
  points,
  text,
  noise,
  input,
  output,
  dense,
  embedding,
  conv2d,
  conv2dTranspose,
  maxPooling2d,
  averagePooling2d,
  globalAveragePooling2d,
  flatten,
  reshape,
  add,
  concatenate,
  simpleRNN,
  lstm,
  gru,
  bidirectional,
  multiHeadAttention,
  positionEmbedding,
  batchNormalization,
  layerNormalization,
  dropout,
  activation,
  leakyReLU,
  categoricalCrossentropy,
  sparseCategoricalCrossentropy,
  binaryCrossentropy,
  meanSquaredError,
  ganLoss,
  updateStep,
  model,
];

const byType = new Map(blockDefinitions.map((definition) => [definition.type, definition]));

/** The definition of a type; `undefined` for one that is not known here (a newer file). */
export function blockDefinition(type: string): BlockDefinition | undefined {
  return byType.get(type);
}
