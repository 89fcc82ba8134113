import { setCatalogue } from './catalogue.ts';
import { composites } from './composites/index.ts';
import { colourDigits } from './data/colourDigits.ts';
import { digits } from './data/digits.ts';
import { noise } from './data/noise.ts';
import { points } from './data/points.ts';
import { reviews } from './data/reviews.ts';
import { sums } from './data/sums.ts';
import { text } from './data/text.ts';
import type { BlockDefinition } from './kit/define.ts';
import { activationLayers } from './layers/activation/index.ts';
import { attentionLayers } from './layers/attention/index.ts';
import { convolutionLayers } from './layers/convolution/index.ts';
import { coreLayers } from './layers/core/index.ts';
import { mergingLayers } from './layers/merging/index.ts';
import { normalizationLayers } from './layers/normalization/index.ts';
import { poolingLayers } from './layers/pooling/index.ts';
import { preprocessingLayers } from './layers/preprocessing/index.ts';
import { recurrentLayers } from './layers/recurrent/index.ts';
import { regularizationLayers } from './layers/regularization/index.ts';
import { reshapingLayers } from './layers/reshaping/index.ts';
import { tensorLayers } from './layers/tensor/index.ts';
import { binaryCrossentropy } from './losses/binaryCrossentropy.ts';
import { categoricalCrossentropy } from './losses/categoricalCrossentropy.ts';
import { ganLoss } from './losses/ganLoss.ts';
import { meanSquaredError } from './losses/meanSquaredError.ts';
import { sparseCategoricalCrossentropy } from './losses/sparseCategoricalCrossentropy.ts';
import { stringLookup } from './preparations/stringLookup.ts';
import { textVectorization } from './preparations/textVectorization.ts';
import { input } from './program/input.ts';
import { model } from './program/model.ts';
import { output } from './program/output.ts';
import { updateStep } from './program/updateStep.ts';

/** Every block there is, in the order of the palette. A new layer is a file and a line in its family's `index.ts`. */
export const blockDefinitions: readonly BlockDefinition[] = [
  digits,
  colourDigits,
  points,
  text,
  reviews,
  sums,
  noise,
  input,
  output,
  textVectorization,
  stringLookup,
  ...preprocessingLayers,
  ...coreLayers,
  ...activationLayers,
  ...convolutionLayers,
  ...poolingLayers,
  ...normalizationLayers,
  ...regularizationLayers,
  ...reshapingLayers,
  ...mergingLayers,
  ...recurrentLayers,
  ...attentionLayers,
  ...tensorLayers,
  ...composites,
  categoricalCrossentropy,
  sparseCategoricalCrossentropy,
  binaryCrossentropy,
  meanSquaredError,
  ganLoss,
  updateStep,
  model,
];

setCatalogue(blockDefinitions, 'all');
