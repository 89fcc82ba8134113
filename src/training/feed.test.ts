import { describe, expect, it } from 'vitest';
import { diskAssets } from '../data/nodeAssets.ts';
import { templates, type TemplateId } from '../../templates/index.ts';
import { compile } from '../compiler/compile.ts';
import type { Plan } from '../compiler/plan.ts';
import { batchIndices, epochOrder, noise, noiseSeed } from '../data/batches.ts';
import { mixSeed } from '../data/random.ts';
import type { Batch } from '../engine/program.ts';
import {
  batchesPerEpoch,
  createTrainFeed,
  loadDatasets,
  createSplitFeed,
  range,
  samplesOf,
  splitSize,
} from './feed.ts';

function planOf(id: TemplateId): Plan {
  return compile(templates.find((template) => template.id === id)!.project).plan!;
}

/** A copy: the feed fills its arrays anew. */
const copied = (batch: Batch): Batch => structuredClone(batch);

describe.each<TemplateId>(['spiral', 'rnn', 'gan'])('the feed of %s', (id) => {
  it('gives any batch again, whatever was asked for between', async () => {
    const plan = planOf(id);
    const datasets = await loadDatasets(plan, diskAssets());
    const feed = createTrainFeed(plan, datasets);
    const last = batchesPerEpoch(plan, datasets) - 1;
    const places = [[0, 0, 0], [0, 1, 0], [0, 1, 1], [1, 0, 0], [0, last, 0], [2, 1, 1], [0, 0, 1]] as const; // prettier-ignore
    const first = places.map(([epoch, index, step]) => copied(feed.batch(epoch, index, step)));
    const again = [...places].reverse().map(([epoch, index, step]) => copied(feed.batch(epoch, index, step)));
    expect(again.reverse()).toEqual(first);
    const fresh = places.map(([epoch, index, step]) =>
      copied(createTrainFeed(plan, datasets).batch(epoch, index, step)),
    );
    expect(fresh).toEqual(first);
    for (const columns of Object.values(first[4]!)) {
      for (const { shape } of Object.values(columns)) expect(shape[0]).toBe(feed.samples(last));
    }
  });

  it('gives the samples that the order of the epoch names, and noise of the batch and the step', async () => {
    const plan = planOf(id);
    const { batchSize, seed } = plan.run;
    const datasets = await loadDatasets(plan, diskAssets());
    const perEpoch = batchesPerEpoch(plan, datasets);
    const batch = createTrainFeed(plan, datasets).batch(3, 1, 1);
    plan.sources.forEach(({ name, source, ports }, place) => {
      const dataset = datasets.get(name);
      Object.entries(ports).forEach(([port, type], portPlace) => {
        const { data, dtype } = batch[name]![port]!;
        expect(dtype).toBe(type.dtype);
        if (dataset) {
          const order = epochOrder(dataset.sizes.train, seed, 3).subarray(0, splitSize(datasets, 'train'));
          expect(data).toEqual(dataset.read('train', batchIndices(order, 1, batchSize), port));
        } else if (source.kind === 'noise') {
          const noiseOf = mixSeed(mixSeed(noiseSeed(seed, place, 3 * perEpoch + 1), 1), portPlace);
          expect(data).toEqual(noise(type.shape as number[], source.distribution, batchSize, noiseOf));
        }
      });
    });
  });

  it('goes through a split once, in batches of one size', async () => {
    const plan = planOf(id);
    const datasets = await loadDatasets(plan, diskAssets());
    const size = splitSize(datasets, 'validation');
    let start = 0;
    const feed = createSplitFeed(plan, datasets, 'validation', 48);
    for (let index = 0; index < feed.batches; index++) {
      const samples = feed.samples(index);
      const batch = feed.batch(index);
      expect(samples).toBe(Math.min(48, size - start));
      if (start < 200) expect(batch).toEqual(samplesOf(plan, datasets, 'validation', range(start, start + samples)));
      start += samples;
    }
    expect(start).toBe(size);
  });
});
