import { meet } from './barrier';
import { execute } from './execute';
import * as memory from './teamMemory';

/** Bytes of an instruction's header: opcode, size in words with the header, units, fewest units worth a thread. */
const header: usize = 16;

/**
 * Runs the instructions from `start` to before `end`, as thread number `thread` of `threads`: all of them call this with
 * the same program. An instruction's units are split among the threads; the next one starts when all are done.
 * What is computed does not depend on the number of threads: each number has one thread that makes it, always in the
 * same order. `team` is the memory of their team, `scratch` that of this thread alone.
 */
export function run(start: usize, end: usize, thread: i32, threads: i32, team: usize, scratch: usize): void {
  const patience = memory.ofThread(team, thread) + memory.barrierPatience;
  // Whether several threads ran the instruction before. Known to every thread alike: from the program, not from time.
  let shared = false;
  for (let at = start; at < end; ) {
    const units = load<i32>(at, 8);
    const parts = max(1, min(threads, units / load<i32>(at, 12)));
    if (ASC_FEATURE_THREADS) {
      // Two instructions in a row that only the first thread runs need no meeting between them; nor does the first one.
      if (threads > 1 && at > start && (parts > 1 || shared)) meet(team + memory.barrier, threads, patience);
      shared = parts > 1;
    }
    if (thread < parts) {
      const begin = <i32>((<i64>units * thread) / parts);
      const after = <i32>((<i64>units * (thread + 1)) / parts);
      execute(load<i32>(at), at + header, begin, after, scratch);
    }
    at += <usize>load<i32>(at, 4) << 2;
  }
  if (ASC_FEATURE_THREADS) {
    if (threads > 1) meet(team + memory.barrier, threads, patience);
  }
}
