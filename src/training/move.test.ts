import { beforeAll, describe, expect, it } from 'vitest';
import type { Plan } from '../compiler/plan.ts';
import { diskAssets } from '../data/nodeAssets.ts';
import { useInstalledWasm } from '../engine/nodeWasmFiles.ts';
import { EngineLost, type Engine, type Program, type WeightTable } from '../engine/program.ts';
import { createControl } from './control.ts';
import { trainRun } from './loop.ts';
import type { Chosen } from '../engine/choose.ts';
import { prepare } from './prepare.ts';
import { probeContext } from './probes/probe.ts';
import { probesFor } from './probes/applies.ts';
import type { RunEvent } from './protocol.ts';
import { batchesOf, digitsPlan, only, pointsPlan } from './testRuns.ts';
import { createViews } from './views.ts';

beforeAll(useInstalledWasm);

/** When an engine is lost: at the nth call of one of these, counted from 1. */
type Loss = Partial<Record<'train' | 'evaluate' | 'value', number>>;

/** A real program whose engine is lost at one of its calls, and gives nothing after that. */
function losing(program: Program, loss: Loss): Program {
  const calls = { train: 0, evaluate: 0, value: 0 };
  let gone = false;
  const count = (kind: keyof Loss) => {
    calls[kind] += 1;
    gone ||= calls[kind] === loss[kind];
    if (gone) throw new EngineLost('The browser took the test away.');
  };
  return {
    ...program,
    train(batchFor) {
      count('train');
      return program.train(batchFor);
    },
    evaluate(batch) {
      count('evaluate');
      return program.evaluate(batch);
    },
    value(ref, batch) {
      count('value');
      return program.value(ref, batch);
    },
    checkpoint() {
      if (gone) throw new EngineLost('The browser took the test away.');
      return program.checkpoint();
    },
  };
}

interface Trained {
  readonly events: readonly RunEvent[];
  readonly weights: WeightTable;
}

/** Trains on the CPU on engines that are lost one after another. */
async function trained(plan: Plan, ...losses: readonly Loss[]): Promise<Trained> {
  const prepared = await prepare(plan, 'cpu', diskAssets());
  const { engine, program, choice } = prepared;
  const places: Chosen[] = [];
  for (const [number, loss] of losses.entries()) {
    const made = number === 0 ? program : await engine.create(plan);
    places.push({ engine, choice, program: losing(made, loss) });
  }
  places.push({ engine, choice, program: losses.length === 0 ? program : await engine.create(plan) });
  Object.assign(prepared, places.shift(), { next: async () => places.shift() });
  const control = createControl();
  const views = createViews(probesFor(plan), probeContext(prepared, control));
  const events: RunEvent[] = [];
  for await (const event of trainRun(prepared, control, { views })) events.push(event);
  const weights = await prepared.program.weights();
  prepared.program.dispose();
  return { events, weights };
}

const outcome = ({ events }: Trained) => ({
  epochs: only(events, 'epoch').map(({ ms: _, ...epoch }) => epoch),
  test: only(events, 'end')[0]?.test,
  curve: new Map(batchesOf(events).map(({ batch, scores }) => [batch, scores])),
});

describe('a run whose engine is lost', () => {
  // Seven batches an epoch; validation and test take one pass of one batch each.
  const plan = pointsPlan({ epochs: 4 });

  it.each<[string, Loss[]]>([
    ['in its first batch', [{ train: 1 }]],
    ['in the middle of an epoch', [{ train: 12 }]],
    ['while it validates', [{ evaluate: 2 }]],
    ['while it scores the test split', [{ evaluate: 5 }]],
    ['several times', [{ train: 5 }, { train: 9 }, { evaluate: 1 }]],
  ])('%s goes on with the next as if nothing had been', async (_, losses) => {
    const undisturbed = await trained(plan);
    const moved = await trained(plan, ...losses);
    expect(moved.weights).toEqual(undisturbed.weights);
    expect(outcome(moved)).toEqual(outcome(undisturbed));
    expect(only(moved.events, 'end')).toMatchObject([{ reason: 'finished', batch: 28, epoch: 3 }]);
    expect(only(moved.events, 'engine')).toMatchObject(
      losses.map(() => ({ from: 'cpu', backend: 'cpu', message: 'The browser took the test away.' })),
    );
  });

  it('keeps the masks of its dropout layers in step', async () => {
    const digits = digitsPlan();
    const undisturbed = await trained(digits);
    const moved = await trained(digits, { train: 6 });
    expect(moved.weights).toEqual(undisturbed.weights);
    expect(outcome(moved)).toEqual(outcome(undisturbed));
  });

  it('while a view is computed goes on too', async () => {
    const undisturbed = await trained(plan);
    const moved = await trained(plan, { value: 1 });
    expect(only(moved.events, 'engine')).toHaveLength(1);
    expect(moved.weights).toEqual(undisturbed.weights);
    expect(only(moved.events, 'view').length).toBeGreaterThan(0);
  });

  it('tells from where it goes on, and its batches from there again', async () => {
    const { events } = await trained(plan, { train: 12 });
    const move = only(events, 'engine')[0]!;
    expect(move.batch).toBeLessThan(12);
    const after = events.slice(events.indexOf(move));
    expect(batchesOf(after)[0]?.batch).toBe(move.batch);
    expect(only(events, 'epoch').map(({ epoch }) => epoch)).toEqual([0, 1, 2, 3]);
  });

  it('ends with the reason where there is no other engine', async () => {
    const prepared = await prepare(plan, 'cpu', diskAssets());
    const engine: Engine = prepared.engine;
    Object.assign(prepared, { engine, program: losing(prepared.program, { train: 3 }), next: async () => undefined });
    const run = async () => {
      for await (const _ of trainRun(prepared, createControl()));
    };
    await expect(run()).rejects.toThrow('The browser took the test away.');
    prepared.program.dispose();
  });
});

it('moves from one backend to the next best', async () => {
  const prepared = await prepare(pointsPlan(), 'wasm', diskAssets());
  prepared.program = losing(prepared.program, { train: 4 });
  const events: RunEvent[] = [];
  for await (const event of trainRun(prepared, createControl())) events.push(event);
  expect(only(events, 'engine')).toMatchObject([{ from: 'wasm', backend: 'static' }]);
  expect(only(events, 'end')).toMatchObject([{ reason: 'finished' }]);
  expect(prepared.engine.backend).toBe('static');
  prepared.program.dispose();
});
