import * as tf from '@tensorflow/tfjs';
import { Bidirectional } from './layers/Bidirectional.ts';
import { Dropout } from './layers/Dropout.ts';
import { LSTM } from './layers/LSTM.ts';
import { orthogonalKernel } from './layers/orthogonal.ts';

/** Bidirectional LSTM: 30,538 parameters, 1.64 MFLOPs a sample. */
export function createBidirectionalLstm(seed = 42): tf.Sequential {
  const glorotUniform = (n: number) => tf.initializers.glorotUniform({ seed: seed + n });
  const orthogonal = (n: number) => orthogonalKernel({ seed: seed + n });
  return tf.sequential({
    name: 'bidirectional_lstm',
    layers: [
      tf.layers.reshape({ name: 'rows_in_turn', inputShape: [28, 28, 1], targetShape: [28, 28] }), // [28, 28]
      new Bidirectional({
        name: 'bidirectional',
        layer: new LSTM({
          units: 48,
          activation: 'tanh',
          useBias: true,
          kernelInitializer: glorotUniform(11),
          recurrentInitializer: orthogonal(12),
          biasInitializer: 'zeros',
          recurrentActivation: 'sigmoid',
          unitForgetBias: true,
          returnSequences: false,
          returnState: false,
          dropout: 0,
          recurrentDropout: 0,
          goBackwards: false,
          stateful: false,
          masked: [],
          seed: seed + 11,
        }),
        backwardLayer: new LSTM({
          units: 48,
          activation: 'tanh',
          useBias: true,
          kernelInitializer: glorotUniform(14),
          recurrentInitializer: orthogonal(15),
          biasInitializer: 'zeros',
          recurrentActivation: 'sigmoid',
          unitForgetBias: true,
          returnSequences: false,
          returnState: false,
          dropout: 0,
          recurrentDropout: 0,
          goBackwards: true,
          stateful: false,
          masked: [],
          seed: seed + 11,
        }),
        mergeMode: 'concat',
      }), // [96]
      new Dropout({ name: 'dropout', rate: 0.2, sharedAxes: [], seed: seed + 21 }), // [96]
      tf.layers.dense({
        name: 'scores',
        units: 10,
        activation: 'softmax',
        useBias: true,
        kernelInitializer: glorotUniform(31),
        biasInitializer: 'zeros',
      }), // [10]
    ],
  });
}
