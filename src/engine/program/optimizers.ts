import { adagrad, adam, adamPowers, momentum, rmsprop, sgd, type WeightUpdate } from '../kernels/instructions/optimizers.ts'; // prettier-ignore
import type { Address, Instruction } from '../kernels/instruction.ts';
import type { OptimizerPlan } from '../../nodes/kit/calls.ts';
import type { Primitive, PrimitiveAttributes } from './primitive.ts';
import { sizeOf, type Tape, type Value } from './tape.ts';

/** A kept weight and the gradient of what is to be lowered. */
export interface WeightGradient {
  readonly weight: Value;
  readonly gradient: Value;
}

/**
 * Records how an update step changes weights in place. What it keeps is named after the step and the weight:
 * `optimizer/<step>/learningRate` and `optimizer/<step>/<weight>/<slot>`.
 */
export function applyOptimizer(
  tape: Tape,
  plan: OptimizerPlan,
  step: string,
  updates: readonly WeightGradient[],
): void {
  const rule = updateRule(plan);
  const learningRate = tape.kept(`optimizer/${step}/learningRate`, [], numberOf(plan, 'learningRate'));
  const { shared } = rule;
  const update = updatePrimitive(plan.name, rule);
  const common = shared ? [tape.kept(`optimizer/${step}/${shared.name}`, [shared.initial.length], shared.initial)] : [];
  for (const { weight, gradient } of updates) {
    const slots = rule.slots.map((slot) => {
      return tape.kept(`optimizer/${step}/${nameOf(weight)}/${slot.name}`, weight.shape, slot.initial);
    });
    const inputs = [weight, gradient, learningRate, ...slots, ...common];
    tape.record(update, inputs, {});
  }
  if (shared) tape.record(advancePrimitive(shared.advance), common, {});
}

/** How one optimizer changes a weight: what it keeps for each, and for all of them. */
interface UpdateRule {
  readonly slots: readonly { readonly name: string; readonly initial: number }[];
  readonly shared?: {
    readonly name: string;
    readonly initial: readonly number[];
    /** Makes what is shared ready for the next step. */
    readonly advance: (shared: Address) => Instruction;
  };
  /** `kept` are the addresses of the slots, then of what is shared. */
  readonly update: (weight: WeightUpdate, kept: readonly Address[]) => Instruction;
}

/** Under the root of Adagrad: TensorFlow.js takes the backend's own, which is this on all but half-precision WebGL. */
const adagradEpsilon = 1e-7;

function updateRule(plan: OptimizerPlan): UpdateRule {
  const number = (key: string): number => numberOf(plan, key);
  const zero = (name: string) => ({ name, initial: 0 });
  switch (plan.name) {
    case 'sgd':
      return { slots: [], update: (weight) => sgd(weight) };
    case 'momentum': {
      const settings = { momentum: number('momentum'), useNesterov: plan.args['useNesterov'] === true };
      return { slots: [zero('momentum')], update: (weight, [slot]) => momentum(weight, slot!, settings) };
    }
    case 'adagrad':
      return {
        slots: [{ name: 'accumulator', initial: number('initialAccumulatorValue') }],
        update: (weight, [slot]) => adagrad(weight, slot!, { epsilon: adagradEpsilon }),
      };
    case 'rmsprop': {
      const settings = { decay: number('decay'), momentum: number('momentum'), epsilon: number('epsilon') };
      const centred = plan.args['centered'] === true;
      return {
        slots: ['meanSquare', 'momentum', ...(centred ? ['mean'] : [])].map(zero),
        update: (weight, [meanSquare, carried, mean = 0]) =>
          rmsprop(weight, { meanSquare: meanSquare!, momentum: carried!, mean }, settings),
      };
    }
    case 'adam': {
      const settings = { beta1: number('beta1'), beta2: number('beta2'), epsilon: number('epsilon') };
      return {
        slots: ['firstMoment', 'secondMoment'].map(zero),
        shared: {
          name: 'betaPowers',
          initial: [settings.beta1, settings.beta2],
          advance: (powers) => adamPowers(powers, settings.beta1, settings.beta2),
        },
        update: (weight, [first, second, powers]) =>
          adam(weight, { first: first!, second: second!, powers: powers! }, settings),
      };
    }
  }
}

/** Inputs: weight, gradient, learning rate, slots, what the optimizer keeps for all weights. */
function updatePrimitive(name: string, { slots, update }: UpdateRule): Primitive<PrimitiveAttributes> {
  return {
    name,
    outputs: () => [],
    updates: [0, ...slots.map((_, index) => 3 + index)],
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

/** Input: what the optimizer keeps for all weights. */
function advancePrimitive(advance: (shared: Address) => Instruction): Primitive<PrimitiveAttributes> {
  return {
    name: 'advance',
    outputs: () => [],
    updates: [0],
    emit: ({ inputs: [shared], address }) => [advance(address(shared!))],
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
