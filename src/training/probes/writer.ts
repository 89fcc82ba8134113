import { withCarriedState, type CarriedModel } from '../../compiler/carriedState.ts';
import type { Plan } from '../../compiler/plan.ts';
import { classifierOf, type Classifier } from './structure.ts';

/** A model that says which symbol comes next, and keeps what it has read in its states. Fed with what it says, it writes. */
export interface Writer {
  readonly classifier: Classifier;
  readonly carried: CarriedModel;
  /** Which output of the model the scores are. */
  readonly output: number;
}

/** The writer of a plan; `undefined` when no model of it can write symbol by symbol. */
export function writerOf(plan: Plan): Writer | undefined {
  const classifier = classifierOf(plan);
  if (!classifier) return undefined;
  const { scores, scoresType, input, inputType, classes } = classifier;
  const readsSymbols = inputType.dtype === 'int32' && inputType.shape.length === 1 && inputType.classes === classes;
  if (!readsSymbols || scoresType.shape.length !== 2) return undefined;
  const call = plan.calls.find(({ name }) => name === scores.of);
  const model = plan.models.find(({ name }) => name === call?.model);
  const [only, ...others] = call?.inputs ?? [];
  if (!model || others.length > 0 || only?.of !== input.of || only.port !== input.port) return undefined;
  const carried = withCarriedState(model);
  const output = model.outputs.findIndex(({ name }) => name === scores.port);
  return carried ? { classifier, carried, output } : undefined;
}
