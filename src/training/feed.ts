import type { Plan, SourcePlan } from '../compiler/plan.ts';
import { batchCount, batchIndices, epochOrder, fillNoise, noiseSeed } from '../data/batches.ts';
import type { AssetReader, Dataset, Rows, Split } from '../data/dataset.ts';
import { prepareColumns } from '../data/text/prepareColumns.ts';
import { loadDataset } from '../data/loadDataset.ts';
import { mixSeed } from '../data/random.ts';
import type { Batch, Column, SourceBatch } from '../engine/program.ts';
import { sizeOf } from '../tensor/shape.ts';

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
  for (const { name, source, prepared = [] } of plan.sources) {
    if (source.kind !== 'dataset') continue;
    const key = JSON.stringify(source);
    const dataset = loading.get(key) ?? loadDataset(source, plan.run.seed, assets);
    loading.set(key, dataset);
    datasets.set(name, prepareColumns(await dataset, prepared));
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

/** The batches of a run. Any of them can be asked for, by epoch and index in the epoch, both counted from 0. */
export interface TrainFeed {
  /** Samples in a batch; the last one of an epoch may be smaller. */
  samples(index: number): number;
  /**
   * The same data for every step, and fresh noise. The order depends on seed and epoch alone.
   * The arrays are the feed's own: the next call fills them anew.
   */
  batch(epoch: number, index: number, step: number): Batch;
}

/** Batches of the training split. Making one allocates nothing: a small net takes hundreds of thousands a second. */
export function createTrainFeed(plan: Plan, datasets: Datasets): TrainFeed {
  const { batchSize, seed } = plan.run;
  const perEpoch = batchesPerEpoch(plan, datasets);
  const size = datasets.size === 0 ? perEpoch * batchSize : splitSize(datasets, 'train');
  const samples = (index: number) => Math.min(batchSize, size - index * batchSize);
  const bufferFor = createBuffers(plan, datasets);
  const orders = new Map<Dataset, Uint32Array>();
  let ordered = -1;
  let gathered: BatchBuffer | undefined;
  let gatheredIndex = -1;

  const arrange = (epoch: number) => {
    for (const dataset of datasets.values()) {
      orders.set(dataset, epochOrder(dataset.sizes.train, seed, epoch).subarray(0, size));
    }
    ordered = epoch;
    gathered = undefined;
  };
  return {
    samples,
    batch(epoch, index, step) {
      if (epoch !== ordered) arrange(epoch);
      const buffer = bufferFor(samples(index));
      if (buffer !== gathered || index !== gatheredIndex) {
        for (const { dataset, read } of buffer.data) {
          read('train', batchIndices(orders.get(dataset)!, index, batchSize));
        }
        [gathered, gatheredIndex] = [buffer, index];
      }
      for (const { place, draw } of buffer.noise) {
        draw(mixSeed(noiseSeed(seed, place, epoch * perEpoch + index), step));
      }
      return buffer.batch;
    },
  };
}

/** These samples of a split, for every data set alike, with noise that is the same each time; in arrays of their own. */
export function samplesOf(plan: Plan, datasets: Datasets, split: Split, indices: ArrayLike<number>): Batch {
  const buffer = createBatchBuffer(plan, datasets, indices.length);
  fill(buffer, plan, split, indices);
  return buffer.batch;
}

/** A split's samples in order, in batches of one size. */
export interface SplitFeed {
  /** Batches of the split; the last one may be smaller. */
  readonly batches: number;
  samples(index: number): number;
  /** The arrays are the feed's own: the next call fills them anew. */
  batch(index: number): Batch;
}

/** Batches of a split, for scoring it again and again. */
export function createSplitFeed(plan: Plan, datasets: Datasets, split: Split, batchSize: number): SplitFeed {
  const size = splitSize(datasets, split);
  const all = Uint32Array.from(range(0, size));
  const bufferFor = createBuffers(plan, datasets);
  return {
    batches: batchCount(size, batchSize),
    samples: (index) => Math.min(batchSize, size - index * batchSize),
    batch(index) {
      const indices = batchIndices(all, index, batchSize);
      const buffer = bufferFor(indices.length);
      fill(buffer, plan, split, indices);
      return buffer.batch;
    },
  };
}

/** Whole numbers from `start` to before `end`. */
export function range(start: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - start) }, (_, index) => start + index);
}

