import type { Category } from '../../nodes/kit/define.ts';

const tokens: Readonly<Record<Category | 'unknown', string>> = {
  data: '--cat-data',
  core: '--cat-core',
  convolution: '--cat-conv',
  pooling: '--cat-pool',
  recurrent: '--cat-recur',
  text: '--cat-text',
  normalization: '--cat-norm',
  activation: '--cat-act',
  loss: '--cat-loss',
  training: '--cat-train',
  unknown: '--line-control',
};

/** The colour of a category's edge and icon, as a CSS value. */
export function categoryColor(category: Category | 'unknown'): string {
  return `var(${tokens[category]})`;
}
