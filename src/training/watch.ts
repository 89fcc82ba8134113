/** Watches for the silence of a worker that should be talking. */
export interface Watch {
  /** From now on a silence longer than allowed is told. */
  start(allowedMs: number): void;
  stop(): void;
  /** Something was heard: the silence begins anew. */
  heard(): void;
  /** Allows a longer silence until told otherwise; 0 for the usual one. */
  allow(ms: number): void;
}

/** With a look every quarter second, a dead worker is told within 2 s. */
const silenceMs = 1700;
const lookMs = 250;

/** A watch that calls `onSilence` once, and stops. */
export function createWatch(onSilence: () => void): Watch {
  let timer: ReturnType<typeof setInterval> | undefined;
  let heardAt = 0;
  let lookedAt = 0;
  let allowed = silenceMs;
  const stop = () => {
    clearInterval(timer);
    timer = undefined;
  };
  const look = () => {
    const now = performance.now();
    // When the page itself stood still (a laptop slept, a tab was frozen), messages wait that it has not read yet.
    if (now - lookedAt > 4 * lookMs) heardAt = now;
    lookedAt = now;
    if (now - heardAt <= allowed) return;
    stop();
    onSilence();
  };
  return {
    start(ms) {
      stop();
      allowed = Math.max(ms, silenceMs);
      heardAt = lookedAt = performance.now();
      timer = setInterval(look, lookMs);
    },
    stop,
    heard() {
      heardAt = performance.now();
    },
    allow(ms) {
      allowed = Math.max(ms, silenceMs);
    },
  };
}
