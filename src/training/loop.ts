import type { Plan, Scores } from '../compiler/plan.ts';
import type { Split } from '../data/dataset.ts';
import { EngineLost } from '../engine/program.ts';
import { adapts, adaptToData } from './adapt.ts';
import { breathMs, createBreath, nextTask } from './breathe.ts';
import type { RunControl } from './control.ts';
import { divergenceMessage, firstUnbounded } from './divergence.ts';
import { batchesPerEpoch, createSplitFeed, splitSize } from './feed.ts';
import { createMeans } from './means.ts';
import type { Prepared } from './prepare.ts';
import type { EndEvent, RunEvent, StartEvent } from './protocol.ts';
import { begin, keep, moveOn, tell, type LoopOptions, type Run } from './run.ts';
import { sizeOf } from '../tensor/shape.ts';

type Outcome = Pick<EndEvent, 'reason' | 'message'>;

/** A first batch compiles kernels, on some machines for many seconds. */
const firstBatchMs = 30_000;
/** How long a layer may look at a batch of data, and after which time a person is told that layers look at data. */
const adaptingMs = 60_000;
const untoldMs = 100;
/** A batch this long leaves the worker silent for a time that a page could take for death. */
const longBatchMs = 400;
const keepEveryMs = 5000;
/**
 * Batches that a graphics card works ahead of what has been read: waiting for each one's scores before the next is begun
 * halves its speed. No longer than a person's Stop may take.
 */
const mostFlying = 10;
const flyingMs = 200;
/** At an epoch's end the state is kept more often, as long as that takes no more than a 20th of the time. */
const keepShare = 20;
/** Fixed, because the mean of a split depends on it in the last bits. */
const scoringBatch = 128;

/**
 * Trains a prepared plan from its first weights and tells what happens, with one `end` at the end. Scores depend on
 * plan, seed and engine alone, never on time. Pausing, stepping and stopping are answered before the next batch.
 * A loss that leaves the finite numbers ends the run and puts the last finite state back. When the engine is lost the run
 * goes on with the next one from the last state it kept. Other errors of the engine are thrown.
 */
export async function* trainRun(
  prepared: Prepared,
  control: RunControl,
  options: LoopOptions = {},
): AsyncGenerator<RunEvent, void> {
  const askedAt = performance.now();
  if (adapts(prepared.plan) && !(yield* adaptFirst(prepared, control, options))) {
    yield { kind: 'end', reason: 'stopped', batch: 0, epoch: 0, ms: performance.now() - askedAt };
    return;
  }
  const run = await begin(prepared, control, options);
  yield startEvent(prepared);
  for (let lost: EngineLost | undefined; ;) {
    try {
      if (lost) yield* moveOn(run, lost);
      yield* trainToEnd(run);
      return;
    } catch (error) {
      if (!(error instanceof EngineLost)) throw error;
      lost = error;
    }
  }
}

/** Lets layers adapt to the data, and says so where that takes long. Gives whether it came to its end. */
async function* adaptFirst(
  prepared: Prepared,
  control: RunControl,
  { onBusy }: LoopOptions,
): AsyncGenerator<RunEvent, boolean> {
  const startedAt = performance.now();
  const breathe = createBreath();
  let told = false;
  onBusy?.(adaptingMs);
  for await (const _ of adaptToData(prepared)) {
    const breath = breathe();
    if (breath) await breath;
    if (control.wish === 'stop') return false;
    if (told || performance.now() - startedAt < untoldMs) continue;
    told = true;
    yield { kind: 'state', state: 'adapting' };
  }
  onBusy?.(0);
  return true;
}

function startEvent({ plan, datasets, engine, choice }: Prepared): StartEvent {
  const { epochs, batchSize, seed } = plan.run;
  return {
    kind: 'start',
    backend: engine.backend,
    choice,
    epochs,
    batchesPerEpoch: batchesPerEpoch(plan, datasets),
    batchSize,
    seed,
    trainSamples: splitSize(datasets, 'train'),
    validationSamples: splitSize(datasets, 'validation'),
    params: countParams(plan),
  };
}

