// The memory of a team of threads, all 0 at first. What is watched by threads has a cache line, 64 bytes, to itself.

/** The barrier at which its threads meet. */
export const barrier: usize = 0;

/** What is to be run: the program's start, */
export const start: usize = 64;
export const end: usize = 68;
/** by how many threads, */
export const threads: usize = 72;
/** and the memory that each has to itself: that of the first, and how many bytes lie between two. */
export const scratch: usize = 76;
export const scratchBytes: usize = 80;

/** Then a line for each thread. It holds how often the thread was called to run, */
export const calls: usize = 128;
/** whether it sleeps until it is, */
export const asleep: usize = 132;
/** its patience when it waits for a call, and that at the barrier. */
export const callPatience: usize = 136;
export const barrierPatience: usize = 144;

/** The part of a team's memory that is a thread's own, for the four offsets above. */
// @ts-ignore: decorator
@inline
export function ofThread(team: usize, thread: i32): usize {
  return team + (<usize>thread << 6);
}
