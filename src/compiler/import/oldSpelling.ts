import { record, type Raw } from '../../graph/records.ts';

// What Keras 1 called things, as Keras 2 and 3 call them. https://github.com/keras-team/keras/wiki/Keras-2.0-release-notes

const classes: Readonly<Record<string, string>> = {
  AtrousConvolution1D: 'Conv1D',
  AtrousConvolution2D: 'Conv2D',
  Deconvolution2D: 'Conv2DTranspose',
  TimeDistributedDense: 'Dense',
};

const mergeModes: Readonly<Record<string, string>> = {
  sum: 'Add',
  mul: 'Multiply',
  ave: 'Average',
  max: 'Maximum',
  concat: 'Concatenate',
  dot: 'Dot',
};

const settings: Readonly<Record<string, string>> = {
  nb_filter: 'filters',
  filter_length: 'kernel_size',
  subsample: 'strides',
  subsample_length: 'strides',
  border_mode: 'padding',
  bias: 'use_bias',
  init: 'kernel_initializer',
  inner_init: 'recurrent_initializer',
  inner_activation: 'recurrent_activation',
  W_regularizer: 'kernel_regularizer',
  U_regularizer: 'recurrent_regularizer',
  b_regularizer: 'bias_regularizer',
  W_constraint: 'kernel_constraint',
  b_constraint: 'bias_constraint',
  gamma_init: 'gamma_initializer',
  beta_init: 'beta_initializer',
  dropout_W: 'dropout',
  dropout_U: 'recurrent_dropout',
  atrous_rate: 'dilation_rate',
  p: 'rate',
  sigma: 'stddev',
  pool_length: 'pool_size',
  stride: 'strides',
  length: 'size',
  concat_axis: 'axis',
  dot_axes: 'axes',
};

/** Layers whose width Keras 1 called `output_dim`. */
const withUnits: ReadonlySet<string> = new Set(['Dense', 'SimpleRNN', 'LSTM', 'GRU']);

/** A layer of Keras 1 in the words of Keras 2 and later. */
export function newSpelling(className: string, config: Raw): { readonly className: string; readonly config: Raw } {
  const mode = config['mode'];
  const named =
    className === 'Merge' && typeof mode === 'string' && Object.hasOwn(mergeModes, mode)
      ? mergeModes[mode]!
      : Object.hasOwn(classes, className)
        ? classes[className]!
        : className;
  const entries = Object.entries(config).flatMap(([name, value]): readonly (readonly [string, unknown])[] => {
    if (name === 'nb_row') return [['kernel_size', [value, config['nb_col']]]];
    if (name === 'nb_col' || (name === 'mode' && (named !== className || value === 0))) return [];
    if (name === 'output_dim' && withUnits.has(named)) return [['units', value]];
    if (name === 'data_format' || name === 'dim_ordering') return [['data_format', dataFormat(value)]];
    if (name === 'forget_bias_init') return [['unit_forget_bias', value === 'one']];
    if (named === 'Embedding') return [[name, value]];
    return [[Object.hasOwn(settings, name) ? settings[name]! : name, value]];
  });
  return { className: named, config: record(entries) };
}

const dataFormat = (value: unknown): unknown =>
  value === 'tf' ? 'channels_last' : value === 'th' ? 'channels_first' : value;