function countParams({ models }: Plan): number {
  const weights = models.flatMap(({ layers }) => layers.flatMap((layer) => layer.weights));
  return weights.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
}

async function* trainToEnd(run: Run): AsyncGenerator<RunEvent, void> {
  const { epochs } = run.prepared.plan.run;
  while (run.epoch < epochs) {
    const outcome = yield* trainEpoch(run);
    if (outcome) {
      yield endEvent(run, outcome);
      return;
    }
  }
  const test = await scoreSplit(run, 'test');
  yield endEvent(run, { reason: 'finished' }, test);
}

function endEvent({ batch, epoch, startedAt, prepared }: Run, outcome: Outcome, test?: Scores): EndEvent {
  const last = Math.max(0, Math.min(epoch, prepared.plan.run.epochs - 1));
  return { kind: 'end', ...outcome, batch, epoch: last, ms: performance.now() - startedAt, ...(test ? { test } : {}) };
}

/** Trains what is left of an epoch. Gives `undefined` when it ran to its end. */
async function* trainEpoch(run: Run): AsyncGenerator<RunEvent, Outcome | undefined> {
  const { control, feed, options, prepared } = run;
  const startedAt = performance.now();
  // Scores that are on their way from the graphics card, the oldest first.
  const flight: Promise<Scores>[] = [];
  // All that is done for each batch, and nothing else: a small net takes a few microseconds for one.
  const batchFor = (step: number) => feed.batch(run.epoch, run.index + flight.length, step);
  while (run.index < run.batchesPerEpoch) {
    const disturbed = control.wish !== 'train' || control.pinned !== run.pinned;
    if (disturbed && flight.length === 0) {
      const outcome = yield* obey(run);
      if (outcome) return outcome;
    }
    const long = run.lastBatchMs === null || run.lastBatchMs > longBatchMs;
    if (long) options.onBusy?.(run.lastBatchMs === null ? firstBatchMs : 10 * run.lastBatchMs);
    let scores: Scores | undefined;
    if (flight.length === 0 || (!disturbed && mayTakeOff(run, flight.length))) {
      const answer = prepared.program.train(batchFor);
      if (answer instanceof Promise) flight.push(watched(answer));
      else scores = answer;
    }
    if (flight.length > 0 && (disturbed || !mayTakeOff(run, flight.length))) scores = await flight.shift()!;
    if (long) options.onBusy?.(0);
    if (!scores) continue;
    if (firstUnbounded(scores) !== undefined) {
      await Promise.allSettled(flight);
      return yield* diverged(run, scores);
    }
    done(run, scores);
    if (run.now >= run.restAt) yield* rest(run, flight);
  }
  return yield* endEpoch(run, startedAt);
}

/** Whether another batch may be begun while the scores of `flying` are still on their way. */
function mayTakeOff(run: Run, flying: number): boolean {
  const { index, batch, lastBatchMs, options } = run;
  if (index + flying >= run.batchesPerEpoch || batch + flying >= (options.batches ?? Infinity)) return false;
  // What is kept goes with the count of batches: none may be on its way then.
  if (run.now - run.keptAt > keepEveryMs) return false;
  return flying < mostFlying && lastBatchMs !== null && flying * lastBatchMs < flyingMs;
}

/** A promise whose failure is heard when it is awaited, be that late. */
function watched<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

/** Counts a batch. */
function done(run: Run, scores: Scores): void {
  const samples = run.feed.samples(run.index);
  run.ledger.add(scores);
  run.means.add(scores, samples);
  run.samples += samples;
  run.batch += 1;
  run.index += 1;
  const now = performance.now();
  run.lastBatchMs = now - run.now;
  run.now = now;
  if (run.batch === run.options.batches) run.control.ask('stop');
}

