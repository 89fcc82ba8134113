import { abandon, awaitChange } from './barrier';
import { run } from './program';
import * as memory from './teamMemory';

// What the module exports: a program run by one thread of any number, and by a team.
export { run } from './program';

/**
 * Runs a program as the first of `threads` threads, together with those that `follow`; returns when all are done.
 * Only threads that take part are called: one that does not may be slow to see anything, and must miss nothing.
 */
export function lead(start: usize, end: usize, threads: i32, team: usize, scratch: usize, scratchBytes: usize): void {
  if (ASC_FEATURE_THREADS) {
    store<usize>(team, start, memory.start);
    store<usize>(team, end, memory.end);
    store<i32>(team, threads, memory.threads);
    store<usize>(team, scratch, memory.scratch);
    store<usize>(team, scratchBytes, memory.scratchBytes);
    for (let thread = 1; thread < threads; thread++) {
      const line = memory.ofThread(team, thread);
      atomic.add<i32>(line, 1, memory.calls);
      if (atomic.load<i32>(line, memory.asleep)) atomic.notify(line + memory.calls, 1);
    }
  }
  run(start, end, 0, threads, team, scratch);
}

/** Runs every program that thread number `thread` is called for. Returns only by a trap. */
export function follow(thread: i32, team: usize): void {
  if (ASC_FEATURE_THREADS) {
    const line = memory.ofThread(team, thread);
    for (let answered = 0; ; answered++) {
      awaitChange(line + memory.calls, answered, line + memory.asleep, line + memory.callPatience);
      const scratch = load<usize>(team, memory.scratch) + <usize>thread * load<usize>(team, memory.scratchBytes);
      const threads = load<i32>(team, memory.threads);
      run(load<usize>(team, memory.start), load<usize>(team, memory.end), thread, threads, team, scratch);
    }
  }
}

/** Says that a thread is lost: the others trap at their next meeting, instead of waiting for ever. */
export function lose(team: usize): void {
  if (ASC_FEATURE_THREADS) abandon(team + memory.barrier);
}
