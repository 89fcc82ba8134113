import { expect } from 'vitest';
import type { Plan, Scores } from '../src/compiler/plan.ts';
import { factoryNames } from '../src/compiler/targets/typescript/model.ts';
import { asSupervised, programNames } from '../src/compiler/targets/typescript/program.ts';
import type { Split } from '../src/data/dataset.ts';
import { diskAssets } from '../src/data/nodeAssets.ts';
import type { BackendName } from '../src/engine/backend.ts';
import { startBackend } from '../src/engine/engines.ts';
import { useInstalledWasm } from '../src/engine/nodeWasmFiles.ts';
import { createTfjsProgram } from '../src/engine/tfjs/program.ts';
import { adaptToData } from '../src/training/adapt.ts';
import { batchesPerEpoch, createSplitFeed, createTrainFeed, loadDatasets } from '../src/training/feed.ts';
import { createMeans } from '../src/training/means.ts';
import { importProgram, loadArguments, type Exported } from './exported.ts';

/** What came of training a plan: the scores of each batch, all weights, and scores on held-back data if wanted. */
interface Trained {
  readonly batches: readonly Scores[];
  readonly weights: ReadonlyMap<string, readonly number[]>;
  readonly held?: Scores;
}

/**
 * The largest difference allowed between the app's numbers and the exported code's. On wasm the app's optimizers round in
 * another place than those of TensorFlow.js, and Adam turns the last bit of a small gradient into a millionth of a weight.
 */
const tolerance = 1e-5;

/** Trains a plan in the app's engine and in the exported code, on the same backend, and compares all numbers. */
export async function expectSameNumbers(
  plan: Plan,
  exported: Exported,
  backend: Exclude<BackendName, 'static'>,
  held?: Split,
): Promise<void> {
  useInstalledWasm();
  await startBackend(backend);
  const app = await trainInApp(plan, held);
  const code = await trainExported(plan, exported, held);
  expect(code.batches.length).toBe(app.batches.length);
  app.batches.forEach((scores, batch) => expectClose(code.batches[batch]!, scores, `batch ${batch}`));
  if (app.held) expectClose(code.held!, app.held, String(held));
  expect([...code.weights.keys()].sort()).toEqual([...app.weights.keys()].sort());
  for (const [name, values] of app.weights) {
    const other = code.weights.get(name)!;
    const difference = values.reduce((most, value, index) => Math.max(most, Math.abs(value - other[index]!)), 0);
    expect(difference, name).toBeLessThanOrEqual(tolerance);
  }
}

function expectClose(actual: Scores, wanted: Scores, what: string): void {
  expect(Object.keys(actual).sort(), what).toEqual(Object.keys(wanted).sort());
  for (const [name, value] of Object.entries(wanted)) {
    expect(Math.abs(actual[name]! - value), `${what}: ${name} ${actual[name]} instead of ${value}`).toBeLessThanOrEqual(
      tolerance,
    );
  }
}

async function trainInApp(plan: Plan, held?: Split): Promise<Trained> {
  const datasets = await loadDatasets(plan, diskAssets());
  const program = createTfjsProgram(plan);
  for await (const _ of adaptToData({ plan, datasets, program }));
  const batches: Scores[] = [];
  const feed = createTrainFeed(plan, datasets);
  for (let epoch = 0; epoch < plan.run.epochs; epoch++) {
    for (let index = 0; index < batchesPerEpoch(plan, datasets); index++) {
      batches.push(await program.train((step) => feed.batch(epoch, index, step)));
    }
  }
  const means = createMeans();
  if (held) {
    const scored = createSplitFeed(plan, datasets, held, 128);
    for (let index = 0; index < scored.batches; index++) {
      means.add(await program.evaluate(scored.batch(index)), scored.samples(index));
    }
  }
  const weights = new Map([...(await program.weights())].map(([name, { values }]) => [name, [...values]]));
  program.dispose();
  return { batches, weights, ...(held ? { held: means.read() } : {}) };
}

async function trainExported(plan: Plan, exported: Exported, held?: Split): Promise<Trained> {
  const { create, loadData, train, evaluate } = await importProgram(exported);
  const { epochs, batchSize, seed } = plan.run;
  const factories = factoryNames(plan);
  const names = programNames(plan).models;
  const models = Object.fromEntries(
    plan.models.map(({ name }) => [names.get(name)!, create[factories.get(name)!]!(seed)]),
  );
  const data = await loadData(...loadArguments(exported, diskAssets(), seed));
  const trained = asSupervised(plan) ? Object.values(models)[0] : models;
  const batches: Scores[] = [];
  const onBatch = (_: number, scores: Scores) => batches.push(appNames(plan, scores));
  await train(trained, data, { epochs, batchSize, seed, onBatch });
  const scores = held ? appNames(plan, evaluate!(trained, data, held, seed)) : undefined;

  const weights = new Map<string, readonly number[]>();
  for (const { name, layers } of plan.models) {
    for (const layer of layers) {
      const built = models[names.get(name)!]!.getLayer(layer.name);
      layer.weights.forEach((weight, index) => {
        weights.set(`${name}/${layer.name}/${weight.name}`, [...built.weights[index]!.read().dataSync()]);
      });
    }
  }
  Object.values(models).forEach((model) => model.dispose());
  return { batches, weights, ...(scores ? { held: scores } : {}) };
}

/** `fit` reports `loss` and `accuracy`, the app `cross_entropy` and `cross_entropy/accuracy`. */
function appNames(plan: Plan, scores: Scores): Scores {
  if (!asSupervised(plan)) return scores;
  const loss = plan.losses[0]!.name;
  return Object.fromEntries(
    Object.entries(scores).map(([name, score]) => [name === 'loss' ? loss : `${loss}/${name}`, score]),
  );
}