/** A batch with what fills its arrays. */
interface BatchBuffer {
  readonly batch: Batch;
  readonly data: readonly { readonly dataset: Dataset; read(split: Split, indices: ArrayLike<number>): void }[];
  /** `place` is that of the source in the plan. */
  readonly noise: readonly { readonly place: number; draw(seed: number): void }[];
}

function fill(buffer: BatchBuffer, plan: Plan, split: Split, indices: ArrayLike<number>): void {
  for (const { read } of buffer.data) read(split, indices);
  for (const { place, draw } of buffer.noise) {
    draw(mixSeed(plan.run.seed, outsideTraining[split], place, indices[0] ?? 0));
  }
}

/** One buffer for each size of batch that is asked for. */
function createBuffers(plan: Plan, datasets: Datasets): (samples: number) => BatchBuffer {
  const buffers = new Map<number, BatchBuffer>();
  return (samples) => {
    let buffer = buffers.get(samples);
    if (!buffer) buffers.set(samples, (buffer = createBatchBuffer(plan, datasets, samples)));
    return buffer;
  };
}

function createBatchBuffer(plan: Plan, datasets: Datasets, samples: number): BatchBuffer {
  const batch: Record<string, SourceBatch> = {};
  const data: BatchBuffer['data'][number][] = [];
  const noise: BatchBuffer['noise'][number][] = [];
  plan.sources.forEach((source, place) => {
    const dataset = datasets.get(source.name);
    const columns = dataset ? dataColumns(source, dataset, samples) : noiseColumns(source, samples);
    batch[source.name] = columns;
    const ports = Object.entries(columns);
    if (dataset) {
      const read = (split: Split, indices: ArrayLike<number>) => {
        for (const [port, column] of ports) dataset.read(split, indices, port, column.data);
      };
      data.push({ dataset, read });
    } else noise.push({ place, draw: drawInto(source, ports) });
  });
  return { batch, data, noise };
}

function dataColumns(source: SourcePlan, dataset: Dataset, samples: number): SourceBatch {
  const columns: Record<string, Column> = {};
  for (const port of Object.keys(source.ports)) {
    const field = dataset.fields[port];
    if (!field) throw new Error(`The data set "${dataset.name}" has no field "${port}".`);
    columns[port] = emptyColumn([samples, ...field.shape], field.dtype);
  }
  return columns;
}

function noiseColumns(source: SourcePlan, samples: number): SourceBatch {
  const columns: Record<string, Column> = {};
  for (const [port, type] of Object.entries(source.ports)) {
    const shape = type.shape.map((dim) => {
      if (typeof dim === 'string') throw new Error(`The noise "${source.name}" has an axis without a length.`);
      return dim;
    });
    columns[port] = emptyColumn([samples, ...shape], 'float32');
  }
  return columns;
}

function drawInto({ name, source }: SourcePlan, ports: readonly (readonly [string, Column])[]): (seed: number) => void {
  if (source.kind !== 'noise') throw new Error(`The data set of "${name}" was not loaded.`);
  return (seed) => {
    ports.forEach(([, { data }], place) => fillNoise(data as Float32Array, source.distribution, mixSeed(seed, place)));
  };
}

function emptyColumn(shape: readonly number[], dtype: Column['dtype']): Column {
  const size = sizeOf(shape);
  const data: Rows = dtype === 'int32' ? new Int32Array(size) : new Float32Array(size);
  return { data, shape, dtype };
}
