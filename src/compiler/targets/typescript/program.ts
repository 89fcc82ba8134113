import type { LossPlan, ModelPlan, Plan, SourcePlan, ValueRef } from '../../plan.ts';
import { hasRulesBeside } from '../../rules.ts';
import { createNames } from './literals.ts';

/** Names that the generated training code gives to the parts of a plan. */
export interface ProgramNames {
  /** By `SourcePlan.name`, for those that are data sets. */
  readonly datasets: ReadonlyMap<string, string>;
  /** By `ModelPlan.name`. */
  readonly models: ReadonlyMap<string, string>;
  /** Field of a batch, by {@link valueKey} of a source's port. */
  readonly fields: ReadonlyMap<string, string>;
}

/** Names for everything a plan trains with. They never clash with each other nor with the code around them. */
export function programNames(plan: Plan): ProgramNames {
  const datasets = createNames(['read', 'seed', 'data', 'models', 'split', 'indices', 'options', 'count']);
  const models = createNames(['seed', 'data', 'models', 'batch', 'training', 'options']);
  const fields = createNames();
  const used = plan.sources.flatMap((source) => usedPorts(plan, source).map((port) => ({ of: source.name, port })));
  const once = (port: string): boolean => used.filter((value) => value.port === port).length === 1;
  return {
    datasets: new Map(plan.sources.filter(isDataset).map(({ name }) => [name, datasets.camel(name)])),
    models: new Map(plan.models.map(({ name }) => [name, models.camel(name)])),
    fields: new Map(
      used.map((value) => [valueKey(value), fields.camel(once(value.port) ? value.port : `${value.of} ${value.port}`)]),
    ),
  };
}

/** A value as a key of a map. */
export function valueKey({ of, port }: ValueRef): string {
  return JSON.stringify([of, port]);
}

export function isDataset(source: SourcePlan): boolean {
  return source.source.kind === 'dataset';
}

/** Ports of a source that a model or a loss takes, in the source's order. */
export function usedPorts(plan: Plan, source: SourcePlan): readonly string[] {
  const refs = [...plan.calls, ...plan.losses].flatMap(({ inputs }) => inputs);
  const used = new Set(refs.filter(({ of }) => of === source.name).map(({ port }) => port));
  return Object.keys(source.ports).filter((port) => used.has(port));
}

/** The plain supervised case, which `model.compile` and `model.fit` can say. */
export interface Supervised {
  readonly source: SourcePlan;
  readonly model: ModelPlan;
  readonly loss: LossPlan;
  /** Ports of the source, one for each input of the model. */
  readonly inputs: readonly string[];
  /** Port of the source that the output is compared with. */
  readonly labels: string;
}

/** One data set, one model, one loss and one step that trains all of it; `null` for everything else. */
export function asSupervised(plan: Plan): Supervised | null {
  const { sources, models, calls, losses, steps } = plan;
  const [source, model, call, loss, step] = [sources[0], models[0], calls[0], losses[0], steps[0]];
  // `fit` knows penalties that are arguments of layers, and no other rules.
  if ([sources, models, calls, losses, steps].some(({ length }) => length !== 1) || hasRulesBeside(plan)) return null;
  if (!source || !model || !call || !loss || !step || !isDataset(source)) return null;
  const [prediction, labels] = loss.inputs;
  const comparable = prediction?.of === call.name && labels?.of === source.name && loss.inputs.length === 2;
  const fromSource = call.inputs.every(({ of }) => of === source.name);
  if (model.outputs.length !== 1 || !comparable || !fromSource || !hasKerasLoss(model, loss)) return null;
  const trained = model.layers.filter(
    ({ trainable, weights }) => trainable && weights.some((weight) => weight.trainable),
  );
  if (!trained.every(({ name }) => step.trains.includes(`${model.name}/${name}`))) return null;
  return { source, model, loss, inputs: call.inputs.map(({ port }) => port), labels: labels.port };
}

/** Whether `compile` knows the loss by name and picks the same accuracy as the app. */
function hasKerasLoss(model: ModelPlan, { loss, args, metrics }: LossPlan): boolean {
  if (args['fromLogits'] === true || loss === 'ganDiscriminator' || loss === 'ganGenerator') return false;
  // Keras takes outputs of one number for yes or no, whatever the loss.
  const single = model.outputs[0]!.type.shape.at(-1) === 1;
  return !metrics.includes('accuracy') || loss === 'binaryCrossentropy' || !single;
}
