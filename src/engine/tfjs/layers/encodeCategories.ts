import * as tf from '@tensorflow/tfjs';

import { encodedShape, type OutputMode } from './categories.ts';
import { withoutGradient } from './FunctionLayer.ts';
import { oneHotRows } from './oneHotRows.ts';

/** Categories as the mode tells them, of `depth` different ones. Sets and counts are of the first axis behind the batch. */
export function encodeCategories(categories: tf.Tensor, mode: OutputMode, depth: number): tf.Tensor {
  const whole = tf.cast(categories, 'int32');
  if (mode === 'int') return whole;
  const rows = oneHotRows(whole, depth);
  if (mode === 'multiHot') return tf.max(rows, 1);
  if (mode === 'count') return tf.sum(rows, 1);
  return tf.reshape(rows, encodedShape(categories.shape, mode, depth) as number[]);
}

/** What a table says of each whole number, its last entry of those beyond it. */
export function lookUp(numbers: tf.Tensor, table: tf.Tensor): tf.Tensor {
  return withoutGradient(() => {
    const inside = tf.cast(tf.clipByValue(numbers, 0, table.size - 1), 'int32');
    return tf.reshape(tf.gather(table, tf.reshape(inside, [-1])), numbers.shape);
  });
}
