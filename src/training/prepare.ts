import type { Plan } from '../compiler/plan.ts';
import type { AssetReader } from '../data/dataset.ts';
import type { BackendName } from '../engine/backend.ts';
import { chooseEngine, type Chosen, type Depth } from '../engine/choose.ts';
import type { EngineChoice } from '../engine/choice.ts';
import type { Engine, Program } from '../engine/program.ts';
import { createTrainFeed, loadDatasets, type Datasets } from './feed.ts';

/** A plan with everything in place to train it. Whoever asked for it disposes the program. */
export interface Prepared {
  /** A run may take another number of epochs than the one that was prepared. */
  plan: Plan;
  readonly datasets: Datasets;
  /** These are replaced when an engine is lost and the run moves to the next. */
  engine: Engine;
  program: Program;
  choice: EngineChoice;
  /** The program once more, on the next best engine; `undefined` when there is none left. */
  next?(): Promise<Chosen | undefined>;
}

interface PrepareOptions {
  readonly depth?: Depth;
  /** See `ChooseOptions`. */
  readonly hurried?: () => Promise<boolean>;
  readonly onBuild?: () => void;
}

/**
 * Loads the data, chooses the engine and makes the program. Throws where one of them cannot be had.
 * `onBuild` is called before the thread is held for as long as building takes.
 */
export async function prepare(
  plan: Plan,
  backend: BackendName | 'auto',
  assets: AssetReader,
  { depth = 'quick', hurried = async () => false, onBuild = () => undefined }: PrepareOptions = {},
): Promise<Prepared> {
  const datasets = await loadDatasets(plan, assets);
  onBuild();
  const feed = createTrainFeed(plan, datasets);
  const sample = { batchFor: (step: number) => feed.batch(0, 0, step), samples: feed.samples(0) };
  const lost: BackendName[] = [];
  const prepared: Prepared = {
    plan,
    datasets,
    ...(await chooseEngine(plan, backend, sample, { depth, hurried })),
    async next() {
      lost.push(prepared.engine.backend);
      try {
        return await chooseEngine(plan, 'auto', sample, { depth: 'quick', without: lost });
      } catch {
        // None is left that starts: the run ends with what the lost one said.
        return undefined;
      }
    },
  };
  return prepared;
}
