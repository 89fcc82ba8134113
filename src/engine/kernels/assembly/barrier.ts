// A barrier is four whole numbers, all 0 at first, in this order:
/** how many threads have come, */
const arrived: usize = 0;
/** how often the barrier has opened, */
const openings: usize = 4;
/** how many threads sleep at it, */
const asleep: usize = 8;
/** and whether a thread is lost, so that it will never open again. */
const broken: usize = 12;

// The patience of a thread is two whole numbers, both 0 at first:
/** how often in a row looking has been in vain, */
const failures: usize = 0;
/** and how many waits it goes to sleep at once. */
const rests: usize = 4;

/** How often a thread looks before it sleeps: longer than it takes to wake one, or two would put each other to sleep. */
const looks: i32 = 32768;
/** A thread rests from looking for at most 2 to this power of waits. */
const mostFailures: i32 = 6;

/**
 * Holds each of `threads` threads until all have come; traps where one of them is lost. It can be used again at once:
 * who is last takes the count back to 0 before opening, and who is slow to leave sees only that it has opened.
 */
export function meet(barrier: usize, threads: i32, patience: usize): void {
  // Read before arriving, since it may open right after; and before `broken`, since `abandon` writes them the other way.
  const before = atomic.load<i32>(barrier, openings);
  if (atomic.load<i32>(barrier, broken)) unreachable();
  if (atomic.add<i32>(barrier, 1, arrived) == threads - 1) {
    atomic.store<i32>(barrier, 0, arrived);
    open(barrier);
    return;
  }
  awaitChange(barrier + openings, before, barrier + asleep, patience);
  if (atomic.load<i32>(barrier, broken)) unreachable();
}

/** Traps every thread that waits or will ever wait at the barrier: one of them is lost. */
export function abandon(barrier: usize): void {
  atomic.store<i32>(barrier, 1, broken);
  open(barrier);
}

function open(barrier: usize): void {
  atomic.add<i32>(barrier, 1, openings);
  if (atomic.load<i32>(barrier, asleep)) atomic.notify(barrier + openings, -1);
}

/**
 * Holds a thread while the number at `address` is `value`: it looks for a while, then sleeps. Who changes the number
 * notifies those who wait at the address, unless the number at `sleepers`, read after the change, says that none does.
 * Looking is quick where every thread has a core to itself, and a waste where the thread that is waited for needs this
 * very core: after looking in vain, a thread sleeps at once for 2, then 4, then up to 64 waits.
 */
export function awaitChange(address: usize, value: i32, sleepers: usize, patience: usize): void {
  const rest = load<i32>(patience, rests);
  if (rest > 0) store<i32>(patience, rest - 1, rests);
  else if (look(address, value, patience)) return;
  atomic.add<i32>(sleepers, 1);
  while (atomic.load<i32>(address) == value) atomic.wait<i32>(address, value, -1);
  atomic.sub<i32>(sleepers, 1);
}

function look(address: usize, value: i32, patience: usize): bool {
  for (let done = 0; done < looks; done++) {
    if (atomic.load<i32>(address) != value) {
      store<i32>(patience, 0, failures);
      return true;
    }
  }
  const inVain = min(load<i32>(patience, failures) + 1, mostFailures);
  store<i32>(patience, inVain, failures);
  store<i32>(patience, 1 << inVain, rests);
  return false;
}
