import { callsFor, trainedFor, trainedWeights } from '../../compiler/rules.ts';
import type { LossPlan, Plan, StepPlan } from '../../compiler/plan.ts';
import type { Penalty, WeightConstraint } from '../../nodes/kit/calls.ts';
import { assign } from './primitives/assign.ts';
import { add, divide, maximum, minimum, multiply } from './primitives/binary.ts';
import { reduceSum } from './primitives/reduce.ts';
import { affine, unary } from './primitives/unary.ts';
import type { Tape, Value } from './tape.ts';

/*
 * Penalties and constraints of a plan in primitives: the numbers of `engine/tfjs/layers/weightRules.ts`.
 */

/** l1 · Σ|x| + l2 · Σx², one number. The slope of |x| is 0 where x is 0. */
function penaltyOf(tape: Tape, x: Value, { l1, l2 }: Penalty): Value {
  const terms = [
    ...(l1 === 0 ? [] : [affine(tape, reduceSum(tape, unary(tape, 'abs', x)), l1)]),
    ...(l2 === 0 ? [] : [affine(tape, reduceSum(tape, multiply(tape, x, x)), l2)]),
  ];
  return terms.reduce((sum, term) => add(tape, sum, term));
}

/** The penalty on what a layer gives: for each sample of the batch, and their mean. */
export function activityPenaltyOf(tape: Tape, outputs: readonly Value[], penalty: Penalty): readonly Value[] {
  return outputs.map((output) => affine(tape, penaltyOf(tape, output, penalty), 1 / (output.shape[0] ?? 1)));
}

/** A loss and the penalties that belong to it; `activities` are those of activities, by `ModelCall.name`. */
export function withPenalties(
  tape: Tape,
  plan: Plan,
  loss: LossPlan,
  value: Value,
  activities: ReadonlyMap<string, readonly Value[]>,
): Value {
  const ofWeights = trainedWeights(plan, trainedFor(plan, loss)).flatMap(({ name, spec }) =>
    spec.penalty ? [penaltyOf(tape, tape.kept(name, spec.shape), spec.penalty)] : [],
  );
  const ofActivities = callsFor(plan, loss).flatMap(({ name }) => activities.get(name) ?? []);
  return [...ofWeights, ...ofActivities].reduce((sum, penalty) => add(tape, sum, penalty), value);
}

/** Records what makes the weights of a step what their constraints want. */
export function constrainWeights(tape: Tape, plan: Plan, step: StepPlan): void {
  for (const { name, spec } of trainedWeights(plan, step.trains)) {
    if (!spec.constraint) continue;
    const weight = tape.kept(name, spec.shape);
    assign(tape, weight, constrained(tape, weight, spec.constraint));
  }
}

/** https://keras.io/api/layers/constraints/ */
function constrained(tape: Tape, weight: Value, constraint: WeightConstraint): Value {
  if (constraint.kind === 'nonNeg') return unary(tape, 'relu', weight);
  const norms = unary(tape, 'sqrt', reduceSum(tape, multiply(tape, weight, weight), constraint.axis, true));
  const wanted = wantedNorms(tape, norms, constraint);
  return multiply(tape, weight, divide(tape, wanted, affine(tape, norms, 1, 1e-7)));
}

function wantedNorms(tape: Tape, norms: Value, constraint: Exclude<WeightConstraint, { kind: 'nonNeg' }>): Value {
  const number = (value: number): Value => tape.constant([value], []);
  switch (constraint.kind) {
    case 'unitNorm':
      return number(1);
    case 'maxNorm':
      return minimum(tape, norms, number(constraint.maxValue));
    case 'minMaxNorm': {
      const { minValue, maxValue, rate } = constraint;
      const inside = minimum(tape, maximum(tape, norms, number(minValue)), number(maxValue));
      return add(tape, affine(tape, inside, rate), affine(tape, norms, 1 - rate));
    }
  }
}
