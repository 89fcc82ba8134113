import { adagrad, adam, momentum, rmsprop, sgd, type WeightUpdate } from '../kernels/instructions/optimizers.ts';
import type { Address, Instruction } from '../kernels/instruction.ts';
import type { OptimizerPlan } from '../../nodes/kit/calls.ts';
import { optimizerSlots, slotName, stepsName } from '../checkpoint.ts';
import { countUp } from './primitives/random.ts';
import type { Primitive, PrimitiveAttributes } from './primitive.ts';
import { sizeOf, type Tape, type Value } from './tape.ts';

/** A kept weight and the gradient of what is to be lowered. */
export interface WeightGradient {
  readonly weight: Value;
  readonly gradient: Value;
}

/**
 * Records how an update step changes weights in place. What it keeps is named as checkpoints name it; the learning rate
 * too is kept, as `optimizer/step/learningRate`, so that it can change without another program.
 */
export function applyOptimizer(
  tape: Tape,
  plan: OptimizerPlan,
  step: string,
  updates: readonly WeightGradient[],
): void {
  const rule = updateRule(plan);
  const learningRate = tape.kept(`optimizer/${step}/learningRate`, [], numberOf(plan, 'learningRate'));
  const update = updatePrimitive(plan.name, rule);
  const steps = rule.counts ? [tape.kept(stepsName(step), [], 0, 'int32')] : [];
  for (const { weight, gradient } of updates) {
    const slots = optimizerSlots[plan.name].map((slot) => {
      return tape.kept(slotName(step, nameOf(weight), slot), weight.shape, rule.initial ?? 0);
    });
    tape.record(update, [weight, gradient, learningRate, ...slots, ...steps], {});
  }
  for (const count of steps) countUp(tape, count);
}

/** How one optimizer changes a weight. What it keeps of each is listed in `optimizerSlots`. */
interface UpdateRule {
  /** What slots hold before the first step; 0 where absent. */
  readonly initial?: number;
  /** Whether the rule depends on how many steps were taken. */
  readonly counts?: true;
  /** `kept` are the addresses of the slots, then of the count of steps. */
  readonly update: (weight: WeightUpdate, kept: readonly Address[]) => Instruction;
}

/** Under the root of Adagrad: TensorFlow.js takes the backend's own, which is this on all but half-precision WebGL. */
const adagradEpsilon = 1e-7;

function updateRule(plan: OptimizerPlan): UpdateRule {
  const number = (key: string): number => numberOf(plan, key);
  switch (plan.name) {
    case 'sgd':
      return { update: (weight) => sgd(weight) };
    case 'momentum': {
      const settings = { momentum: number('momentum'), useNesterov: plan.args['useNesterov'] === true };
      return { update: (weight, [velocity]) => momentum(weight, velocity!, settings) };
    }
    case 'adagrad':
      return {
        initial: number('initialAccumulatorValue'),
        update: (weight, [accumulator]) => adagrad(weight, accumulator!, { epsilon: adagradEpsilon }),
      };
    case 'rmsprop': {
      const settings = { decay: number('decay'), momentum: number('momentum'), epsilon: number('epsilon') };
      const centred = plan.args['centered'] === true;
      return {
        update: (weight, [meanSquare, carried, mean]) =>
          rmsprop(weight, { meanSquare: meanSquare!, momentum: carried!, mean: centred ? mean! : 0 }, settings),
      };
    }
    case 'adam': {
      const settings = { beta1: number('beta1'), beta2: number('beta2'), epsilon: number('epsilon') };
      return {
        counts: true,
        update: (weight, [first, second, steps]) =>
          adam(weight, { first: first!, second: second!, steps: steps! }, settings),
      };
    }
  }
}

/** Inputs: weight, gradient, learning rate, slots, count of steps. */
function updatePrimitive(name: OptimizerPlan['name'], { update }: UpdateRule): Primitive<PrimitiveAttributes> {
  return {
    name,
    outputs: () => [],
    updates: [0, ...optimizerSlots[name].map((_, index) => 3 + index)],
    emit: ({ inputs: [weight, gradient, learningRate, ...kept], address }) => [
      update(
        {
          weight: address(weight!),
          gradient: address(gradient!),
          count: sizeOf(weight!),
          learningRate: address(learningRate!),
        },
        kept.map(address),
      ),
    ],
  };
}

function numberOf({ name, args }: OptimizerPlan, key: string): number {
  const value = args[key];
  if (typeof value !== 'number') throw new Error(`${name} lacks its ${key}`);
  return value;
}

function nameOf({ home }: Value): string {
  if (home.kind !== 'kept') throw new Error('An optimizer changes weights alone.');
  return home.name;
}
