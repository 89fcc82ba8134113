import type { RunEvent } from './protocol.ts';

/** Gathers events so that the page is told at most ten times a second. */
export interface Outbox {
  push(event: RunEvent): void;
  /** Posts what waits, at once. */
  flush(): void;
  /** Milliseconds since something was posted. */
  silence(): number;
}

const intervalMs = 100;

/** An outbox that posts through `post`. What comes after a silence goes out at once. */
export function createOutbox(post: (events: readonly RunEvent[]) => void): Outbox {
  let waiting: RunEvent[] = [];
  let last = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.length === 0) return;
    const events = waiting;
    waiting = [];
    last = performance.now();
    post(events);
  };
  return {
    push(event) {
      waiting.push(event);
      const wait = last + intervalMs - performance.now();
      // The clock is read here too: while batches follow each other closely, timers come late.
      if (wait <= 0) flush();
      else timer ??= setTimeout(flush, wait);
    },
    flush,
    silence: () => performance.now() - last,
  };
}
