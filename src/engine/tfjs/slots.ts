import * as tf from '@tensorflow/tfjs';

import { optimizerSlots, slotName, stepsName, type OptimizerSlot } from '../checkpoint.ts';
import type { OptimizerPlan } from '../../nodes/kit/calls.ts';

/** An update step's optimizer and the weights it changes, in the order in which it keeps what it remembers of them. */
export interface OptimizedStep {
  /** `StepPlan.name` */
  readonly name: string;
  readonly plan: OptimizerPlan;
  readonly optimizer: tf.Optimizer;
  /** By `model/layer/weight`. */
  readonly variables: ReadonlyMap<string, tf.Variable>;
}

interface Accumulated {
  readonly originalName: string;
  readonly variable: tf.Variable;
}

/** Where the optimizers of TensorFlow.js 4.22 keep each slot: a list with a place for each variable, empty at first. */
const fields: Readonly<Record<OptimizerPlan['name'], Readonly<Partial<Record<OptimizerSlot, string>>>>> = {
  sgd: {},
  momentum: { velocity: 'accumulations' },
  adagrad: { accumulator: 'accumulatedGrads' },
  rmsprop: {
    meanSquare: 'accumulatedMeanSquares',
    momentum: 'accumulatedMoments',
    meanGradient: 'accumulatedMeanGrads',
  },
  adam: { m: 'accumulatedFirstMoment', v: 'accumulatedSecondMoment' },
};

/** The parts of an optimizer that its type hides. `setWeights` would do, but answers late, leaks and rounds the powers of Adam. */
interface Inside extends Record<string, unknown> {
  iterations_?: number;
  readonly accBeta1?: tf.Variable;
  readonly accBeta2?: tf.Variable;
}

/** An optimizer with the parts that its type hides. */
export const insideOf = (optimizer: tf.Optimizer): Inside => optimizer as unknown as Inside;

/** Copies of what an optimizer remembers, by the names of a checkpoint; nothing before its first step. */
export async function readSlots(step: OptimizedStep): Promise<readonly (readonly [string, Float32Array])[]> {
  const reading = [...slotsOf(step)].flatMap(([slot, list]) =>
    [...step.variables.keys()].slice(0, list.length).map(async (weight, index) => {
      const numbers = await list[index]!.variable.data();
      return [slotName(step.name, weight, slot), Float32Array.from(numbers)] as const;
    }),
  );
  const read = await Promise.all(reading);
  if (step.plan.name !== 'adam') return read;
  return [[stepsName(step.name), Float32Array.of(step.optimizer.iterations)], ...read];
}

/** Makes an optimizer remember what a checkpoint says, and forget all else. */
export function writeSlots(step: OptimizedStep, slots: ReadonlyMap<string, Float32Array>): void {
  const inside = insideOf(step.optimizer);
  inside.iterations_ = slots.get(stepsName(step.name))?.[0] ?? 0;
  if (step.plan.name === 'adam') setPowers(step.plan, inside);
  for (const [slot, list] of slotsOf(step)) {
    tf.dispose(list.map(({ variable }) => variable));
    const made = [...step.variables].map(([weight, variable]): Accumulated => {
      const name = slotName(step.name, weight, slot);
      return {
        originalName: name,
        variable: slotVariable(name, slots.get(name), variable.shape, initialOf(step, slot)),
      };
    });
    list.splice(0, list.length, ...made);
  }
}

/** Makes what an optimizer remembers, which else its first step does. */
export function prepareSlots(step: OptimizedStep): void {
  if ([...slotsOf(step).values()].some((list) => list.length === 0)) writeSlots(step, new Map());
}

/** What an optimizer remembers, slot by slot: of each variable in its place, or nothing before the first step. */
export function slotsOf({ plan, optimizer }: OptimizedStep): ReadonlyMap<OptimizerSlot, Accumulated[]> {
  const used = optimizerSlots[plan.name].filter((slot) => slot !== 'meanGradient' || plan.args['centered'] === true);
  return new Map(used.map((slot) => [slot, insideOf(optimizer)[fields[plan.name][slot]!] as Accumulated[]]));
}

function initialOf({ plan }: OptimizedStep, slot: OptimizerSlot): number {
  return slot === 'accumulator' ? Number(plan.args['initialAccumulatorValue']) : 0;
}

function slotVariable(
  name: string,
  numbers: Float32Array | undefined,
  shape: readonly number[],
  initial: number,
): tf.Variable {
  const size = tf.util.sizeFromShape([...shape]);
  if (numbers && numbers.length !== size) throw new Error(`${name} has ${size} numbers, not ${numbers.length}`);
  // A copy: the CPU backend would go on reading the caller's array.
  const values = numbers?.slice() ?? new Float32Array(size).fill(initial);
  return tf.tidy(() => tf.variable(tf.tensor(values, [...shape]), false));
}

/**
 * The powers of beta that correct Adam's means, multiplied up in single precision as its steps do:
 * `Math.pow` differs in the last bits, and with it the rest of the run.
 */
function setPowers({ args }: OptimizerPlan, { iterations_: steps = 0, accBeta1, accBeta2 }: Inside): void {
  const power = (beta: number): number => {
    const single = Math.fround(beta);
    let product = single;
    for (let step = 0; step < steps; step++) {
      const next = Math.fround(product * single);
      if (next === product) break;
      product = next;
    }
    return product;
  };
  tf.tidy(() => {
    accBeta1?.assign(tf.scalar(power(Number(args['beta1']))));
    accBeta2?.assign(tf.scalar(power(Number(args['beta2']))));
  });
}
