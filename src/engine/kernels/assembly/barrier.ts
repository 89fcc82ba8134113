/** Rounds of looking before a thread lets the machine put it to sleep. */
const looks: i32 = 4096;

/**
 * Holds each of `threads` threads until all have come. `state` points at two whole numbers, both 0 at first: how many
 * have come, and how often the barrier has opened.
 */
export function meet(state: usize, threads: i32): void {
  const opened = atomic.load<i32>(state, 4);
  if (atomic.add<i32>(state, 1) == threads - 1) {
    atomic.store<i32>(state, 0);
    atomic.add<i32>(state, 1, 4);
    atomic.notify(state + 4, -1);
    return;
  }
  for (let look = 0; look < looks; look++) {
    if (atomic.load<i32>(state, 4) != opened) return;
  }
  while (atomic.load<i32>(state, 4) == opened) atomic.wait<i32>(state + 4, opened, -1);
}
