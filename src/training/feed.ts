import type { Plan, SourcePlan } from '../compiler/plan.ts';
import { batchCount, batchIndices, epochOrder, noise, noiseSeed } from '../data/batches.ts';
import type { AssetReader, Dataset, Split } from '../data/dataset.ts';
import { loadDataset } from '../data/loadDataset.ts';
import { mixSeed } from '../data/random.ts';
import type { Batch, BatchColumn, SourceBatch } from '../engine/program.ts';

/** Data sets of a plan, by source name. Noise sources have none. */
export type Datasets = ReadonlyMap<string, Dataset>;

/** Batches of a program that trains on nothing but noise have to end an epoch somewhere. */
const batchesWithoutData = 100;

/** Seeds apart from those of training, whose batches count from 0. */
const outsideTraining = { train: 0, validation: 0x76616c, test: 0x746573 } as const;

/** Loads the data sets of a plan. Two sources that ask for the same get the same one. Throws where a pack cannot be read. */
export async function loadDatasets(plan: Plan, assets: AssetReader): Promise<Datasets> {
  const loading = new Map<string, Promise<Dataset>>();
  const datasets = new Map<string, Dataset>();
  for (const { name, source } of plan.sources) {
    if (source.kind !== 'dataset') continue;
    const key = JSON.stringify(source);
    const dataset = loading.get(key) ?? loadDataset(source, plan.run.seed, assets);
    loading.set(key, dataset);
    datasets.set(name, await dataset);
  }
  return datasets;
}

/** Samples of a split: of the smallest data set where a plan has several, and 0 where it has none. */
export function splitSize(datasets: Datasets, split: Split): number {
  if (datasets.size === 0) return 0;
  return Math.min(...[...datasets.values()].map((dataset) => dataset.sizes[split]));
}

/** Batches of one pass over the training split. */
export function batchesPerEpoch(plan: Plan, datasets: Datasets): number {
  if (datasets.size === 0) return batchesWithoutData;
  return batchCount(splitSize(datasets, 'train'), plan.run.batchSize);
}

/** One epoch's batches, in an order that depends on seed and epoch alone. */
export interface EpochFeed {
  /** Samples in a batch; the last one may be smaller. */
  samples(index: number): number;
  /** The same data for every step, and fresh noise. */
  batch(index: number, step: number): Batch;
}

/** Batches of the training split for an epoch counted from 0. */
export function trainFeed(plan: Plan, datasets: Datasets, epoch: number): EpochFeed {
  const { batchSize, seed } = plan.run;
  const perEpoch = batchesPerEpoch(plan, datasets);
  const size = datasets.size === 0 ? perEpoch * batchSize : splitSize(datasets, 'train');
  const orders = new Map<string, Uint32Array>();
  for (const [name, dataset] of datasets)
    orders.set(name, epochOrder(dataset.sizes.train, seed, epoch).subarray(0, size));
  const samples = (index: number) => Math.min(batchSize, size - index * batchSize);
  return {
    samples,
    batch(index, step) {
      const indices = (source: string) => batchIndices(orders.get(source) ?? new Uint32Array(), index, batchSize);
      const noiseOf = (source: number) => mixSeed(noiseSeed(seed, source, epoch * perEpoch + index), step);
      return makeBatch(plan, datasets, 'train', samples(index), indices, noiseOf);
    },
  };
}

/** These samples of a split, for every data set alike, with noise that is the same each time. */
export function samplesOf(plan: Plan, datasets: Datasets, split: Split, indices: ArrayLike<number>): Batch {
  const noiseOf = (source: number) => mixSeed(plan.run.seed, outsideTraining[split], source, indices[0] ?? 0);
  return makeBatch(plan, datasets, split, indices.length, () => indices, noiseOf);
}

/** Whole numbers from `start` to before `end`. */
export function range(start: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - start) }, (_, index) => start + index);
}

function makeBatch(
  plan: Plan,
  datasets: Datasets,
  split: Split,
  count: number,
  indicesOf: (source: string) => ArrayLike<number>,
  noiseOf: (source: number) => number,
): Batch {
  const batch: Record<string, SourceBatch> = {};
  plan.sources.forEach((source, place) => {
    const dataset = datasets.get(source.name);
    batch[source.name] = dataset
      ? readColumns(source, dataset, split, indicesOf(source.name))
      : noiseColumns(source, count, noiseOf(place));
  });
  return batch;
}

function readColumns(source: SourcePlan, dataset: Dataset, split: Split, indices: ArrayLike<number>): SourceBatch {
  const columns: Record<string, BatchColumn> = {};
  for (const port of Object.keys(source.ports)) {
    const field = dataset.fields[port];
    if (!field) throw new Error(`The data set "${dataset.name}" has no field "${port}".`);
    const data = dataset.read(split, indices, port);
    columns[port] = { data, shape: [indices.length, ...field.shape], dtype: field.dtype };
  }
  return columns;
}

function noiseColumns(source: SourcePlan, count: number, seed: number): SourceBatch {
  const { source: call } = source;
  if (call.kind !== 'noise') throw new Error(`The data set of "${source.name}" was not loaded.`);
  const columns: Record<string, BatchColumn> = {};
  for (const [place, [port, type]] of Object.entries(source.ports).entries()) {
    const shape = type.shape.map((dim) => {
      if (typeof dim === 'string') throw new Error(`The noise "${source.name}" has an axis without a length.`);
      return dim;
    });
    const data = noise(shape, call.distribution, count, mixSeed(seed, place));
    columns[port] = { data, shape: [count, ...shape], dtype: 'float32' };
  }
  return columns;
}
