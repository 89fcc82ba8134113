import type { Plan } from '../compiler/plan.ts';
import type { AssetReader } from '../data/dataset.ts';
import type { BackendName } from '../engine/backend.ts';
import { setBackend } from '../engine/choose.ts';
import { createProgram, type Program } from '../engine/program.ts';
import { loadDatasets, type Datasets } from './feed.ts';

/** A plan with everything in place to train it. Whoever asked for it disposes the program. */
export interface Prepared {
  readonly plan: Plan;
  readonly program: Program;
  readonly datasets: Datasets;
  readonly backend: BackendName;
}

/**
 * Loads the data, chooses the backend and makes the models. Throws where one of them cannot be had.
 * `onBuild` is called before the thread is held for as long as building takes.
 */
export async function prepare(
  plan: Plan,
  backend: BackendName | 'auto',
  assets: AssetReader,
  onBuild: () => void = () => undefined,
): Promise<Prepared> {
  const datasets = await loadDatasets(plan, assets);
  onBuild();
  const chosen = await setBackend(backend, plan);
  return { plan, datasets, backend: chosen, program: createProgram(plan) };
}
