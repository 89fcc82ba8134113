import { activationLowerings } from './activation.ts';
import { attentionLowerings } from './attention.ts';
import { convolutionLowerings } from './convolution.ts';
import { convLSTMLowerings } from './convLSTM.ts';
import { coreLowerings } from './core.ts';
import { einsumLowerings } from './einsum.ts';
import { embeddingLowerings } from './embedding.ts';
import { formulaLowerings } from './formula.ts';
import { maskLowerings } from './masks.ts';
import { mergingLowerings } from './merging.ts';
import { normalizationLowerings } from './normalization.ts';
import { poolingLowerings } from './pooling.ts';
import { positionLowerings } from './position.ts';
import { preprocessingLowerings } from './preprocessing.ts';
import { recurrentLowerings } from './recurrent.ts';
import { regularizationLowerings } from './regularization.ts';
import { reshapingLowerings } from './reshaping.ts';
import { tensorLowerings } from './tensor.ts';
import type { LoweringsByName } from './lowering.ts';

/** How each layer is written in primitives, by `LayerCall.tfjs`. A new layer is a line in its family's file. */
export const layerLowerings: LoweringsByName = {
  ...activationLowerings,
  ...attentionLowerings,
  ...convolutionLowerings,
  ...convLSTMLowerings,
  ...coreLowerings,
  ...einsumLowerings,
  ...embeddingLowerings,
  ...formulaLowerings,
  ...maskLowerings,
  ...mergingLowerings,
  ...normalizationLowerings,
  ...poolingLowerings,
  ...positionLowerings,
  ...recurrentLowerings,
  ...regularizationLowerings,
  ...reshapingLowerings,
  ...tensorLowerings,
  ...preprocessingLowerings,
};
