import type { LayerPlan, ModelPlan, Plan } from '../compiler/plan.ts';
import { createMoments } from '../data/moments.ts';
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
 * Gives every layer that adapts the mean and the variance of what reaches it from the training split: those of earlier
 * layers first, since later ones see what they make of it. Nothing else of the program changes.
 */
export async function adaptToData(
  { plan, datasets, program }: Adapting,
  breathe: () => Promise<void> | undefined = () => undefined,
): Promise<void> {
  const feed = createSplitFeed(plan, datasets, 'train', batchSize);
  for (const model of plan.models) {
    for (const layer of model.layers.filter(({ call }) => call.adapts)) {
      const moments = createMoments(layer.call.args['axes'] as readonly number[]);
      for (let index = 0; index < feed.batches; index++) {
        for (const { data, shape } of await reaching(plan, program, model, layer, feed.batch(index))) {
          moments.add(data, shape);
        }
        const breath = breathe();
        if (breath) await breath;
      }
      const { mean, variance } = moments.read();
      if (mean.length === 0) continue;
      const path = `${model.name}/${layer.name}`;
      program.setWeights(
        new Map([
          [`${path}/mean`, { values: mean }],
          [`${path}/variance`, { values: variance }],
        ]),
      );
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
