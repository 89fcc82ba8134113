import type { Expression } from './parse.ts';

/** Functions that give the same for small changes of what they take. */
const steps: ReadonlySet<string> = new Set(['less', 'lessEqual', 'greater', 'greaterEqual', 'equal', 'notEqual', 'sign']); // prettier-ignore

/** Whether a formula gives the same for small changes of its inputs, whatever they are: no gradient passes it. */
export function isFlat(formula: Expression): boolean {
  if (formula.kind !== 'call') return formula.kind === 'number';
  if (steps.has(formula.name)) return true;
  // A condition chooses, and is no part of what is chosen.
  const values = formula.name === 'where' ? formula.values.slice(1) : formula.values;
  return values.every(isFlat);
}
