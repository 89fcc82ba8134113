import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import type { BackendName } from '../engine/backend.ts';
import { probesFor } from './probes/applies.ts';
import type { RunEvent, Scores } from './protocol.ts';
import { runInNode } from './runInNode.ts';
import { batchesOf, digitsPlan, eventsOf, only, pointsPlan } from './testRuns.ts';

const scoresOf = (events: readonly RunEvent[]): Scores[] => batchesOf(events).map(({ scores }) => scores);

describe('a run', () => {
  it('tells its start, each batch, each epoch and its end', async () => {
    const events = await eventsOf(pointsPlan({ epochs: 3 }), { backend: 'cpu' });
    expect(events[0]).toEqual({
      kind: 'start',
      backend: 'cpu',
      choice: expect.objectContaining({ backend: 'cpu' }),
      epochs: 3,
      batchesPerEpoch: 7,
      batchSize: 32,
      seed: 7,
      trainSamples: 200,
      validationSamples: 50,
      params: 42,
    });
    expect(batchesOf(events).map(({ batch }) => batch)).toEqual(Array.from({ length: 21 }, (_, batch) => batch));
    expect(only(events, 'epoch').map(({ epoch }) => epoch)).toEqual([0, 1, 2]);
    expect(events.at(-1)).toMatchObject({ kind: 'end', reason: 'finished', batch: 21, epoch: 2 });
    for (const { validation } of only(events, 'epoch')) {
      expect(Object.keys(validation ?? {}).sort()).toEqual(['loss', 'loss/accuracy']);
    }
    expect(only(events, 'end')[0]?.test?.['loss/accuracy']).toBeGreaterThan(0.3);
  });

  it('gives means over samples for an epoch, whose last batch is smaller', async () => {
    const events = await eventsOf(pointsPlan({ epochs: 1 }), { backend: 'cpu' });
    const losses = scoresOf(events).map((scores) => scores['loss']!);
    const mean = (losses.slice(0, 6).reduce((sum, loss) => sum + loss * 32, 0) + losses[6]! * 8) / 200;
    expect(only(events, 'epoch')[0]?.train['loss']).toBeCloseTo(mean, 6);
  });

  it('learns', async () => {
    const events = await eventsOf(pointsPlan({ epochs: 30 }), { backend: 'cpu' });
    expect(only(events, 'epoch').at(-1)?.validation?.['loss/accuracy']).toBeGreaterThan(0.9);
  });

  it('says how long it will go on, down to nothing', async () => {
    const left = only(await eventsOf(pointsPlan({ epochs: 6 }), { backend: 'cpu' }), 'batches').map(
      ({ msLeft }) => msLeft,
    );
    expect(left.every((ms) => ms >= 0)).toBe(true);
    // The first word comes after the first batch, which is the slowest.
    expect(left.at(-1)).toBeLessThan(left[0]!);
  });

  it('leaves no tensor behind but its weights', async () => {
    const first = await runInNode(pointsPlan(), { backend: 'cpu', probes: probesFor(pointsPlan()) });
    const before = tf.memory().numTensors;
    for await (const _ of first.events);
    // Adam's own: two moments for each of four weights, and two powers.
    expect(tf.memory().numTensors - before).toBeLessThanOrEqual(10);
    first.program.dispose();
  });
});

describe.each<BackendName>(['cpu', 'wasm'])('on %s', (backend) => {
  it('gives the same curve again, bit for bit, with views and without', async () => {
    const plan = digitsPlan();
    const once = await eventsOf(plan, { backend });
    const again = await eventsOf(plan, { backend, probes: probesFor(plan) });
    expect(scoresOf(again)).toEqual(scoresOf(once));
    expect(only(again, 'epoch').map(({ validation }) => validation)).toEqual(
      only(once, 'epoch').map(({ validation }) => validation),
    );
    expect(only(again, 'end')[0]?.test).toEqual(only(once, 'end')[0]?.test);
    expect(scoresOf(await eventsOf({ ...plan, run: { ...plan.run, seed: 8 } }, { backend }))).not.toEqual(
      scoresOf(once),
    );
  });
});

describe('the reins', () => {
  it('pause, step, resume and stop at the end of a batch', async () => {
    const { events, control, program } = await runInNode(pointsPlan({ epochs: 5 }), { backend: 'cpu' });
    const told: string[] = [];
    for await (const event of events) {
      told.push(event.kind === 'state' ? event.state : event.kind);
      if (told.length === 1) control.ask('pause');
      if (event.kind === 'state' && event.state === 'paused') {
        // Asked later, as a person would: the loop is waiting by then.
        const pauses = told.filter((word) => word === 'paused').length;
        setImmediate(() => control.ask(pauses < 3 ? 'step' : 'train'));
      }
      if (event.kind === 'state' && event.state === 'training') control.ask('stop');
    }
    expect(told).toEqual([
      ...['start', 'paused', 'batches', 'paused', 'batches', 'paused', 'training'],
      ...['batches', 'end'],
    ]);
    program.dispose();
  });

  it('keep the weights of a run that was stopped', async () => {
    const { events, program } = await runInNode(pointsPlan({ epochs: 5 }), { backend: 'cpu', batches: 3 });
    const told: RunEvent[] = [];
    for await (const event of events) told.push(event);
    expect(told.at(-1)).toMatchObject({ kind: 'end', reason: 'stopped', batch: 3, epoch: 0 });
    expect((await program.weights()).get('mlp/dense/kernel')?.values.every(Number.isFinite)).toBe(true);
    program.dispose();
  });
});

describe('a loss that leaves the numbers', () => {
  const wild = (learningRate: number) => pointsPlan({ epochs: 50 }, { name: 'sgd', args: { learningRate } });

  it('ends the run, says where and why, and keeps the last finite weights', async () => {
    const { events, program } = await runInNode(wild(1e30), { backend: 'cpu' });
    const told: RunEvent[] = [];
    for await (const event of events) told.push(event);
    const end = only(told, 'end')[0];
    expect(end?.reason).toBe('nan');
    expect(end?.message).toMatch(
      /^The loss became (NaN|infinite) at batch \d+ of epoch \d+\. A learning rate of 1e\+30 is the likely cause: try 0\.01\.$/,
    );
    for (const { values } of (await program.weights()).values()) expect(values.every(Number.isFinite)).toBe(true);
    program.dispose();
  });
});
