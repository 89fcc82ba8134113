import type { Scores } from '../../../training/protocol.ts';

/** The first series of a measure: `loss` is what stands under a loss's own name. */
export function scoreOf(scores: Scores | undefined, measure: 'loss' | 'accuracy'): number | undefined {
  if (!scores) return undefined;
  const name = Object.keys(scores).find((key) =>
    measure === 'loss' ? !key.includes('/') : key.endsWith(`/${measure}`),
  );
  return name === undefined ? undefined : scores[name];
}
