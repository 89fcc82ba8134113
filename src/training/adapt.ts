import type { LayerPlan, ModelPlan, Plan } from '../compiler/plan.ts';
import { summaries } from '../data/summaries.ts';
import type { Batch, Column, Program } from '../engine/program.ts';
import { createSplitFeed, type Datasets } from './feed.ts';

/** Samples that are looked at together. */
const batchSize = 128;

/** What adapting needs of a prepared run. */
interface Adapting {
  readonly plan: Plan;
  readonly datasets: Datasets;
  readonly program: Program;
}

/**
 * Gives every layer that adapts what it takes from the training split, of what reaches the layer: earlier layers first,
 * since later ones see what they make of it. Nothing else of the program changes. Gives way after each batch: whoever does
 * not come back leaves the layer that was looking at the data as it was.
 */
export async function* adaptToData({ plan, datasets, program }: Adapting): AsyncGenerator<void, void> {
  const feed = createSplitFeed(plan, datasets, 'train', batchSize);
  for (const model of plan.models) {
    for (const layer of model.layers) {
      if (layer.call.adapts === undefined) continue;
      const summary = summaries[layer.call.adapts](layer.call.args);
      for (let index = 0; index < feed.batches; index++) {
        for (const { data, shape } of await reaching(plan, program, model, layer, feed.batch(index))) {
          summary.add(data, shape);
        }
        yield;
      }
      const found = summary.read() ?? {};
      const weights = layer.weights.flatMap(({ name }) => {
        const values = found[name];
        return values ? [[`${model.name}/${layer.name}/${name}`, { values }] as const] : [];
      });
      program.setWeights(new Map(weights));
    }
  }
}

/** Whether any layer of a plan adapts. */
export function adapts({ models }: Plan): boolean {
  return models.some(({ layers }) => layers.some(({ call }) => call.adapts !== undefined));
}

/** What comes into a layer, in each use of its model. */
async function reaching(
  plan: Plan,
  program: Program,
  model: ModelPlan,
  layer: LayerPlan,
  batch: Batch,
): Promise<readonly Column[]> {
  const [input] = layer.inputs;
  const found: Column[] = [];
  for (const call of plan.calls.filter((each) => each.model === model.name)) {
    const inputs: Column[] = [];
    for (const ref of call.inputs) inputs.push(await program.value(ref, batch));
    const column =
      input && 'input' in input
        ? inputs[input.input]
        : (await program.layerOutputs(model.name, inputs)).get(input!.layer)?.[input!.output];
    if (!column) throw new Error(`${layer.name}: the plan names a value that is not there`);
    found.push(column);
  }
  return found;
}
