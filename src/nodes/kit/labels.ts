import type { TensorType } from '../../graph/project.ts';
import { choice } from './param.ts';
import { tensor } from './shapes.ts';

export const labelsParam = choice(['one-hot', 'index'], {
  label: 'Labels',
  help: '`one-hot`: a row with a 1 at the class, for cross-entropy. `index`: its number, for sparse cross-entropy.',
});

const twoClassForms = ['one-hot', 'index', 'binary'] as const;
type TwoClassForm = (typeof twoClassForms)[number];

/** The form of labels of two classes. */
export const twoClassLabelsParam = (preset: TwoClassForm = 'one-hot') =>
  choice(twoClassForms, {
    label: 'Labels',
    help: '`binary`: one number, 0 or 1, for binary cross-entropy.',
    preset,
  });

/** Type of the labels of two classes. */
export function twoClassLabels(form: TwoClassForm): TensorType {
  if (form === 'one-hot') return tensor([2], 'float32', 2);
  return form === 'index' ? tensor([], 'int32', 2) : tensor([1], 'float32', 2);
}

/** Type of the labels of ten digits. */
export const digitLabels = (form: 'one-hot' | 'index'): TensorType =>
  form === 'one-hot' ? tensor([10], 'float32', 10) : tensor([], 'int32', 10);
