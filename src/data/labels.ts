import { checkedIndex, rowsFor } from './columns.ts';
import type { Field, Rows } from './dataset.ts';

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

/** Labels of samples in that form, `[indices.length, ...shape]`, from all labels of a split; written to `into` if given. */
export function readLabels(
  labels: ArrayLike<number>,
  indices: ArrayLike<number>,
  form: LabelForm,
  classes: number,
  into?: Rows,
): Rows {
  const rows = rowsFor(labelField(form, classes), indices.length, into);
  if (form === 'one-hot') rows.fill(0);
  for (let row = 0; row < indices.length; row++) {
    const label = labels[checkedIndex(indices[row]!, labels.length)]!;
    if (form === 'one-hot') rows[row * classes + label] = 1;
    else rows[row] = label;
  }
  return rows;
}
