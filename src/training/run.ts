import type { Split } from '../data/dataset.ts';
import type { Checkpoint } from '../engine/checkpoint.ts';
import type { EngineLost } from '../engine/program.ts';
import { createBreath } from './breathe.ts';
import type { RunControl } from './control.ts';
import { isFiniteCheckpoint } from './divergence.ts';
import { batchesPerEpoch, createTrainFeed, type SplitFeed, type TrainFeed } from './feed.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { createMeans, type Means } from './means.ts';
import { createPace, type Pace } from './pace.ts';
import type { Prepared } from './prepare.ts';
import type { RunEvent } from './protocol.ts';
import type { Views } from './views.ts';

/** What a run does beside training. */
export interface LoopOptions {
  /** Live views to tell of; none when absent. */
  readonly views?: Views;
  /** Called before the thread is held for long, with the longest it may take; and with 0 when that is over. */
  readonly onBusy?: (ms: number) => void;
  /** Stops after so many batches. */
  readonly batches?: number;
}

/** How far a run has come. */
interface Position {
  /** Batches done. */
  readonly batch: number;
  readonly epoch: number;
  /** Batches done of the epoch. */
  readonly index: number;
  /** Over those batches. */
  readonly means: Means;
}

/** A run in the middle. */
export interface Run extends Position {
  readonly prepared: Prepared;
  readonly control: RunControl;
  readonly options: LoopOptions;
  readonly feed: TrainFeed;
  /** Made when first scored. */
  readonly splits: Map<Split, SplitFeed>;
  readonly breathe: () => Promise<void> | undefined;
  readonly pace: Pace;
  readonly startedAt: number;
  readonly batchesPerEpoch: number;
  batch: number;
  epoch: number;
  index: number;
  means: Means;
  pinned: number;
  /** Batches done and not told yet, and how many samples they had. */
  readonly ledger: Ledger;
  samples: number;
  /** Epochs whose end was told: after a move some come again. */
  epochsTold: number;
  /** The clock when the last batch was done, and when batches were last told. */
  now: number;
  toldAt: number;
  /** When the loop looks up from its batches again. */
  restAt: number;
  /** The state as it was when all of it was last seen to be finite. */
  kept: { readonly checkpoint: Checkpoint; readonly position: Position };
  keptAt: number;
  /** How long keeping it took. */
  keepMs: number;
  lastBatchMs: number | null;
}

/** How long another engine may take to start. */
const moveMs = 60_000;

/** A run that has done nothing yet, from the program's state as it is. */
export async function begin(prepared: Prepared, control: RunControl, options: LoopOptions): Promise<Run> {
  const startedAt = performance.now();
  const keptFrom = performance.now();
  const checkpoint = await prepared.program.checkpoint();
  const now = performance.now();
  const start = { batch: 0, epoch: 0, index: 0 };
  return {
    prepared,
    control,
    options,
    feed: createTrainFeed(prepared.plan, prepared.datasets),
    splits: new Map(),
    breathe: createBreath(),
    pace: createPace(),
    startedAt,
    batchesPerEpoch: batchesPerEpoch(prepared.plan, prepared.datasets),
    ...start,
    means: createMeans(),
    pinned: control.pinned,
    ledger: createLedger(),
    samples: 0,
    epochsTold: 0,
    now,
    toldAt: now,
    // The first batch is told at once.
    restAt: now,
    kept: { checkpoint, position: { ...start, means: createMeans() } },
    keptAt: now,
    keepMs: now - keptFrom,
    lastBatchMs: null,
  };
}

/** Tells of the batches that were not told yet. */
export function* tell(run: Run): Generator<RunEvent, void> {
  const { batch, epoch, ledger, pace } = run;
  const { count } = ledger;
  if (count === 0) return;
  pace.batches(count, run.samples, run.now - run.toldAt);
  run.toldAt = run.now;
  run.samples = 0;
  const { epochs } = run.prepared.plan.run;
  yield {
    kind: 'batches',
    first: batch - count,
    count,
    epoch,
    scores: ledger.take(),
    samplesPerSecond: pace.samplesPerSecond(),
    msLeft: pace.msLeft(epochs * run.batchesPerEpoch - batch, epochs - epoch),
  };
}

/** Remembers how everything is now, if all of it is finite. */
export async function keep(run: Run): Promise<void> {
  const startedAt = performance.now();
  const checkpoint = await run.prepared.program.checkpoint();
  if (isFiniteCheckpoint(checkpoint)) {
    const { batch, epoch, index, means } = run;
    run.kept = { checkpoint, position: { batch, epoch, index, means: means.copy() } };
  }
  run.keptAt = performance.now();
  run.keepMs = run.keptAt - startedAt;
}

/** Goes on with the next engine from what was kept last. Throws the loss on where there is none. */
export async function* moveOn(run: Run, lost: EngineLost): AsyncGenerator<RunEvent, void> {
  const { prepared, options } = run;
  const from = prepared.engine.backend;
  options.onBusy?.(moveMs);
  const next = await prepared.next?.();
  if (!next) throw new Error(lost.message, { cause: lost });
  try {
    prepared.program.dispose();
  } catch {
    // What it held is gone already.
  }
  Object.assign(prepared, next);
  const { checkpoint, position } = run.kept;
  next.program.restore(checkpoint);
  Object.assign(run, position, { means: position.means.copy(), samples: 0, lastBatchMs: null });
  run.ledger.take();
  run.now = run.toldAt = performance.now();
  options.onBusy?.(0);
  const { batch, epoch } = position;
  const { choice } = next;
  yield { kind: 'engine', from, backend: choice.backend, choice, batch, epoch, message: lost.message };
  // Kept at the end of an epoch: its views may not have been told yet.
  if (options.views && position.index === 0 && epoch > 0) {
    yield* options.views.afterEpoch(batch, epoch - 1, epoch === prepared.plan.run.epochs);
  }
}
