import { useEffect, useState } from 'react';
import type { Dataset } from '../../../data/dataset.ts';
import type { DatasetCall } from '../../../data/loadDataset.ts';
import { isMadeUp } from '../../../data/madeUp.ts';
import type { PreparedColumn } from '../../../nodes/kit/textEncoding.ts';

/** A data set as the page sees it. */
export type DatasetState =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly dataset: Dataset }
  | { readonly state: 'failed'; readonly message: string };

const loading: DatasetState = { state: 'loading' };
/** Data sets in memory by what they were asked for with; a few are enough, and a project seldom has more. */
const loaded = new Map<string, Promise<Dataset>>();
const mostLoaded = 6;

/** Loads a data set into the page, once for all who ask for the same. Code and data come with the first call. */
export function loadPageDataset(
  call: DatasetCall,
  prepared: readonly PreparedColumn[],
  seed: number,
): Promise<Dataset> {
  const wanted = { call, prepared, seed };
  const key = datasetKey(wanted);
  const known = loaded.get(key) ?? startLoading(wanted, key);
  // The one used last stands last.
  loaded.delete(key);
  loaded.set(key, known);
  for (const old of [...loaded.keys()].slice(0, -mostLoaded)) loaded.delete(old);
  return known;
}

/** What is asked for: a data set, and the numbers that are made of its text. */
interface Wanted {
  readonly call: DatasetCall;
  readonly prepared: readonly PreparedColumn[];
  readonly seed: number;
}

function startLoading({ call, prepared, seed }: Wanted, key: string): Promise<Dataset> {
  const promise = (async () => {
    const [{ loadDataset }, { httpAssets }, { prepareColumns }] = await Promise.all([
      import('../../../data/loadDataset.ts'),
      import('../../../data/assets.ts'),
      import('../../../data/text/prepareColumns.ts'),
    ]);
    const assets = httpAssets(new URL(`${import.meta.env.BASE_URL}data/`, location.href).href);
    return prepareColumns(await loadDataset(call, seed, assets), prepared);
  })();
  // A failure is not kept: the next try starts afresh.
  promise.catch(() => loaded.delete(key));
  return promise;
}

function datasetKey({ call, prepared, seed }: Wanted): string {
  return JSON.stringify([call.dataset, call.options, prepared, isMadeUp(call.dataset) ? seed : 0]);
}

/** A data set and how far it has come; `retry` tries again after a failure. */
export function useDataset(
  call: DatasetCall | null,
  prepared: readonly PreparedColumn[],
  seed: number,
): DatasetState & { readonly retry: () => void } {
  const [known, setKnown] = useState<{ key: string; state: DatasetState }>({ key: '', state: loading });
  const [attempt, setAttempt] = useState(0);
  const key = call ? datasetKey({ call, prepared, seed }) : '';
  useEffect(() => {
    if (!call) return undefined;
    let gone = false;
    const settle = (state: DatasetState): void => {
      if (!gone) setKnown({ key, state });
    };
    loadPageDataset(call, prepared, seed).then(
      (dataset) => settle({ state: 'ready', dataset }),
      (error: unknown) => settle({ state: 'failed', message: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      gone = true;
    };
    // The key says all there is to know of the call and the seed.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key, attempt]);
  const state = known.key === key ? known.state : loading;
  const retry = (): void => {
    setKnown({ key: '', state: loading });
    setAttempt(attempt + 1);
  };
  return { ...state, retry };
}
