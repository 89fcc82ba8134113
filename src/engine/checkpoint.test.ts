import { beforeAll, describe, expect, it } from 'vitest';

import type { Plan } from '../compiler/plan.ts';
import type { OptimizerPlan } from '../nodes/kit/calls.ts';
import type { Checkpoint } from './checkpoint.ts';
import { startEngine } from './engines.ts';
import { layerExamples, trainedExample } from './exampleModels.ts';
import { useInstalledWasm } from './nodeWasmFiles.ts';
import type { Engine, Program, WeightTable } from './program.ts';
import { adam, smallNets } from './testPlans.ts';

// What one engine writes down another reads, and both go on alike.

beforeAll(useInstalledWasm);

const optimizers: readonly OptimizerPlan[] = [
  { name: 'sgd', args: { learningRate: 0.1 } },
  { name: 'momentum', args: { learningRate: 0.05, momentum: 0.9, useNesterov: true } },
  { name: 'adagrad', args: { learningRate: 0.1, initialAccumulatorValue: 0.1 } },
  { name: 'rmsprop', args: { learningRate: 0.005, decay: 0.9, momentum: 0.5, epsilon: 1e-5, centered: false } },
  { ...adam, args: { ...adam.args, epsilon: 1e-5 } },
];

/** Compares what both have: an engine may keep more for itself. */
function expectClose(actual: ReadonlyMap<string, ArrayLike<number>>, wanted: ReadonlyMap<string, ArrayLike<number>>) {
  const missing = [...wanted.keys()].filter((name) => !actual.has(name));
  expect(missing.filter((name) => !name.endsWith('/learningRate') && !name.endsWith('/meanGradient'))).toEqual([]);
  for (const [name, values] of wanted) {
    const others = actual.get(name);
    if (!others) continue;
    expect(others.length, name).toBe(values.length);
    for (let at = 0; at < values.length; at++) {
      const difference = Math.abs(others[at]! - values[at]!);
      expect(difference, `${name}[${at}]`).toBeLessThanOrEqual(1e-4 * Math.max(1, Math.abs(values[at]!)));
    }
  }
}

const numbersOf = (weights: WeightTable) => new Map([...weights].map(([name, { values }]) => [name, values]));

async function train(program: Program, batch: Parameters<Program['evaluate']>[0], steps: number): Promise<Checkpoint> {
  for (let step = 0; step < steps; step++) await program.train(() => batch);
  return program.checkpoint();
}

describe.each<[Engine['backend'], Engine['backend']]>([
  ['cpu', 'static'],
  ['static', 'cpu'],
])('from %s to %s', (before, after) => {
  it.each(optimizers.flatMap((optimizer) => ['cnn', 'GAN'].map((net) => [optimizer.name, net, optimizer] as const)))(
    '%s carries the %s on',
    async (_, net, optimizer) => {
      const { plan: made, batch } = smallNets[net]!();
      const plan: Plan = { ...made, steps: made.steps.map((step) => ({ ...step, optimizer })) };
      const first = await (await startEngine(before)).create(plan);
      const middle = await train(first, batch, 6);
      const wanted = await train(first, batch, 4);

      const second = await (await startEngine(after)).create(plan);
      second.restore(middle);
      const moved = await second.checkpoint();
      expect(numbersOf(moved.weights)).toEqual(numbersOf(middle.weights));
      for (const [name, values] of moved.slots) {
        if (middle.slots.has(name)) expect([name, values]).toEqual([name, middle.slots.get(name)]);
      }

      const reached = await train(second, batch, 4);
      expectClose(numbersOf(reached.weights), numbersOf(wanted.weights));
      expectClose(reached.slots, wanted.slots);
      first.dispose();
      second.dispose();
    },
  );
});

it.each(['cpu', 'static'] as const)(
  'a layer that each step goes through draws on where it was, on %s',
  async (name) => {
    const [, definition, example] = layerExamples.find(([title]) => title === 'timeDistributed: dropped')!;
    const { plan, batch } = trainedExample(definition, example);
    const engine = await startEngine(name);
    const whole = await engine.create(plan);
    const middle = await train(whole, batch, 3);
    const wanted = await train(whole, batch, 2);
    const second = await engine.create(plan);
    second.restore(middle);
    const reached = await train(second, batch, 2);
    expect(numbersOf(reached.weights)).toEqual(numbersOf(wanted.weights));
    for (const program of [whole, second]) program.dispose();
  },
);