/** Looks up from the batches: tells of them, and does what is due beside them. */
async function* rest(run: Run, flight: readonly Promise<Scores>[]): AsyncGenerator<RunEvent, void> {
  const { views } = run.options;
  yield* tell(run);
  if (views?.isDue()) yield* views.within(run.batch, run.epoch);
  if (run.now - run.keptAt > keepEveryMs && flight.length === 0) await keep(run);
  await nextTask();
  run.now = performance.now();
  run.restAt = run.now + breathMs;
}

/** Does what the person asked for between two batches, and waits while the run is paused. */
async function* obey(run: Run): AsyncGenerator<RunEvent, Outcome | undefined> {
  const { control, options } = run;
  let paused = false;
  yield* tell(run);
  for (;;) {
    if (control.pinned !== run.pinned) {
      run.pinned = control.pinned;
      if (options.views) yield* options.views.repin(run.batch, run.epoch);
    } else if (control.wish === 'pause') {
      if (!paused) yield { kind: 'state', state: 'paused' };
      paused = true;
      await control.changed();
    } else break;
  }
  if (control.wish === 'stop') return { reason: 'stopped' };
  if (control.wish === 'step') control.ask('pause');
  else if (paused) yield { kind: 'state', state: 'training' };
  run.now = run.toldAt = performance.now();
  return undefined;
}

async function* endEpoch(run: Run, startedAt: number): AsyncGenerator<RunEvent, Outcome | undefined> {
  const { epoch, prepared, options, pace, means } = run;
  yield* tell(run);
  const trainedAt = performance.now();
  const validation = await scoreSplit(run, 'validation');
  if (run.control.wish === 'stop') return { reason: 'stopped' };
  if (epoch >= run.epochsTold) {
    const ms = performance.now() - startedAt;
    yield { kind: 'epoch', epoch, train: means.read(), ...(validation ? { validation } : {}), ms };
    run.epochsTold = epoch + 1;
  }
  run.epoch += 1;
  run.index = 0;
  run.means = createMeans();
  const last = run.epoch === prepared.plan.run.epochs;
  if (last || performance.now() - run.keptAt > keepShare * run.keepMs) await keep(run);
  if (options.views) yield* options.views.afterEpoch(run.batch, epoch, last);
  run.now = run.toldAt = performance.now();
  pace.epochEnd(run.now - trainedAt);
  return undefined;
}

/** Means over a split; `undefined` where no loss compares with labels, or there is nothing to score. */
async function scoreSplit(run: Run, split: Split): Promise<Scores | undefined> {
  const { plan, datasets, program } = run.prepared;
  const feed = run.splits.get(split) ?? createSplitFeed(plan, datasets, split, scoringBatch);
  run.splits.set(split, feed);
  if (feed.batches === 0 || plan.losses.every((loss) => loss.metrics.length === 0)) return undefined;
  const means = createMeans();
  const expectedMs = ((run.lastBatchMs ?? 0) / plan.run.batchSize) * scoringBatch;
  if (expectedMs > longBatchMs) run.options.onBusy?.(10 * expectedMs);
  for (let index = 0; index < feed.batches; index++) {
    if (run.control.wish === 'stop') return undefined;
    const answer = program.evaluate(feed.batch(index));
    means.add(answer instanceof Promise ? await answer : answer, feed.samples(index));
    const breath = run.breathe();
    if (breath) await breath;
  }
  if (expectedMs > longBatchMs) run.options.onBusy?.(0);
  return means.read();
}

async function* diverged(run: Run, scores: Scores): AsyncGenerator<RunEvent, Outcome> {
  const { plan, program } = run.prepared;
  yield* tell(run);
  run.batch += 1;
  program.restore(run.kept.checkpoint);
  return { reason: 'nan', message: divergenceMessage(plan, scores, run.index + 1, run.epoch + 1) };
}
