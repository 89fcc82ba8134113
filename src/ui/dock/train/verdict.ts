import type { EpochEvent } from '../../../training/protocol.ts';

/** What the epochs so far say of generalisation; `null` while they say nothing clear. */
export type Verdict = { readonly kind: 'stillFalls' } | { readonly kind: 'overfits'; readonly since: number } | null;

/** Epochs without a lower validation loss before it is called overfitting: one alone may be chance. */
const patience = 3;

/**
 * Reads the validation loss of a run: at its lowest in the newest epoch, or behind its lowest for some epochs while the
 * training loss goes on falling. `since` is the number (from 1) of the epoch with the lowest validation loss.
 */
export function verdict(epochs: readonly EpochEvent[], loss: string): Verdict {
  const seen = epochs.flatMap(({ epoch, train, validation }) => {
    const [a, b] = [train[loss], validation?.[loss]];
    return a === undefined || b === undefined ? [] : [{ epoch, train: a, validation: b }];
  });
  const last = seen.at(-1);
  const lowest = seen.reduce<(typeof seen)[number] | undefined>(
    (best, each) => (best && best.validation <= each.validation ? best : each),
    undefined,
  );
  if (seen.length < 2 || !last || !lowest) return null;
  if (lowest === last) return { kind: 'stillFalls' };
  const falls = last.train < lowest.train;
  return last.epoch - lowest.epoch >= patience && falls ? { kind: 'overfits', since: lowest.epoch + 1 } : null;
}
