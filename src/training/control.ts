/** What the person last asked of a run. `step` trains one batch and pauses. */
export type Wish = 'train' | 'pause' | 'step' | 'stop';

/** The reins of one run: whoever holds them asks, and the loop reads them before each batch. */
export interface RunControl {
  readonly wish: Wish;
  /** Index in the validation split of the sample that feature maps follow. */
  readonly pinned: number;
  /** A stop is final: nothing asked after it counts. */
  ask(wish: Wish): void;
  pin(sample: number): void;
  /** Resolves at the next `ask` or `pin`. */
  changed(): Promise<void>;
}

/** Reins that let the run go on. */
export function createControl(): RunControl {
  let wish: Wish = 'train';
  let pinned = 0;
  let waiting: (() => void)[] = [];
  const wake = () => {
    const woken = waiting;
    waiting = [];
    for (const resolve of woken) resolve();
  };
  return {
    get wish() {
      return wish;
    },
    get pinned() {
      return pinned;
    },
    ask(next) {
      if (wish !== 'stop') wish = next;
      wake();
    },
    pin(sample) {
      pinned = sample;
      wake();
    },
    changed: () => new Promise((resolve) => waiting.push(resolve)),
  };
}
