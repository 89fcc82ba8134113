/** The palette's groups with what they are called, in its order. */
export const categoryTitles = {
  data: 'Data',
  preprocessing: 'Preprocessing',
  core: 'Core',
  activation: 'Activation',
  convolution: 'Convolution',
  pooling: 'Pooling',
  normalization: 'Normalise',
  regularization: 'Regularise',
  reshaping: 'Shape',
  merging: 'Merge',
  recurrent: 'Recurrent',
  attention: 'Attention and position',
  tensor: 'Tensor operations',
  composite: 'Composites',
  loss: 'Loss',
  training: 'Training',
} as const;

export type Category = keyof typeof categoryTitles;

/** See {@link categoryTitles}. */
export const categories = Object.keys(categoryTitles) as readonly Category[];
