import type { LayerDefinition } from '../../kit/define.ts';
import { activation } from './activation.ts';
import { celu } from './celu.ts';
import { elu } from './elu.ts';
import { exponential } from './exponential.ts';
import { geGLU } from './geGLU.ts';
import { gelu } from './gelu.ts';
import { glu } from './glu.ts';
import { hardShrink } from './hardShrink.ts';
import { hardSigmoid } from './hardSigmoid.ts';
import { hardSilu } from './hardSilu.ts';
import { hardTanh } from './hardTanh.ts';
import { leakyReLU } from './leakyReLU.ts';
import { logSigmoid } from './logSigmoid.ts';
import { logSoftmax } from './logSoftmax.ts';
import { mish } from './mish.ts';
import { prelu } from './prelu.ts';
import { relu } from './relu.ts';
import { relu6 } from './relu6.ts';
import { selu } from './selu.ts';
import { sigmoid } from './sigmoid.ts';
import { silu } from './silu.ts';
import { softmax } from './softmax.ts';
import { softplus } from './softplus.ts';
import { softShrink } from './softShrink.ts';
import { softsign } from './softsign.ts';
import { sparsemax } from './sparsemax.ts';
import { sparsePlus } from './sparsePlus.ts';
import { sparseSigmoid } from './sparseSigmoid.ts';
import { squareplus } from './squareplus.ts';
import { swiGLU } from './swiGLU.ts';
import { tanh } from './tanh.ts';
import { tanhShrink } from './tanhShrink.ts';
import { threshold } from './threshold.ts';
import { thresholdedReLU } from './thresholdedReLU.ts';

/** In the order of the palette. */
export const activationLayers: readonly LayerDefinition[] = [
  activation,
  relu,
  leakyReLU,
  prelu,
  relu6,
  thresholdedReLU,
  elu,
  selu,
  celu,
  gelu,
  silu,
  mish,
  softplus,
  squareplus,
  sparsePlus,
  sigmoid,
  logSigmoid,
  hardSigmoid,
  sparseSigmoid,
  tanh,
  hardTanh,
  softsign,
  hardSilu,
  exponential,
  softmax,
  logSoftmax,
  sparsemax,
  glu,
  swiGLU,
  geGLU,
  threshold,
  hardShrink,
  softShrink,
  tanhShrink,
];
