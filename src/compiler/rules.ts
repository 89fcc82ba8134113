import type { LayerCall, Penalty, WeightConstraint, WeightSpec } from '../nodes/kit/calls.ts';
import type { LayerPlan, LossPlan, ModelCall, ModelPlan, Plan, ValueRef } from './plan.ts';
import type { SeededArg, SeededCall, SeededRule } from './seeds.ts';

/*
 * Penalties and constraints, as Keras has them: the penalties of trained weights belong to each loss whose update steps
 * train them, those of activities to each loss that is computed from them, and both are part of the loss as it is told.
 */

/** By argument: `kernelRegularizer`, `biasConstraint`, `activityRegularizer`. */
export interface LayerRules {
  readonly [regularizer: `${string}Regularizer`]: Penalty;
  readonly [constraint: `${string}Constraint`]: WeightConstraint;
}

/** Whether an argument is a penalty or a constraint. */
export function isRule(value: SeededArg): value is SeededRule {
  return typeof value === 'object' && value !== null && ('regularizer' in value || 'constraint' in value);
}

/** Penalties and constraints of a layer, those of a layer that it wraps among them. */
export function rulesOf({ args }: Pick<LayerCall | SeededCall, 'args'>): LayerRules {
  const rules: Record<string, Penalty | WeightConstraint> = {};
  for (const [name, value] of Object.entries(args)) {
    if (typeof value !== 'object' || value === null) continue;
    if ('layer' in value) Object.assign(rules, rulesOf(value.layer));
    if ('regularizer' in value) rules[name] = value.regularizer;
    if ('constraint' in value) rules[name] = value.constraint;
  }
  return rules as LayerRules;
}

/** Layers of TensorFlow.js that compute penalties of their own weights. */
const withPenalties: ReadonlySet<string> = new Set([
  'dense',
  'embedding',
  'conv1d',
  'conv2d',
  'conv2dTranspose',
  'depthwiseConv2d',
  'separableConv2d',
  'batchNormalization',
  'layerNormalization',
]);

/**
 * Whether TensorFlow.js is told a rule of a layer as an argument: penalties of squares alone. Its slope of |w| is not that
 * of Keras where w is 0, its `fit` applies no constraints, and it refuses penalties of activities.
 */
export function isArgument({ custom, tfjs, args }: LayerCall | SeededCall, name: string): boolean {
  const rule = args[name];
  if (custom === true || !withPenalties.has(tfjs) || name === 'activityRegularizer') return false;
  return typeof rule === 'object' && rule !== null && 'regularizer' in rule && rule.regularizer.l1 === 0;
}

/** The rules of a layer that stand beside its call: all but its arguments, and none for weights that are not trained. */
export function rulesBeside({ call, trainable }: Pick<LayerPlan, 'call' | 'trainable'>): LayerRules {
  const beside = Object.entries(rulesOf(call)).filter(
    ([name]) => !isArgument(call, name) && (trainable || name === 'activityRegularizer'),
  );
  return Object.fromEntries(beside) as LayerRules;
}

/** Whether some layer of a plan has rules that are none of its arguments. */
export function hasRulesBeside({ models }: Plan): boolean {
  return models.some(({ layers }) => layers.some((layer) => Object.keys(rulesBeside(layer)).length > 0));
}

/** The penalty on what a layer gives, if it has one. */
export function activityPenalty({ call }: LayerPlan): Penalty | undefined {
  return rulesOf(call)['activityRegularizer'];
}

/** Paths (`model/layer`) of the layers that the update steps of a loss train. */
export function trainedFor({ steps }: Plan, loss: LossPlan): readonly string[] {
  return [...new Set(steps.filter((step) => step.loss === loss.name).flatMap(({ trains }) => trains))];
}

/** Trained weights of some layers, by `model/layer/weight`. */
export function trainedWeights(
  plan: Plan,
  paths: readonly string[],
): readonly { readonly name: string; readonly spec: WeightSpec }[] {
  return plan.models.flatMap((model) =>
    model.layers
      .filter((layer) => layer.trainable && paths.includes(`${model.name}/${layer.name}`))
      .flatMap((layer) =>
        layer.weights
          .filter(({ trainable }) => trainable)
          .map((spec) => ({ name: `${model.name}/${layer.name}/${spec.name}`, spec })),
      ),
  );
}

/** The uses of models that a loss is computed from, in the plan's order. */
export function callsFor({ calls }: Plan, { inputs, mask }: LossPlan): readonly ModelCall[] {
  const needed = new Set<string>();
  const visit = ({ of }: ValueRef): void => {
    if (needed.has(of)) return;
    needed.add(of);
    calls.find(({ name }) => name === of)?.inputs.forEach(visit);
  };
  [...inputs, ...(mask ? [mask] : [])].forEach(visit);
  return calls.filter(({ name }) => needed.has(name));
}

/** Whether some layer of a model has a penalty on what it gives. */
export function hasActivityPenalty({ layers }: ModelPlan): boolean {
  return layers.some((layer) => activityPenalty(layer) !== undefined);
}
