import type { Field } from './dataset.ts';
import { oneHot } from './columns.ts';

export type LabelForm = 'one-hot' | 'index' | 'binary';

/** Reads the `labels` option of a data block. */
export function labelForm(option: unknown): LabelForm {
  if (option === 'index' || option === 'binary') return option;
  return 'one-hot';
}

/** How labels of that form look: one-hot rows, whole numbers, or a single 0 or 1. */
export function labelField(form: LabelForm, classes: number): Field {
  if (form === 'index') return { shape: [], dtype: 'int32', classes };
  if (form === 'binary') return { shape: [1], dtype: 'float32', classes };
  return { shape: [classes], dtype: 'float32', classes };
}

/** Labels in that form, `[labels.length, ...shape]`. */
export function formLabels(labels: ArrayLike<number>, form: LabelForm, classes: number): Float32Array | Int32Array {
  if (form === 'index') return Int32Array.from(labels);
  if (form === 'binary') return Float32Array.from(labels);
  return oneHot(labels, classes);
}
