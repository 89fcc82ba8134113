import type { ArgValue, Penalty, WeightConstraint, WeightSpec } from './calls.ts';
import type { Problem } from './infer.ts';
import { choice, float, integers, regularizer } from './param.ts';
import type { ChoiceParam, NumberParam, NumbersParam, RegularizerParam } from './param.ts';

/*
 * Penalties and constraints of weights, in one place for all layers that have weights:
 *   - params:   `...weightRules('kernel', 'bias')` and `activityRegularizer`
 *   - weights:  `trained('kernel', shape, p)`, or `trained('depthwise_kernel', shape, p, 'depthwise')`
 *   - lower:    `args: { ..., ...ruleArgs(p, 'kernel', 'bias', 'activity') }`, in `kerasArgs` too where a call has them
 * https://keras.io/api/layers/regularizers/, https://keras.io/api/layers/constraints/
 */

/** What Keras calls a weight in the names of its arguments: `kernel` of `kernel_regularizer`. */
export type RuledWeight =
  'kernel' | 'bias' | 'recurrent' | 'depthwise' | 'pointwise' | 'embeddings' | 'alpha' | 'gamma' | 'beta';

const constraints = ['none', 'nonNeg', 'unitNorm', 'maxNorm', 'minMaxNorm'] as const;
type ConstraintName = (typeof constraints)[number];

type RuleParams<W extends string> = Readonly<
  Record<`${W}Regularizer`, RegularizerParam> &
    Record<`${W}Constraint`, ChoiceParam<ConstraintName>> &
    Record<`${W}MaxNorm` | `${W}MinNorm` | `${W}NormRate`, NumberParam> &
    Record<`${W}NormAxis`, NumbersParam>
>;

/** The settings of some weights: a penalty and a constraint for each, which shows its numbers once it is chosen. */
export function weightRules<const W extends RuledWeight>(...weights: readonly W[]): RuleParams<W> {
  const params = weights.flatMap((weight) => Object.entries(paramsOf(weight)));
  return Object.fromEntries(params) as unknown as RuleParams<W>;
}

function paramsOf(weight: RuledWeight): RuleParams<string> {
  const name = weight.slice(0, 1).toUpperCase() + weight.slice(1);
  const shown = (...kinds: readonly ConstraintName[]) => ({
    advanced: true,
    visibleWhen: { [`${weight}Constraint`]: kinds },
  });
  return {
    [`${weight}Regularizer`]: regularizer({
      label: `${name} penalty`,
      help: `Adds l1 · Σ|w| + l2 · Σw² over the ${weight} weights to the loss, so that they stay small.`,
      advanced: true,
    }),
    [`${weight}Constraint`]: choice(constraints, {
      label: `${name} constraint`,
      help: `What the ${weight} weights are brought back to after each update.`,
      advanced: true,
    }),
    [`${weight}MinNorm`]: float(0, { label: 'Smallest norm', help: 'Shorter ones are made longer.', min: 0, ...shown('minMaxNorm') }), // prettier-ignore
    [`${weight}MaxNorm`]: float(2, { label: 'Largest norm', help: 'Longer ones are made shorter.', min: 0, ...shown('maxNorm', 'minMaxNorm') }), // prettier-ignore
    [`${weight}NormRate`]: float(1, {
      label: 'Norm rate',
      help: '1 enforces the limits at every update; less moves towards them.',
      min: 0,
      max: 1,
      ...shown('minMaxNorm'),
    }),
    [`${weight}NormAxis`]: integers([0], {
      label: 'Norm axes',
      help: 'Axes of the weight that one norm runs over: 0 for each unit of a dense layer, 0, 1, 2 for each 2D filter.',
      min: -8,
      max: 8,
      minLength: 1,
      ...shown('unitNorm', 'maxNorm', 'minMaxNorm'),
    }),
  } as RuleParams<string>;
}

