import type { WrittenArg, WrittenCall } from './layerDoc.ts';

type Defaults = Readonly<Record<string, number | string | boolean>>;

const convolution = { strides: 1, padding: 'valid', dilationRate: 1, activation: 'linear', useBias: true, biasInitializer: 'zeros' } as const; // prettier-ignore
const normalization = { axis: -1, epsilon: 0.001, center: true, scale: true, betaInitializer: 'zeros', gammaInitializer: 'ones' } as const; // prettier-ignore
const recurrent = {
  activation: 'tanh',
  useBias: true,
  biasInitializer: 'zeros',
  dropout: 0,
  recurrentDropout: 0,
  returnSequences: false,
  returnState: false,
  goBackwards: false,
  stateful: false,
  unroll: false,
} as const;

/**
 * What layers of TensorFlow.js 4.22 do where an argument is left out: nobody writes these down. A number stands for a list
 * of it too. The argument goes without saying only where the plan has this value for it.
 */
export const defaults: Readonly<Record<string, Defaults>> = {
  dense: { activation: 'linear', useBias: true, biasInitializer: 'zeros' },
  conv1d: convolution,
  conv2d: convolution,
  conv3d: convolution,
  conv2dTranspose: convolution,
  conv3dTranspose: convolution,
  depthwiseConv2d: { ...convolution, depthMultiplier: 1 },
  separableConv2d: { ...convolution, depthMultiplier: 1 },
  averagePooling1d: { padding: 'valid' },
  averagePooling2d: { padding: 'valid' },
  averagePooling3d: { padding: 'valid' },
  maxPooling1d: { padding: 'valid' },
  maxPooling2d: { padding: 'valid' },
  maxPooling3d: { padding: 'valid' },
  batchNormalization: {
    ...normalization,
    momentum: 0.99,
    movingMeanInitializer: 'zeros',
    movingVarianceInitializer: 'ones',
  },
  layerNormalization: normalization,
  simpleRNN: recurrent,
  gru: recurrent,
  lstm: recurrent,
  concatenate: { axis: -1 },
};

/** Whether a layer does the same without an argument. */
export function goesWithoutSaying({ tfjs, custom, args }: WrittenCall, name: string): boolean {
  if (custom || !Object.hasOwn(defaults, tfjs)) return false;
  // Windows of a pooling stand side by side.
  if (name === 'strides' && 'poolSize' in args) return JSON.stringify(args[name]) === JSON.stringify(args['poolSize']);
  const standard = Object.hasOwn(defaults[tfjs]!, name) ? defaults[tfjs]![name] : undefined;
  return standard !== undefined && isValue(args[name]!, standard);
}

function isValue(argument: WrittenArg, standard: number | string | boolean): boolean {
  if (Array.isArray(argument)) return argument.length > 0 && argument.every((entry) => entry === standard);
  if (typeof argument === 'object' && argument !== null && 'initializer' in argument)
    return argument.seed === undefined && argument.initializer === standard;
  return argument === standard;
}
