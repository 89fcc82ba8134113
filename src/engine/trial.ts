import type { Batch, Program } from './program.ts';

/** How long one trial may take beside its first batch, which compiles. */
const trialMs = 40;
/** Steps timed together, where one is too short for the clock. */
const roundMs = 2;

/**
 * Samples a second that a program trains, by its quickest round in a short time: other work on the machine can only slow
 * it down. What the trial changes is put back. Stops after one batch that takes longer than `enoughMs`.
 */
export async function timeTraining(
  program: Program,
  batchFor: (step: number) => Batch,
  samples: number,
  enoughMs = Infinity,
): Promise<number> {
  const before = await program.checkpoint();
  const startedAt = performance.now();
  await program.train(batchFor);
  let best = await timeRound(program, batchFor, 1);
  const steps = Math.max(1, Math.ceil(roundMs / best));
  while (performance.now() - startedAt < trialMs && best < enoughMs) {
    best = Math.min(best, await timeRound(program, batchFor, steps));
  }
  program.restore(before);
  return (samples * 1000) / best;
}

/** Milliseconds a step. */
async function timeRound(program: Program, batchFor: (step: number) => Batch, steps: number): Promise<number> {
  const startedAt = performance.now();
  for (let step = 0; step < steps; step++) {
    const scores = program.train(batchFor);
    if (scores instanceof Promise) await scores;
  }
  // No clock is finer than a microsecond.
  return Math.max(1e-3, performance.now() - startedAt) / steps;
}
