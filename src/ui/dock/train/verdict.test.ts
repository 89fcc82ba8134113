import { describe, expect, it } from 'vitest';
import type { EpochEvent } from '../../../training/protocol.ts';
import { verdict } from './verdict.ts';

const run = (train: number[], validation: number[]): EpochEvent[] =>
  train.map((value, epoch) => ({
    kind: 'epoch',
    epoch,
    train: { ce: value },
    validation: { ce: validation[epoch] ?? 0 },
    ms: 1,
  }));

describe('verdict', () => {
  it('says nothing of one epoch', () => {
    expect(verdict(run([1], [1]), 'ce')).toBeNull();
  });

  it('sees a validation loss that falls', () => {
    expect(verdict(run([1, 0.8, 0.7], [1, 0.95, 0.9]), 'ce')).toEqual({ kind: 'stillFalls' });
  });

  it('waits before it speaks of overfitting', () => {
    expect(verdict(run([1, 0.8, 0.6], [1, 0.9, 0.95]), 'ce')).toBeNull();
    expect(verdict(run([1, 0.8, 0.6, 0.5, 0.4], [1, 0.9, 0.95, 0.97, 1.1]), 'ce')).toEqual({
      kind: 'overfits',
      since: 2,
    });
  });

  it('does not when the training loss rises too', () => {
    expect(verdict(run([1, 0.8, 0.9, 1, 1.1], [1, 0.9, 0.95, 0.97, 1.1]), 'ce')).toBeNull();
  });

  it('says nothing without a validation split', () => {
    expect(verdict([{ kind: 'epoch', epoch: 0, train: { ce: 1 }, ms: 1 }], 'ce')).toBeNull();
  });
});
