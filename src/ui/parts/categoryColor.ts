import type { Category } from '../../nodes/kit/categories.ts';

const tokens: Readonly<Record<Category | 'unknown', string>> = {
  data: '--cat-data',
  preprocessing: '--cat-data',
  core: '--cat-core',
  activation: '--cat-act',
  convolution: '--cat-conv',
  pooling: '--cat-pool',
  normalization: '--cat-norm',
  regularization: '--cat-norm',
  reshaping: '--cat-pool',
  merging: '--cat-pool',
  recurrent: '--cat-recur',
  attention: '--cat-text',
  tensor: '--cat-pool',
  composite: '--cat-conv',
  loss: '--cat-loss',
  training: '--cat-train',
  unknown: '--line-control',
};

/** The colour of a category's edge and icon, as a CSS value. */
export function categoryColor(category: Category | 'unknown'): string {
  return `var(${tokens[category]})`;
}
