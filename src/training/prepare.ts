import type { Plan } from '../compiler/plan.ts';
import type { AssetReader } from '../data/dataset.ts';
import type { BackendName } from '../engine/backend.ts';
import { setBackend } from '../engine/choose.ts';
import type { Engine, Program } from '../engine/program.ts';
import { tfjsEngine } from '../engine/tfjs/program.ts';
import { loadDatasets, type Datasets } from './feed.ts';

/** A program and the engine it runs on. */
export interface Placed {
  readonly engine: Engine;
  readonly program: Program;
}

/** A plan with everything in place to train it. Whoever asked for it disposes the program. */
export interface Prepared {
  readonly plan: Plan;
  readonly datasets: Datasets;
  /** Both are replaced when an engine is lost and the run moves to the next. */
  engine: Engine;
  program: Program;
  /** The program once more, on the next best engine; `undefined` when there is none left. */
  next?(): Promise<Placed | undefined>;
}

/**
 * Loads the data, chooses the engine and makes the program. Throws where one of them cannot be had.
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
  const first = await place(plan, backend);
  const others = (['wasm', 'cpu'] as const).filter((name) => name !== first.engine.backend);
  return { plan, datasets, ...first, next: () => placeOnAny(plan, others) };
}

async function place(plan: Plan, backend: BackendName | 'auto'): Promise<Placed> {
  const engine = tfjsEngine(await setBackend(backend, plan));
  return { engine, program: await engine.create(plan) };
}

/** Takes the first backend that can be had off the list. */
async function placeOnAny(plan: Plan, backends: BackendName[]): Promise<Placed | undefined> {
  for (let backend = backends.shift(); backend; backend = backends.shift()) {
    try {
      return await place(plan, backend);
    } catch {
      // It does not start here either: the next one may.
    }
  }
  return undefined;
}
