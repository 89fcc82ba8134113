import type { Plan } from '../../compiler/plan.ts';
import { classifierOf, type Classifier } from './structure.ts';

/**
 * A classifier that says, for each step of a sequence of symbols, which symbol comes next; `undefined` when there is
 * none. Fed with what it says, it writes.
 */
export function writerOf(plan: Plan): Classifier | undefined {
  const classifier = classifierOf(plan);
  if (!classifier) return undefined;
  const { scoresType, inputType, classes } = classifier;
  const reads = inputType.dtype === 'int32' && inputType.shape.length === 1 && inputType.classes === classes;
  return reads && scoresType.shape.length === 2 ? classifier : undefined;
}
