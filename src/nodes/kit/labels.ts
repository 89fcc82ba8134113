import type { TensorType } from '../../graph/project.ts';
import { choice } from './param.ts';
import { tensor } from './shapes.ts';

export const labelsParam = choice(['one-hot', 'index'], {
  label: 'Labels',
  help: '`one-hot`: a row with a 1 at the class, for cross-entropy. `index`: its number, for sparse cross-entropy.',
});

/** Type of the labels of ten digits. */
export const digitLabels = (form: 'one-hot' | 'index'): TensorType =>
  form === 'one-hot' ? tensor([10], 'float32', 10) : tensor([], 'int32', 10);
