import type { Run, RunState } from '../../../stores/runStore.ts';

/** Where the newest run is. */
export interface Progress {
  /** 0 to 1. */
  readonly share: number;
  /** All from 1, for people. */
  readonly epoch: number;
  readonly epochs: number;
  readonly batch: number;
  readonly batches: number;
  readonly step: number;
  readonly steps: number;
}

/** How far a run is; `null` until it has started. */
export function progressOf(run: Run, latest: RunState['latest']): Progress | null {
  const { start, end } = run;
  if (!start) return null;
  const batches = Math.max(1, start.batchesPerEpoch);
  const steps = start.epochs * batches;
  const step = latest ? latest.batch + 1 : 0;
  const epoch = latest ? latest.epoch : 0;
  return {
    share: end?.reason === 'finished' ? 1 : Math.min(1, step / steps),
    epoch: epoch + 1,
    epochs: start.epochs,
    batch: Math.min(batches, step - epoch * batches),
    batches,
    step,
    steps,
  };
}
