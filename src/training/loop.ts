import type { Scores } from '../compiler/plan.ts';
import { batchCount } from '../data/batches.ts';
import type { Split } from '../data/dataset.ts';
import type { WeightTable } from '../engine/program.ts';
import { createBreath } from './breathe.ts';
import type { RunControl } from './control.ts';
import { divergenceMessage, firstUnbounded, isFiniteTable } from './divergence.ts';
import { batchesPerEpoch, range, samplesOf, splitSize, trainFeed } from './feed.ts';
import { createMeans } from './means.ts';
import { createPace, type Pace } from './pace.ts';
import type { Prepared } from './prepare.ts';
import type { EndEvent, RunEvent, StartEvent } from './protocol.ts';
import type { Views } from './views.ts';

/** What a run does beside training. */
export interface LoopOptions {
  /** Live views to tell of; none when absent. */
  readonly views?: Views;
  /** Called before the thread is held for long, with the longest it may take; and with 0 when that is over. */
  readonly onBusy?: (ms: number) => void;
}

type Outcome = Pick<EndEvent, 'reason' | 'message'>;

interface Run {
  readonly prepared: Prepared;
  readonly control: RunControl;
  readonly options: LoopOptions;
  readonly breathe: () => Promise<void> | undefined;
  readonly pace: Pace;
  readonly startedAt: number;
  readonly batchesPerEpoch: number;
  /** Batches done. */
  batch: number;
  epoch: number;
  pinned: number;
  /** Weights as they were when all of them were last seen to be finite. */
  kept: WeightTable;
  keptAt: number;
  lastBatchMs: number | null;
}

/** A first batch compiles kernels, on some machines for many seconds. */
const firstBatchMs = 30_000;
/** A batch this long leaves the worker silent for a time that a page could take for death. */
const longBatchMs = 400;
const keepEveryMs = 5000;
/** Fixed, because the mean of a split depends on it in the last bits. */
const scoringBatch = 128;

/**
 * Trains a prepared plan from its first weights and tells what happens, with one `end` at the end. Scores depend on
 * plan, seed and backend alone, never on time. Pausing, stepping and stopping are answered before the next batch.
 * A loss that leaves the finite numbers ends the run and puts the last finite weights back. Errors of the engine are thrown.
 */
export async function* trainRun(
  prepared: Prepared,
  control: RunControl,
  options: LoopOptions = {},
): AsyncGenerator<RunEvent, void> {
  const run = await begin(prepared, control, options);
  yield startEvent(prepared);
  const { epochs } = prepared.plan.run;
  for (run.epoch = 0; run.epoch < epochs; run.epoch++) {
    const outcome = yield* trainEpoch(run);
    if (outcome) {
      yield endEvent(run, outcome);
      return;
    }
  }
  run.epoch = Math.max(0, epochs - 1);
  const test = await scoreSplit(run, 'test');
  yield endEvent(run, { reason: 'finished' }, test);
}

async function begin(prepared: Prepared, control: RunControl, options: LoopOptions): Promise<Run> {
  const now = performance.now();
  return {
    prepared,
    control,
    options,
    breathe: createBreath(),
    pace: createPace(),
    startedAt: now,
    batchesPerEpoch: batchesPerEpoch(prepared.plan, prepared.datasets),
    batch: 0,
    epoch: 0,
    pinned: control.pinned,
    kept: await prepared.program.weights(),
    keptAt: now,
    lastBatchMs: null,
  };
}

function startEvent({ plan, program, datasets, backend }: Prepared): StartEvent {
  const { epochs, batchSize, seed } = plan.run;
  let params = 0;
  for (const model of program.models.values()) params += model.countParams();
  return {
    kind: 'start',
    backend,
    epochs,
    batchesPerEpoch: batchesPerEpoch(plan, datasets),
    batchSize,
    seed,
    trainSamples: splitSize(datasets, 'train'),
    validationSamples: splitSize(datasets, 'validation'),
    params,
  };
}

function endEvent(run: Run, outcome: Outcome, test?: Scores): EndEvent {
  const { batch, epoch, startedAt } = run;
  return { kind: 'end', ...outcome, batch, epoch, ms: performance.now() - startedAt, ...(test ? { test } : {}) };
}

