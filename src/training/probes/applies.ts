import type { Plan } from '../../compiler/plan.ts';
import type { ProbeName } from '../protocol.ts';
import { makerOf } from './maker.ts';
import { classifierOf, pictureShape, textBehind, type Classifier } from './structure.ts';
import { writerOf } from './writer.ts';

/** Beyond this a confusion matrix cannot be read, nor drawn. */
const mostClasses = 50;

/** Whether a live view fits a plan, read from the plan's structure alone. */
const applies: Readonly<Record<ProbeName, (plan: Plan) => boolean>> = {
  boundary: (plan) => {
    const { shape, dtype } = labeller(plan)?.inputType ?? {};
    return shape?.length === 1 && shape[0] === 2 && dtype === 'float32';
  },
  samples: (plan) => makerOf(plan) !== undefined,
  featureMaps: (plan) => plan.models.some((model) => model.layers.length > 0),
  predictions: (plan) => {
    const classifier = labeller(plan);
    if (!classifier) return false;
    return textBehind(classifier) !== undefined || pictureShape(classifier.inputType) !== undefined;
  },
  text: (plan) => writerOf(plan) !== undefined,
  confusion: (plan) => (labeller(plan)?.classes ?? Infinity) <= mostClasses,
  weights: (plan) => plan.models.some((model) => model.layers.some((layer) => layer.weights.length > 0)),
};

/** A classifier that gives one class a sample, not one a time step. */
function labeller(plan: Plan): Classifier | undefined {
  const classifier = classifierOf(plan);
  return classifier && classifier.scoresType.shape.length <= 1 ? classifier : undefined;
}

/** The live views that a plan's structure allows, the ones people look at first in front. */
export function probesFor(plan: Plan): ProbeName[] {
  return (Object.keys(applies) as ProbeName[]).filter((name) => applies[name](plan));
}