/** The penalty on what a layer gives, a mean over the samples of the batch. */
export const activityRule = {
  activityRegularizer: regularizer({
    label: 'Activity penalty',
    help: 'Adds l1 · Σ|y| + l2 · Σy² over the outputs to the loss, for each sample.',
    advanced: true,
  }),
} as const;

/** A weight that is trained, with the penalty and the constraint that the layer's parameters set for it. */
export function trained(name: string, shape: readonly number[], p: object, rules = name): WeightSpec {
  const penalty = penaltyOf(p, rules);
  const constraint = constraintOf(p, rules);
  return { name, shape, trainable: true, ...(penalty ? { penalty } : {}), ...(constraint ? { constraint } : {}) };
}

/** Arguments for the penalties and constraints that are set: none where all are left as they were. */
export function ruleArgs(p: object, ...of: readonly (RuledWeight | 'activity')[]): Readonly<Record<string, ArgValue>> {
  const args: Record<string, ArgValue> = {};
  for (const each of of) {
    const penalty = penaltyOf(p, each);
    if (penalty) args[`${each}Regularizer`] = { regularizer: penalty };
    const constraint = constraintOf(p, each);
    if (constraint) args[`${each}Constraint`] = { constraint };
  }
  return args;
}

function penaltyOf(p: object, weight: string): Penalty | null {
  const [l1 = 0, l2 = 0] = (setting(p, weight, 'Regularizer') ?? []) as readonly number[];
  return l1 === 0 && l2 === 0 ? null : { l1, l2 };
}

function constraintOf(p: object, weight: string): WeightConstraint | null {
  const kind = (setting(p, weight, 'Constraint') ?? 'none') as ConstraintName;
  const axis = setting(p, weight, 'NormAxis') as readonly number[];
  const maxValue = setting(p, weight, 'MaxNorm') as number;
  switch (kind) {
    case 'none':
      return null;
    case 'nonNeg':
      return { kind };
    case 'unitNorm':
      return { kind, axis };
    case 'maxNorm':
      return { kind, maxValue, axis };
    case 'minMaxNorm': {
      const [minValue, rate] = [setting(p, weight, 'MinNorm') as number, setting(p, weight, 'NormRate') as number];
      return { kind, minValue, maxValue, rate, axis };
    }
  }
}

const setting = (p: object, weight: string, name: string): unknown =>
  (p as Readonly<Record<string, unknown>>)[`${weight}${name}`];

/** What is wrong with the constraints of a layer's weights; `null` where nothing is. */
export function constraintProblem(weights: readonly WeightSpec[]): Problem | null {
  for (const { name, shape, constraint } of weights) {
    if (!constraint || constraint.kind === 'nonNeg') continue;
    const rules = ruleOf(name);
    const places = constraint.axis.map((axis) => (axis < 0 ? axis + shape.length : axis));
    const outside = constraint.axis.find((_, index) => places[index]! < 0 || places[index]! >= shape.length);
    const param = `${rules}NormAxis`;
    if (outside !== undefined || new Set(places).size < places.length) {
      const every = Array.from({ length: Math.max(1, shape.length - 1) }, (_, axis) => axis);
      return {
        code: 'param/norm-axis',
        data: { weight: name, axes: constraint.axis.join(', '), shape: shape.join(' × '), rank: shape.length },
        param,
        fixes: [{ params: { [param]: every } }],
      };
    }
    if (constraint.kind === 'minMaxNorm' && constraint.minValue > constraint.maxValue) {
      const { minValue, maxValue } = constraint;
      return {
        code: 'param/norm-limits',
        data: { weight: name, min: minValue, max: maxValue },
        param: `${rules}MinNorm`,
        fixes: [{ params: { [`${rules}MinNorm`]: maxValue } }],
      };
    }
  }
  return null;
}

/** Whose settings rule a weight: `depthwise` for `depthwise_kernel`, `kernel` for `query_kernel`. */
function ruleOf(name: string): string {
  return /(?:^|_)(recurrent|depthwise|pointwise)_kernel$/.exec(name)?.[1] ?? name.split('_').at(-1)!;
}