/** Gives `undefined` when the epoch ran to its end. */
async function* trainEpoch(run: Run): AsyncGenerator<RunEvent, Outcome | undefined> {
  const { prepared, options } = run;
  const { plan, datasets } = prepared;
  const startedAt = performance.now();
  const feed = trainFeed(plan, datasets, run.epoch);
  const means = createMeans();
  for (let index = 0; index < run.batchesPerEpoch; index++) {
    if (run.control.wish !== 'train' || run.control.pinned !== run.pinned) {
      const outcome = yield* obey(run);
      if (outcome) return outcome;
    }
    const batchAt = performance.now();
    const scores = await trainBatch(run, (step) => feed.batch(index, step));
    if (firstUnbounded(scores) !== undefined) return diverged(run, scores, index);
    means.add(scores, feed.samples(index));
    if (options.views?.isDue()) yield* options.views.within(run.batch, run.epoch);
    if (performance.now() - run.keptAt > keepEveryMs) await keepWeights(run);
    await run.breathe();
    run.pace.batch(feed.samples(index), performance.now() - batchAt);
    yield batchEvent(run, scores);
  }
  return yield* endEpoch(run, means.read(), startedAt);
}

async function trainBatch(run: Run, batchFor: Parameters<Prepared['program']['train']>[0]): Promise<Scores> {
  const { lastBatchMs, options, prepared } = run;
  const startedAt = performance.now();
  const long = lastBatchMs === null || lastBatchMs > longBatchMs;
  if (long) options.onBusy?.(lastBatchMs === null ? firstBatchMs : 10 * lastBatchMs);
  const scores = await prepared.program.train(batchFor);
  if (long) options.onBusy?.(0);
  run.lastBatchMs = performance.now() - startedAt;
  run.batch += 1;
  return scores;
}

function batchEvent(run: Run, scores: Scores): RunEvent {
  const { batch, epoch, pace } = run;
  const { epochs } = run.prepared.plan.run;
  return {
    kind: 'batch',
    batch: batch - 1,
    epoch,
    scores,
    samplesPerSecond: pace.samplesPerSecond(),
    msLeft: pace.msLeft(epochs * run.batchesPerEpoch - batch, epochs - epoch),
  };
}

/** Does what the person asked for between two batches, and waits while the run is paused. */
async function* obey(run: Run): AsyncGenerator<RunEvent, Outcome | undefined> {
  const { control, options } = run;
  let paused = false;
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
  return undefined;
}

async function* endEpoch(run: Run, train: Scores, startedAt: number): AsyncGenerator<RunEvent, Outcome | undefined> {
  const { epoch, prepared, options, pace } = run;
  const trainedAt = performance.now();
  const validation = await scoreSplit(run, 'validation');
  if (run.control.wish === 'stop') return { reason: 'stopped' };
  yield { kind: 'epoch', epoch, train, ...(validation ? { validation } : {}), ms: performance.now() - startedAt };
  await keepWeights(run);
  if (options.views) yield* options.views.afterEpoch(run.batch, epoch, epoch + 1 === prepared.plan.run.epochs);
  pace.epochEnd(performance.now() - trainedAt);
  return undefined;
}

/** Means over a split; `undefined` where no loss compares with labels, or there is nothing to score. */
async function scoreSplit(run: Run, split: Split): Promise<Scores | undefined> {
  const { plan, datasets, program } = run.prepared;
  const size = splitSize(datasets, split);
  if (size === 0 || plan.losses.every((loss) => loss.metrics.length === 0)) return undefined;
  const means = createMeans();
  const expectedMs = ((run.lastBatchMs ?? 0) / plan.run.batchSize) * scoringBatch;
  if (expectedMs > longBatchMs) run.options.onBusy?.(10 * expectedMs);
  for (let index = 0; index < batchCount(size, scoringBatch); index++) {
    if (run.control.wish === 'stop') return undefined;
    const indices = range(index * scoringBatch, Math.min(size, (index + 1) * scoringBatch));
    means.add(await program.evaluate(samplesOf(plan, datasets, split, indices)), indices.length);
    await run.breathe();
  }
  if (expectedMs > longBatchMs) run.options.onBusy?.(0);
  return means.read();
}

async function diverged(run: Run, scores: Scores, index: number): Promise<Outcome> {
  const { plan, program } = run.prepared;
  program.setWeights(run.kept);
  return { reason: 'nan', message: divergenceMessage(plan, scores, index + 1, run.epoch + 1) };
}

/** Remembers the weights, if all of them are finite. */
async function keepWeights(run: Run): Promise<void> {
  const weights = await run.prepared.program.weights();
  if (isFiniteTable(weights)) run.kept = weights;
  run.keptAt = performance.now();
}
